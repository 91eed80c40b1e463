"""The entries about a term, in their order."""

from uuid import UUID

from services.probation.cases.rows import Case, LockedCase
from services.probation.database import DB
from services.probation.terms.domain import derivation
from services.probation.terms.domain.events import TermEvent, term_of
from services.probation.terms.domain.parts import Term
from shared.db.rows import fetch_rows

EVENTS = """SELECT id, number, kind, on_date, amount, unit, ends_on, refers_to, document, reason, by_id, by_name, at
    FROM probation.term_event WHERE registration = $1 ORDER BY number"""


async def term_events(registration: UUID) -> list[TermEvent]:
    """Every entry of a registration, withdrawn ones too, the oldest first."""
    return await fetch_rows(DB, TermEvent, EVENTS, registration)


def term_of_case(case: Case | LockedCase, events: list[TermEvent]) -> Term:
    """The term of a registration; without entries, the last day that stands in the registration."""
    begins = derivation.begins_on(case.category, registered_on=case.registered_on, in_force_on=case.in_force_on)
    return term_of(case.category, events, begins_on=begins, ends_on=case.term_ends_on)
