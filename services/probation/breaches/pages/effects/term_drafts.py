"""The last day of the term before and after an extension."""

from datetime import datetime
from uuid import UUID

from services.probation.breaches.actions.effects import term
from services.probation.breaches.domain.effects import Owner
from services.probation.breaches.pages.effects.draft_lines import Line, line
from services.probation.breaches.rows import Proceeding, ShownRuling
from services.probation.cases.queries import open_registrations
from services.probation.terms.domain.derivation import begins_on, derive
from services.probation.terms.domain.events import TermEvent, term_of
from services.probation.terms.queries import term_events

NOBODY = UUID(int=0)


async def term_lines(row: Proceeding, ruling: ShownRuling, now: datetime) -> list[Line]:
    """One line; nothing where the registration is not open."""
    case = next((one for one in await open_registrations(row.person) if one.id == row.registration), None)
    if case is None:
        return []
    events, change = await term_events(row.registration), term.extension(ruling, "")
    begins = begins_on(case.category, registered_on=case.registered_on, in_force_on=case.in_force_on)
    would = TermEvent(
        NOBODY, len(events) + 1, change.kind, change.on_date, ruling.months, "months", None, None, change.document, "", NOBODY, "", now
    )
    days = []
    for entries in (events, [*events, would]):
        day = derive(term_of(case.category, entries, begins_on=begins, ends_on=case.term_ends_on)).ends_on
        days.append({"last_day": day.isoformat() if day else None})
    return [line(Owner.TERM, *days)]
