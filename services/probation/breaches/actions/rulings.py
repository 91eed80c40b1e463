"""The court's ruling, and its effect as a step that a human confirms."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal
from uuid import UUID, uuid4

from services.probation.breaches.actions.serving import WrongDay
from services.probation.breaches.actions.steps import advance, locked_proceeding
from services.probation.breaches.domain.stages import Event
from services.probation.breaches.queries import rulings
from services.probation.breaches.rows import Proceeding, ShownRuling
from services.probation.breaches.tables import BreachRuling
from services.probation.cases.actions import locked_open_case
from services.probation.database import DB
from services.probation.errors import AlreadyDecided
from services.probation.local_time import local_today
from services.probation.terms.actions import enter_change
from services.probation.terms.domain.changes import Change, problems
from services.probation.terms.domain.parts import Length
from services.probation.terms.queries import term_events, term_of_case
from shared.actors import Actor
from shared.db.engine import transaction
from shared.db.rows import ColumnValues

Result = Literal["granted", "in_part", "refused", "returned"]
Effect = Literal["extend", "cancel", "replace", "conditions", "none"]
RESULTS: tuple[Result, ...] = ("granted", "in_part", "refused", "returned")
EFFECTS: tuple[Effect, ...] = ("extend", "cancel", "replace", "conditions", "none")


class BeforeSubmission(Exception):
    """The ruling is dated before the submission went to court: it is about another one."""


class NotFitting(Exception):
    """The result and the effect contradict each other, or the months are missing."""


class AgainstTerm(Exception):
    """The term does not allow it. `code`: a problem of terms.domain.changes."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class NewRuling:
    """What the court ruled."""

    court: str
    number: str
    ruled_on: date
    result: Result
    effect: Effect
    months: int | None
    words: str


async def record_ruling(number: UUID, new: NewRuling, *, seen: int, by: Actor, now: datetime) -> None:
    """The ruling; what it changes waits for a human. One that the court returned leads back to the decision.

    Raises NotFound, AlreadyClosed, AlreadyDecided, BeforeSubmission, WrongDay, NotFitting.
    """
    async with transaction(DB):
        row = await locked_proceeding(number, seen)
        if row.served_on is None:
            raise AlreadyDecided
        if new.ruled_on < row.served_on:
            raise BeforeSubmission
        if new.ruled_on > local_today(now):
            raise WrongDay
        changes = new.effect != "none"
        if changes != (new.result in ("granted", "in_part")) or (new.effect == "extend") != (new.months is not None):
            raise NotFitting
        event = Event.COURT_RETURNS if new.result == "returned" else Event.RULE
        over = new.result == "returned"
        await BreachRuling.insert(
            BreachRuling(
                id=uuid4(), proceeding=number, court=new.court, number=new.number, ruled_on=new.ruled_on, result=new.result,
                effect=new.effect, months=new.months, words=new.words, by_id=by.id, by_name=by.name, recorded_at=now,
                applied_at=now if over else None, applied_by=by.id if over else None, applied_by_name=by.name if over else None,
            )
        )  # fmt: skip
        details = {"result": new.result, "effect": new.effect, "months": new.months, "on": new.ruled_on.isoformat()}
        await advance(row, event, why=new.words, details=details, by=by, now=now)


async def undo_ruling(number: UUID, why: str, *, seen: int, by: Actor, now: datetime) -> None:
    """It was entered wrongly and nothing was changed by it yet. Raises NotFound, AlreadyClosed, AlreadyDecided."""
    async with transaction(DB):
        row = await locked_proceeding(number, seen)
        ruling = await waiting_ruling(number)
        await advance(row, Event.UNDO_RULING, why=why, by=by, now=now)
        await BreachRuling.update({BreachRuling.undone_at: now, BreachRuling.undone_why: why}).where(BreachRuling.id == ruling.id)


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


async def waiting_ruling(number: UUID) -> ShownRuling:
    """The ruling that nobody carried out yet. Raises AlreadyDecided."""
    found = next((one for one in await rulings(number) if one.undone_at is None and one.applied_at is None), None)
    if found is None:
        raise AlreadyDecided
    return found


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
