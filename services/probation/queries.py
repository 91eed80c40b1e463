"""Reads, always scoped by who asks: an officer sees the own caseload, a senior officer the office, an auditor everything."""

# ruff: noqa: S608 - statements are put together from constants of this module; what a reader typed travels as arguments

import json
from datetime import date, datetime
from typing import Any
from uuid import UUID

from services.probation.tables import DB
from shared.identity.actors import Actor, Role

Row = dict[str, Any]
NAME = "concat_ws(' ', p.family_name, p.given_name, p.patronymic)"
CASE = f"""
    SELECT p.id AS person, p.iin, p.family_name, p.given_name, p.patronymic, {NAME} AS name, p.birth_date, p.phone, p.language, p.region,
           p.settlement, p.address, p.zone, r.id AS registration, r.case_number, r.category, r.custodian, r.office, r.officer,
           r.officer_name, r.court, r.court_decision_on, r.in_force_on, r.registered_on, r.term_ends_on, r.frequency, r.basis_kind,
           r.basis_reference, r.basis_given_on, r.basis_copy, r.card_code, r.state, r.closed_at, r.closing_reason
    FROM probation.person p
    JOIN LATERAL (SELECT * FROM probation.registration r WHERE r.person = p.id ORDER BY r.created_at DESC LIMIT 1) r ON true
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
    return await _row(f"{CASE} WHERE p.id = $1 AND {condition}", person, *values)


async def people(by: Actor, search: str, *, closed: bool, limit: int, offset: int = 0) -> tuple[list[Row], int]:
    """The caseload by name, and how many there are in all. `search` finds the start of a name, a case number, an ИИН or a phone."""
    condition, values = scope(by, 1)
    statement = f"""
        WITH found AS ({CASE} WHERE {condition} AND r.state = $2 AND ($3 = '' OR lower({NAME}) LIKE '%' || lower($3) || '%'
            OR r.case_number LIKE $3 || '%' OR p.iin = $3 OR ($4 <> '' AND p.phone LIKE '%' || $4)))
        SELECT found.*, next.due_on, next.closes_at, waiting.number AS waiting, count(*) OVER () AS total
        FROM found
        LEFT JOIN LATERAL (SELECT due_on, closes_at FROM probation.check_in c WHERE c.person = found.person AND c.state = 'created'
            ORDER BY due_on LIMIT 1) next ON true
        LEFT JOIN LATERAL (SELECT count(*) AS number FROM probation.queue_item q WHERE q.person = found.person AND q.closed_at IS NULL)
            waiting ON true
        ORDER BY found.family_name, found.given_name, found.case_number LIMIT $5 OFFSET $6
    """
    digits = "".join(character for character in search if character.isdigit())[-10:]
    pattern = search.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    rows = await _rows(statement, *values, "closed" if closed else "open", pattern, digits if len(digits) >= 4 else "", limit, offset)
    return rows, rows[0]["total"] if rows else 0


async def due(by: Actor, now: datetime, *, limit: int = 100) -> list[Row]:
    """Check-ins that are open for handing in now, the one that closes first at the top."""
    condition, values = scope(by, 1)
    return await _rows(
        f"""SELECT c.id, c.due_on, c.closes_at, c.version, p.id AS person, {NAME} AS name, r.case_number, p.zone, p.phone
        FROM probation.check_in c JOIN probation.registration r ON r.id = c.registration JOIN probation.person p ON p.id = c.person
        WHERE {condition} AND c.state = 'created' AND c.opens_at <= $2 AND c.closes_at > $2 ORDER BY c.closes_at, {NAME} LIMIT $3""",
        *values,
        now,
        limit,
    )


async def queue(by: Actor, *, kind: str = "", limit: int = 100) -> tuple[list[Row], int]:
    """Open items of this reader, most urgent first, and how many in all. A second opinion goes to whoever did not give the first, an
    alert that nobody took also to the deputy."""
    condition, values = scope(by, 1)
    office = "OR (q.kind = 'second_opinion' AND r.office = $4 AND q.not_for IS DISTINCT FROM $5::uuid) OR i.deputy = $5::uuid"
    rows = await _rows(
        f"""SELECT q.*, {NAME} AS name, r.case_number, r.officer_name, p.zone, c.due_on, c.submitted_at, c.calibrated,
            c.score, i.escalation,
            count(*) OVER () AS total
        FROM probation.queue_item q
        JOIN probation.person p ON p.id = q.person
        JOIN LATERAL (SELECT * FROM probation.registration r WHERE r.person = p.id ORDER BY r.created_at DESC LIMIT 1) r ON true
        LEFT JOIN probation.check_in c ON c.id = q.about
        LEFT JOIN probation.incident i ON i.id = q.about AND q.kind = 'alert'
        WHERE q.closed_at IS NULL AND ($2 = '' OR q.kind = $2) AND ({condition} {office})
            AND q.not_for IS DISTINCT FROM $5::uuid
        ORDER BY q.priority - coalesce(i.escalation, 0), q.opened_at, q.id LIMIT $3""",
        *values,
        kind,
        limit,
        by.office,
        by.id,
    )
    return rows, rows[0]["total"] if rows else 0


async def queue_counts(by: Actor) -> dict[str, int]:
    """How many open items of each kind."""
    rows, _ = await queue(by, limit=100_000)
    counts: dict[str, int] = {}
    for row in rows:
        counts[row["kind"]] = counts.get(row["kind"], 0) + 1
    return counts


async def queue_item(by: Actor, item: UUID) -> Row | None:
    """One item, open or closed, of this reader."""
    condition, values = scope(by, 2)
    return await _row(
        f"""SELECT q.*, r.officer FROM probation.queue_item q
        JOIN LATERAL (SELECT * FROM probation.registration r WHERE r.person = q.person ORDER BY r.created_at DESC LIMIT 1) r ON true
        WHERE q.id = $1 AND ({condition} OR (q.kind = 'second_opinion' AND r.office = $3 AND q.not_for IS DISTINCT FROM $4::uuid)
            OR (q.kind = 'alert' AND EXISTS (SELECT 1 FROM probation.incident i WHERE i.id = q.about AND i.deputy = $4::uuid)))""",
        item,
        *values,
        by.office,
        by.id,
    )


async def check_in(by: Actor, check_in_id: UUID) -> Row | None:
    """A check-in with the name and the case; also for the second officer who was asked about it, until it is decided."""
    condition, values = scope(by, 2)
    row = await _row(
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
    return await _rows("SELECT * FROM probation.review WHERE check_in = $1 ORDER BY at", check_in_id)


async def check_ins(person: UUID, *, limit: int = 50) -> list[Row]:
    """The person's check-ins, the latest first. Ask `case` first: it knows who may read."""
    return await _rows("SELECT * FROM probation.check_in WHERE person = $1 ORDER BY due_on DESC, created_at DESC LIMIT $2", person, limit)


async def conditions(registration: UUID) -> list[Row]:
    """The duties of a registration."""
    return await _rows("SELECT * FROM probation.condition WHERE registration = $1 ORDER BY created_at, code", registration)


async def timeline(person: UUID, *, limit: int = 100) -> list[Row]:
    """What happened, the latest first. Ask `case` first: it knows who may read."""
    rows = await _rows("SELECT * FROM probation.timeline_entry WHERE person = $1 ORDER BY at DESC, id LIMIT $2", person, limit)
    return [row | {"details": json.loads(row["details"])} for row in rows]


async def attention(person: UUID) -> list[Row]:
    """The person's open queue items, most urgent first."""
    return await _rows(
        """SELECT q.*, c.calibrated, c.score FROM probation.queue_item q LEFT JOIN probation.check_in c ON c.id = q.about
        WHERE q.person = $1 AND q.closed_at IS NULL ORDER BY q.priority, q.opened_at""",
        person,
    )


async def copies(person: UUID) -> list[Row]:
    """What is known of the person's signed copies, the latest first, without their content. Ask `case` first: it knows who may read."""
    return await _rows(
        "SELECT id, media_type, size, basis_reference, basis_given_on, stored_at, stored_by_name, ended_at, destroyed_at"
        " FROM probation.basis_copy WHERE person = $1 ORDER BY stored_at DESC",
        person,
    )


async def suspicion(suspicion_id: UUID) -> Row | None:
    """A suspicion of double registration with both people's latest cases, as `one` and `two`. The route decides who may see which."""
    row = await _row("SELECT * FROM probation.suspicion WHERE id = $1", suspicion_id)
    if row is None:
        return None
    one, two = [await _row(f"{CASE} WHERE p.id = $1", row[name]) for name in ("person", "other")]
    return row | {"one": one, "two": two}


async def term_ends_soon(by: Actor, until: date, *, limit: int = 20) -> list[Row]:
    """Open cases whose term ends by `until`."""
    condition, values = scope(by, 1)
    return await _rows(
        f"{CASE} WHERE {condition} AND r.state = 'open' AND r.term_ends_on <= $2 ORDER BY r.term_ends_on LIMIT $3", *values, until, limit
    )


async def _rows(statement: str, *values: Any) -> list[Row]:
    assert DB.pool is not None
    return [dict(row) for row in await DB.pool.fetch(statement, *values)]


async def _row(statement: str, *values: Any) -> Row | None:
    assert DB.pool is not None
    row = await DB.pool.fetchrow(statement, *values)
    return dict(row) if row else None
