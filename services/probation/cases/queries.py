"""A case, if it is in the reader's scope."""

# ruff: noqa: S608 - statements are put together from constants of this module; what a reader typed travels as arguments

from dataclasses import dataclass
from uuid import UUID

from services.probation.cases.rows import Case, ListedRegistration
from services.probation.cases.scoping import LISTED, scope
from services.probation.database import DB
from services.probation.record_links.queries import survivor_of
from shared.access.scope import scope_of
from shared.actors import Actor
from shared.db.beyond import beyond_scope
from shared.db.rows import fetch_row, fetch_rows, fetch_values

NAME = "concat_ws(' ', p.family_name, p.given_name, p.patronymic)"

CASE = f"""
    SELECT p.id AS person, p.iin, p.family_name, p.given_name, p.patronymic, {NAME} AS name, p.birth_date, p.phone, p.language, p.region,
           p.settlement, p.address, p.time_zone, r.id AS registration, r.case_number, r.category, r.supervising_authority, r.office,
           r.officer, r.officer_name, r.court, r.court_decision_on, r.in_force_on, r.registered_on, r.term_ends_on, r.frequency,
           r.basis_kind, r.basis_reference, r.basis_given_on, r.basis_copy, r.card_code, r.state, r.closed_at, r.closing_reason,
           r.restricted, r.restriction_reason, r.term_suspended_since
    FROM probation.person p
    JOIN probation.registration r ON r.person = p.id AND {LISTED.format(alias="r")}
"""
LEADING_FIRST = "ORDER BY r.current DESC, r.state DESC, r.supervising_authority DESC, r.created_at, r.id LIMIT 1"
REGISTRATIONS = "SELECT * FROM probation.registration r WHERE r.person = $1 AND ($2::text IS NULL OR r.supervising_authority = $2)"
AUTHORITIES = "SELECT DISTINCT supervising_authority FROM probation.registration WHERE person = $1 AND state = 'open'"
IN_ORDER = "ORDER BY r.state DESC, r.current DESC, r.supervising_authority DESC, r.registered_on, r.created_at, r.id"


async def case(by: Actor, person: UUID, registration: UUID | None = None) -> Case | None:
    """The person with the leading registration of those that this reader may see, or with the one named; None if there is none.

    Of a record that was merged into another one it is the case of the surviving record: `person` of what is returned is that one.
    """
    condition, values = scope(by, 3)
    statement = f"{CASE} WHERE p.id = $1 AND ($2::uuid IS NULL OR r.id = $2) AND {condition} {LEADING_FIRST}"
    found = await fetch_row(DB, Case, statement, person, registration, *values)
    if found is None and (survivor := await survivor_of(person)) != person:
        return await fetch_row(DB, Case, statement, survivor, registration, *values)
    return found


async def open_registrations(person: UUID, authority: str | None = None) -> list[ListedRegistration]:
    """The person's open registrations, of one authority or of every one, the leading one first.

    Call `case` first: it checks who may read.
    """
    return await fetch_rows(DB, ListedRegistration, f"{REGISTRATIONS} AND r.state = 'open' {IN_ORDER}", person, authority)


async def registrations(by: Actor, person: UUID) -> list[ListedRegistration]:
    """Every registration of the person, open ones first, those of colleagues too, but none of another authority than the reader's.

    Call `case` first: it checks who may read.
    """
    async with beyond_scope(DB, "who sees a case sees which other decisions of the same authority bind the person"):
        return await fetch_rows(DB, ListedRegistration, f"{REGISTRATIONS} {IN_ORDER}", person, scope_of(by).authority)


async def is_last_open(person: UUID, besides: UUID | None = None) -> bool:
    """Whether nothing but `besides` keeps the person on the register, of either authority: the face and the bracelet end with it."""
    async with beyond_scope(DB, "the face and the bracelet are the person's: they end with the last registration of any authority"):
        others = await fetch_values(DB, OTHERS_OPEN, person, besides)
    return not others


async def supervising_authorities(person: UUID) -> frozenset[str]:
    """The authorities under which the person has an open registration; no more than that is told."""
    async with beyond_scope(DB, "one order holds what both authorities require: neither lifts what is the other's"):
        return frozenset(await fetch_values(DB, AUTHORITIES, person))


async def number_in_register(by: Actor, person: UUID) -> str | None:
    """The case number of a person whom a reader finds in the register, and sees after stating a purpose; None for other readers."""
    if scope_of(by).purpose == "never":
        return None
    condition, values = scope(by, 2, in_register=True)
    statement = f"SELECT r.case_number FROM probation.registration r WHERE r.person = $1 AND r.current AND {condition} {LEADING_FIRST}"
    found = await fetch_values(DB, statement, person, *values)
    return str(found[0]) if found else None


async def case_of_anyone(person: UUID, authority: str | None = None) -> Case | None:
    """The same without a scope, for a caller that has another reason to let this reader see it; of one authority where it is named."""
    statement = f"{CASE} WHERE p.id = $1 AND ($2::text IS NULL OR r.supervising_authority = $2) {LEADING_FIRST}"
    return await fetch_row(DB, Case, statement, person, authority)


OTHERS_OPEN = "SELECT id FROM probation.registration WHERE person = $1 AND state = 'open' AND id IS DISTINCT FROM $2 LIMIT 1"


DUTIES = """SELECT c.code, c.words, c.source FROM probation.condition c WHERE c.registration = $1 AND NOT EXISTS (
    SELECT FROM (SELECT event FROM probation.condition_version v WHERE v.condition = c.id ORDER BY version DESC LIMIT 1) last
    WHERE last.event = 'ended') ORDER BY c.created_at, c.code"""


@dataclass(frozen=True, slots=True)
class Duty:
    """One duty of the court decision: its code, the court's own words, the norm it is based on."""

    code: str
    words: str
    source: str


async def conditions(registration: UUID) -> list[Duty]:
    """The duties of a registration, without those that have ended."""
    return await fetch_rows(DB, Duty, DUTIES, registration)
