"""The court's ruling, and its effect as a step that a human confirms."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal
from uuid import UUID, uuid4

from services.probation.breaches.actions.serving import WrongDay
from services.probation.breaches.actions.steps import advance, locked_proceeding
from services.probation.breaches.domain.stages import Event
from services.probation.breaches.queries import rulings
from services.probation.breaches.rows import ShownRuling
from services.probation.breaches.tables import BreachRuling
from services.probation.database import DB
from services.probation.errors import AlreadyDecided
from services.probation.local_time import local_today
from shared.actors import Actor
from shared.db.engine import transaction

Result = Literal["granted", "in_part", "refused", "returned"]
Effect = Literal["extend", "cancel", "replace", "conditions", "none"]
RESULTS: tuple[Result, ...] = ("granted", "in_part", "refused", "returned")
EFFECTS: tuple[Effect, ...] = ("extend", "cancel", "replace", "conditions", "none")


class BeforeSubmission(Exception):
    """The ruling is dated before the submission went to court: it is about another one."""


class NotFitting(Exception):
    """The result and the effect contradict each other, or the months are missing."""


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


async def waiting_ruling(number: UUID) -> ShownRuling:
    """The ruling that nobody carried out yet. Raises AlreadyDecided."""
    found = next((one for one in await rulings(number) if one.undone_at is None and one.applied_at is None), None)
    if found is None:
        raise AlreadyDecided
    return found
