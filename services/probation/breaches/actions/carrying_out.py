"""What a court ruled, carried out by a human: an extension is entered in the term, the rest is done on its own page."""

from datetime import datetime
from uuid import UUID

from services.probation.breaches.actions.rulings import waiting_ruling
from services.probation.breaches.actions.steps import advance, locked_proceeding
from services.probation.breaches.domain.stages import Event
from services.probation.breaches.rows import Proceeding, ShownRuling
from services.probation.breaches.tables import BreachRuling
from services.probation.cases.actions import locked_open_case
from services.probation.database import DB
from services.probation.local_time import local_today
from services.probation.terms.actions import enter_change
from services.probation.terms.domain.changes import Change, problems
from services.probation.terms.domain.parts import Length
from services.probation.terms.queries import term_events, term_of_case
from shared.actors import Actor
from shared.db.engine import transaction
from shared.db.rows import ColumnValues


class AgainstTerm(Exception):
    """The term does not allow it. `code`: a problem of terms.domain.changes."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


async def apply_ruling(number: UUID, words: str, *, seen: int, by: Actor, now: datetime) -> str:
    """A human carries out what the court ruled: an extension is entered in the term. Returns the effect: what else is to be done.

    Raises NotFound, AlreadyClosed, AlreadyDecided, AgainstTerm.
    """
    async with transaction(DB):
        row = await locked_proceeding(number, seen)
        ruling = await waiting_ruling(number)
        if ruling.effect == "extend" and ruling.months is not None:
            await _extend(row, ruling, ruling.months, words, by=by, now=now)
        await advance(row, Event.APPLY, why=words, details={"effect": ruling.effect, "ruling": str(ruling.id)}, by=by, now=now)
        values: ColumnValues = {BreachRuling.applied_at: now, BreachRuling.applied_by: by.id, BreachRuling.applied_by_name: by.name}
        await BreachRuling.update(values).where(BreachRuling.id == ruling.id)
    return ruling.effect


async def enter_in_term(row: Proceeding, change: Change, *, by: Actor, now: datetime) -> None:
    """An entry in the term of this registration. Raises AgainstTerm, NotFound, AlreadyClosed."""
    case = await locked_open_case(row.person, row.registration)
    events = await term_events(case.id)
    found = problems(change, term_of_case(case, events), today=local_today(now), birth_date=row.birth_date)
    if found:
        raise AgainstTerm(next(iter(found.values())))
    await enter_change(row.person, change, seen=len(events), by=by, now=now, registration=row.registration)


async def _extend(row: Proceeding, ruling: ShownRuling, months: int, words: str, *, by: Actor, now: datetime) -> None:
    document = f"{ruling.court}, {ruling.number}"
    change = Change("extended", ruling.ruled_on, document, words or ruling.words, length=Length(months, "months"), beyond=True)
    await enter_in_term(row, change, by=by, now=now)
