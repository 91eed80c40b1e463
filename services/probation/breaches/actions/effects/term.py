"""An extension is entered in the term; after an appeal the entry is withdrawn, which is an entry of its own."""

from datetime import datetime

from services.probation.breaches.actions.effects.keeping import UNDONE
from services.probation.breaches.actions.effects.keeping import Change as Kept
from services.probation.breaches.actions.rulings import document_of
from services.probation.breaches.domain.effects import Owner
from services.probation.breaches.rows import Proceeding, ShownEffect, ShownRuling
from services.probation.cases.actions import locked_open_case
from services.probation.local_time import local_today
from services.probation.terms.actions import Entered, enter_change
from services.probation.terms.domain.changes import Change, problems
from services.probation.terms.domain.parts import Length
from services.probation.terms.queries import term_events, term_of_case
from shared.actors import Actor
from shared.values import JsonObject


class AgainstTerm(Exception):
    """The term does not allow it. `code`: a problem of terms.domain.changes."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


async def enter_in_term(row: Proceeding, change: Change, *, by: Actor, now: datetime) -> Entered:
    """An entry in the term of this registration. Raises AgainstTerm, NotFound, AlreadyClosed."""
    case = await locked_open_case(row.person, row.registration)
    events = await term_events(case.id)
    found = problems(change, term_of_case(case, events), today=local_today(now), birth_date=row.birth_date)
    if found:
        raise AgainstTerm(next(iter(found.values())))
    return await enter_change(row.person, change, seen=len(events), by=by, now=now, registration=row.registration)


def extension(ruling: ShownRuling, words: str) -> Change:
    """What the ruling enters in the term: the court may order more than the law's limit, which is for the court to answer."""
    length = Length(ruling.months or 0, "months")
    return Change("extended", ruling.ruled_on, document_of(ruling), words or ruling.words, length=length, beyond=True)


async def extend(row: Proceeding, ruling: ShownRuling, words: str, *, by: Actor, now: datetime) -> Kept:
    """Raises AgainstTerm, NotFound, AlreadyClosed."""
    entered = await enter_in_term(row, extension(ruling, words), by=by, now=now)
    (*_, entry) = await term_events(row.registration)
    return Kept(Owner.TERM, entry.id, _day(entered, before=True), _day(entered, before=False))


async def withdraw(row: Proceeding, effect: ShownEffect, document: str, words: str, *, by: Actor, now: datetime) -> Kept:
    """Raises AgainstTerm, NotFound, AlreadyClosed; AlreadyDecided where the entry was withdrawn meanwhile."""
    change = Change("withdrawn", local_today(now), document, words, refers_to=effect.subject)
    entered = await enter_in_term(row, change, by=by, now=now)
    return Kept(Owner.TERM, effect.subject, _day(entered, before=True), _day(entered, before=False), UNDONE)


def _day(entered: Entered, *, before: bool) -> JsonObject:
    day = entered.before if before else entered.after
    return {"last_day": day.isoformat() if day else None}
