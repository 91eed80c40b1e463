"""A case, if it is in the reader's scope."""

# ruff: noqa: S608 - statements are put together from constants of this module; what a reader typed travels as arguments

from dataclasses import dataclass
from uuid import UUID

from services.probation.cases.rows import Case
from services.probation.cases.scoping import scope
from services.probation.database import DB
from shared.actors import Actor
from shared.db.rows import fetch_row, fetch_rows

NAME = "concat_ws(' ', p.family_name, p.given_name, p.patronymic)"

CASE = f"""
    SELECT p.id AS person, p.iin, p.family_name, p.given_name, p.patronymic, {NAME} AS name, p.birth_date, p.phone, p.language, p.region,
           p.settlement, p.address, p.time_zone, r.id AS registration, r.case_number, r.category, r.supervising_authority, r.office,
           r.officer, r.officer_name, r.court, r.court_decision_on, r.in_force_on, r.registered_on, r.term_ends_on, r.frequency,
           r.basis_kind, r.basis_reference, r.basis_given_on, r.basis_copy, r.card_code, r.state, r.closed_at, r.closing_reason
    FROM probation.person p
    JOIN probation.registration r ON r.person = p.id AND r.current
"""


async def case(by: Actor, person: UUID) -> Case | None:
    """The person with the latest registration; None if this reader may not see it."""
    condition, values = scope(by, 2)
    return await fetch_row(DB, Case, f"{CASE} WHERE p.id = $1 AND {condition}", person, *values)


async def case_of_anyone(person: UUID) -> Case | None:
    """The same without a scope, for a caller that has another reason to let this reader see it."""
    return await fetch_row(DB, Case, f"{CASE} WHERE p.id = $1", person)


@dataclass(frozen=True, slots=True)
class Duty:
    """One duty of the court decision: its code, the court's own words, the norm it is based on."""

    code: str
    words: str
    source: str


async def conditions(registration: UUID) -> list[Duty]:
    """The duties of a registration."""
    return await fetch_rows(DB, Duty, "SELECT * FROM probation.condition WHERE registration = $1 ORDER BY created_at, code", registration)
