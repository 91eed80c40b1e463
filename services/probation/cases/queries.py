"""A case, if it is in the reader's scope."""

# ruff: noqa: S608 - statements are put together from constants of this module; what a reader typed travels as arguments

from dataclasses import dataclass
from uuid import UUID

from services.probation.cases.rows import Case
from services.probation.cases.scoping import scope
from services.probation.database import DB
from shared.access.scope import scope_of
from shared.actors import Actor
from shared.db.rows import fetch_row, fetch_rows, fetch_values

NAME = "concat_ws(' ', p.family_name, p.given_name, p.patronymic)"

CASE = f"""
    SELECT p.id AS person, p.iin, p.family_name, p.given_name, p.patronymic, {NAME} AS name, p.birth_date, p.phone, p.language, p.region,
           p.settlement, p.address, p.time_zone, r.id AS registration, r.case_number, r.category, r.supervising_authority, r.office,
           r.officer, r.officer_name, r.court, r.court_decision_on, r.in_force_on, r.registered_on, r.term_ends_on, r.frequency,
           r.basis_kind, r.basis_reference, r.basis_given_on, r.basis_copy, r.card_code, r.state, r.closed_at, r.closing_reason,
           r.restricted, r.restriction_reason, r.term_suspended_since
    FROM probation.person p
    JOIN probation.registration r ON r.person = p.id AND r.current
"""


async def case(by: Actor, person: UUID) -> Case | None:
    """The person with the latest registration; None if this reader may not see it."""
    condition, values = scope(by, 2)
    return await fetch_row(DB, Case, f"{CASE} WHERE p.id = $1 AND {condition}", person, *values)


async def number_in_register(by: Actor, person: UUID) -> str | None:
    """The case number of a person whom a reader finds in the register, and sees after stating a purpose; None for other readers."""
    if scope_of(by).purpose == "never":
        return None
    condition, values = scope(by, 2, in_register=True)
    found = await fetch_values(
        DB, f"SELECT r.case_number FROM probation.registration r WHERE r.person = $1 AND r.current AND {condition}", person, *values
    )
    return str(found[0]) if found else None


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
