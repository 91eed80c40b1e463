"""Reads of overrides, scoped by who asks, and of the facts that the law's values are compared with."""

# ruff: noqa: S608 - statements are put together from constants of this module; what a reader typed travels as arguments

from dataclasses import dataclass
from datetime import date
from typing import cast
from uuid import UUID

from services.probation.cases.domain.categories import Category, Citizenship, OffenceKind, Settlement, Sex, SupervisingAuthority
from services.probation.cases.domain.frequency import Frequency
from services.probation.cases.queries import NAME
from services.probation.cases.scoping import scope
from services.probation.database import DB
from services.probation.law_checks.domain import Facts
from services.probation.law_checks.rows import Override
from shared.actors import Actor
from shared.db.keyset import KeysetPage, page_of
from shared.db.rows import fetch_row, fetch_rows

SHOWN = f"""SELECT o.*, {NAME} AS name, r.case_number, r.category, r.office FROM probation.law_override o
    JOIN probation.registration r ON r.id = o.registration JOIN probation.person p ON p.id = o.person"""
LIST = f"""{SHOWN} WHERE {{scope}} AND (o.acknowledged_at IS NOT NULL) = $1 AND ($3::uuid IS NULL OR (o.at, o.id) <
    (SELECT l.at, l.id FROM probation.law_override l WHERE l.id = $3)) ORDER BY o.at DESC, o.id DESC LIMIT $2"""
STATED = """r.category, r.supervising_authority, r.court_decision_on, r.in_force_on, r.released_on, r.registered_on, r.term_ends_on,
        r.work_hours, r.offence_kind, r.frequency, r.representative, p.settlement, p.birth_date, p.sex, p.iin, p.citizenship,
        (SELECT coalesce(array_agg(c.code), '{}') FROM probation.condition c LEFT JOIN LATERAL (SELECT event
            FROM probation.condition_version v WHERE v.condition = c.id ORDER BY version DESC LIMIT 1) last ON true
            WHERE c.registration = r.id AND last.event IS DISTINCT FROM 'ended') AS conditions"""
"""Columns of a registration `r` and its person `p`: what a StoredFacts reads."""
FACTS = f"SELECT {STATED} FROM probation.registration r JOIN probation.person p ON p.id = r.person WHERE r.id = $1"


@dataclass(frozen=True, slots=True)
class StoredFacts:
    """What is written down about a registration and its person."""

    category: str
    supervising_authority: str
    court_decision_on: date
    in_force_on: date
    released_on: date | None
    registered_on: date
    term_ends_on: date
    work_hours: int | None
    offence_kind: str | None
    frequency: str
    representative: str | None
    settlement: str
    birth_date: date | None
    sex: str | None
    iin: str | None
    citizenship: str | None
    conditions: list[str]


async def overrides(by: Actor, *, acknowledged: bool, size: int, after: UUID | None = None) -> KeysetPage[Override]:
    """Overrides in the reader's scope, the latest first; `after` is an override."""
    condition, values = scope(by, 4)
    rows = await fetch_rows(DB, Override, LIST.format(scope=condition), acknowledged, size + 1, after, *values)
    return page_of(rows, size, begins_after=after)


async def override(by: Actor, number: UUID) -> Override | None:
    """One of them; None if this reader may not see it."""
    condition, values = scope(by, 2)
    return await fetch_row(DB, Override, f"{SHOWN} WHERE o.id = $1 AND {condition}", number, *values)


async def overrides_of(registration: UUID) -> list[Override]:
    """Those of one registration, the latest first. Call `case` first: it checks who may read."""
    return await fetch_rows(DB, Override, f"{SHOWN} WHERE o.registration = $1 ORDER BY o.at DESC, o.id", registration)


async def facts(registration: UUID) -> Facts:
    """What the law's values are compared with. Call `case` first: it checks who may read."""
    found = await fetch_row(DB, StoredFacts, FACTS, registration)
    assert found is not None, "The registration is of a case that the reader sees."
    return as_facts(found)


def as_facts(found: StoredFacts) -> Facts:
    """What is written down, as the rules take it."""
    return Facts(
        category=Category(found.category), authority=cast("SupervisingAuthority", found.supervising_authority),
        court_decision_on=found.court_decision_on, in_force_on=found.in_force_on, released_on=found.released_on,
        registered_on=found.registered_on, term_ends_on=found.term_ends_on, work_hours=found.work_hours,
        offence_kind=cast("OffenceKind | None", found.offence_kind), settlement=cast("Settlement", found.settlement),
        frequency=Frequency(found.frequency), conditions=frozenset(found.conditions), born_on=found.birth_date,
        sex=cast("Sex | None", found.sex), iin=found.iin or "", representative=found.representative or "",
        citizenship=cast("Citizenship | None", found.citizenship),
    )  # fmt: skip
