"""Reads, always scoped by who asks: an officer sees the own caseload, a senior officer the office, an auditor everything."""

# ruff: noqa: S608 - statements are put together from constants of this module; what a reader typed travels as arguments

import json
from typing import Any
from uuid import UUID

from services.probation.tables import DB
from shared.db.keyset import KeysetPage, page_of
from shared.identity.actors import Actor, Role

Row = dict[str, Any]
NAME = "concat_ws(' ', p.family_name, p.given_name, p.patronymic)"
CASE = f"""
    SELECT p.id AS person, p.iin, p.family_name, p.given_name, p.patronymic, {NAME} AS name, p.birth_date, p.phone, p.language, p.region,
           p.settlement, p.address, p.zone, r.id AS registration, r.case_number, r.category, r.custodian, r.office, r.officer,
           r.officer_name, r.court, r.court_decision_on, r.in_force_on, r.registered_on, r.term_ends_on, r.frequency, r.basis_kind,
           r.basis_reference, r.basis_given_on, r.basis_copy, r.card_code, r.state, r.closed_at, r.closing_reason
    FROM probation.person p
    JOIN probation.registration r ON r.person = p.id AND r.current
"""


def scope(by: Actor, place: int, alias: str = "r") -> tuple[str, list[Any]]:
    """A condition on a registration, with its one argument at `$place`."""
    if by.role == Role.AUDITOR:
        return f"${place}::text IS NOT NULL", ["all"]
    if by.role == Role.SENIOR_OFFICER:
        return f"{alias}.office = ${place}", [by.office]
    return f"{alias}.officer = ${place}", [by.id]


async def case(by: Actor, person: UUID) -> Row | None:
    """The person with the latest registration; None where it is not this reader's."""
    condition, values = scope(by, 2)
    return await fetch_row(f"{CASE} WHERE p.id = $1 AND {condition}", person, *values)


async def check_in(by: Actor, check_in_id: UUID) -> Row | None:
    """A check-in with the name and the case; also for the second officer who was asked about it, until it is decided."""
    condition, values = scope(by, 2)
    row = await fetch_row(
        f"""SELECT c.*, {NAME} AS name, r.case_number, r.officer_name, r.basis_kind, p.zone, p.language
        FROM probation.check_in c JOIN probation.registration r ON r.id = c.registration JOIN probation.person p ON p.id = c.person
        WHERE c.id = $1 AND ({condition} OR (r.office = $3 AND c.first_no_match_by <> $4
            AND (c.reviewed_at IS NULL OR c.reviewed_by = $4)))""",
        check_in_id,
        *values,
        by.office,
        by.id,
    )
    return row and row | {name: json.loads(row[name]) if row[name] else {} for name in ("answers", "capture")}


async def reviews(check_in_id: UUID) -> list[Row]:
    """What officers said about a check-in, in order."""
    return await fetch_rows("SELECT * FROM probation.review WHERE check_in = $1 ORDER BY at, id", check_in_id)


async def check_ins(person: UUID, *, size: int = 50, after: UUID | None = None) -> KeysetPage[Row]:
    """The person's check-ins, the latest first. Ask `case` first: it knows who may read."""
    rows = await fetch_rows(
        """SELECT * FROM probation.check_in WHERE person = $1 AND ($3::uuid IS NULL OR (due_on, created_at, id) <
            (SELECT due_on, created_at, id FROM probation.check_in WHERE id = $3))
        ORDER BY due_on DESC, created_at DESC, id DESC LIMIT $2""",
        *(person, size + 1, after),
    )
    return page_of(rows, size, begins_after=after)


async def conditions(registration: UUID) -> list[Row]:
    """The duties of a registration."""
    return await fetch_rows("SELECT * FROM probation.condition WHERE registration = $1 ORDER BY created_at, code", registration)


async def timeline(person: UUID, *, size: int = 100, after: UUID | None = None) -> KeysetPage[Row]:
    """What happened, the latest first. Ask `case` first: it knows who may read."""
    rows = await fetch_rows(
        """SELECT * FROM probation.timeline_entry WHERE person = $1 AND ($3::uuid IS NULL OR (at, id) <
            (SELECT at, id FROM probation.timeline_entry WHERE id = $3)) ORDER BY at DESC, id DESC LIMIT $2""",
        *(person, size + 1, after),
    )
    return page_of([row | {"details": json.loads(row["details"])} for row in rows], size, begins_after=after)


async def copies(person: UUID) -> list[Row]:
    """What is known of the person's signed copies, the latest first, without their content. Ask `case` first: it knows who may read."""
    return await fetch_rows(
        "SELECT id, media_type, size, basis_reference, basis_given_on, stored_at, stored_by_name, ended_at, destroyed_at"
        " FROM probation.basis_copy WHERE person = $1 ORDER BY stored_at DESC, id",
        person,
    )


async def suspicion(suspicion_id: UUID) -> Row | None:
    """A suspicion of double registration with both people's latest cases, as `one` and `two`. The route decides who may see which."""
    row = await fetch_row("SELECT * FROM probation.suspicion WHERE id = $1", suspicion_id)
    if row is None:
        return None
    one, two = [await fetch_row(f"{CASE} WHERE p.id = $1", row[name]) for name in ("person", "other")]
    return row | {"one": one, "two": two}


async def fetch_rows(statement: str, *values: Any) -> list[Row]:
    """Every row of a statement, each as column: value."""
    assert DB.pool is not None
    return [dict(row) for row in await DB.pool.fetch(statement, *values)]


async def fetch_row(statement: str, *values: Any) -> Row | None:
    """The first row, or None."""
    assert DB.pool is not None
    row = await DB.pool.fetchrow(statement, *values)
    return dict(row) if row else None
