"""The court's ruling, recorded once; what it changes waits for a human (actions/effects)."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID, uuid4

from services.probation.breaches.actions.steps import advance, locked_proceeding
from services.probation.breaches.domain.consequences import Step
from services.probation.breaches.domain.effects import ASKED, Effect, Replacement, Result, Unfit, unfit, wrong_day
from services.probation.breaches.domain.effects import WrongDay as WrongDayCode
from services.probation.breaches.domain.stages import Event
from services.probation.breaches.queries import rulings
from services.probation.breaches.rows import Proceeding, ShownRuling
from services.probation.breaches.tables import BreachRuling
from services.probation.database import DB
from services.probation.errors import AlreadyDecided
from services.probation.local_time import local_today
from shared.actors import Actor
from shared.db.engine import transaction
from shared.db.rows import ColumnValues


class WrongRulingDay(Exception):
    """A ruling of this day cannot be about this submission; `code` says why."""

    def __init__(self, code: WrongDayCode) -> None:
        super().__init__(code)
        self.code = code


class NotFitting(Exception):
    """The result and what it changes contradict each other, or something is missing; `code` says what."""

    def __init__(self, code: Unfit) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class NewRuling:
    """What the court ruled. `replaced_by`: of a punishment that is replaced."""

    court: str
    number: str
    ruled_on: date
    result: Result
    effect: Effect
    months: int | None
    words: str
    replaced_by: Replacement | None = None


async def record_ruling(number: UUID, new: NewRuling, *, seen: int, by: Actor, now: datetime) -> None:
    """The ruling; what it changes waits for a human. One that the court returned leads back to the decision.

    Raises NotFound, AlreadyClosed, AlreadyDecided, WrongRulingDay, NotFitting.
    """
    async with transaction(DB):
        row = await locked_proceeding(number, seen)
        if row.served_on is None:
            raise AlreadyDecided
        if code := wrong_day(new.ruled_on, registered_on=row.registered_on, sent_on=row.served_on, today=local_today(now)):
            raise WrongRulingDay(code)
        if wrong := unfit(new.result, new.effect, months=new.months, replaced_by=new.replaced_by, asked=asked_of(row)):
            raise NotFitting(wrong)
        event = Event.COURT_RETURNS if new.result == "returned" else Event.RULE
        over = new.result == "returned"
        await BreachRuling.insert(
            BreachRuling(
                id=uuid4(), proceeding=number, court=new.court, number=new.number, ruled_on=new.ruled_on, result=new.result,
                effect=new.effect, months=new.months, words=new.words, replaced_by=new.replaced_by, by_id=by.id, by_name=by.name,
                recorded_at=now, applied_at=now if over else None, applied_by=by.id if over else None,
                applied_by_name=by.name if over else None,
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


async def waiting_ruling(number: UUID) -> ShownRuling:
    """The ruling that nobody carried out yet. Raises AlreadyDecided."""
    found = next((one for one in await rulings(number) if one.waits), None)
    if found is None:
        raise AlreadyDecided
    return found


async def mark_applied(ruling: UUID, *, by: Actor, now: datetime) -> None:
    """Inside the caller's transaction: a human carried it out."""
    values: ColumnValues = {BreachRuling.applied_at: now, BreachRuling.applied_by: by.id, BreachRuling.applied_by_name: by.name}
    await BreachRuling.update(values).where(BreachRuling.id == ruling)


async def mark_waiting(ruling: UUID) -> None:
    """Inside the caller's transaction: what carried it out was undone, so it waits again."""
    values: ColumnValues = dict.fromkeys((BreachRuling.applied_at, BreachRuling.applied_by, BreachRuling.applied_by_name))
    await BreachRuling.update(values).where(BreachRuling.id == ruling)


async def quash(ruling: ShownRuling, on: date, document: str, *, now: datetime) -> None:
    """Inside the caller's transaction: an appeal took the ruling away; one that waits is not carried out any more."""
    values: ColumnValues = {BreachRuling.quashed_at: now, BreachRuling.quashed_on: on, BreachRuling.quashed_document: document}
    if ruling.waits:
        values |= {BreachRuling.undone_at: now, BreachRuling.undone_why: document}
    await BreachRuling.update(values).where(BreachRuling.id == ruling.id)


def asked_of(row: Proceeding) -> Effect | None:
    """What the submission asks for; None where an appeal left nothing of it."""
    return next((ASKED[Step(one)] for one in row.chosen if Step(one) in ASKED), None)


def document_of(ruling: ShownRuling) -> str:
    """The ruling as a document: court, number, day."""
    return f"{ruling.court}, {ruling.number}, {ruling.ruled_on:%d.%m.%Y}"
