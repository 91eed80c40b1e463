"""The decision leaves the house: served with proof, sent to the court, or put on the wanted list; and its end."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from services.probation.breaches.actions import papers
from services.probation.breaches.actions.steps import advance, locked_proceeding
from services.probation.breaches.domain.consequences import TO_COURT, Step
from services.probation.breaches.domain.stages import Event, Stage
from services.probation.breaches.rows import Proceeding
from services.probation.breaches.tables import BreachProceeding
from services.probation.database import DB
from services.probation.documents.domain.service import How
from services.probation.errors import AlreadyDecided
from services.probation.local_time import local_today
from shared.actors import Actor
from shared.db.engine import transaction
from shared.db.rows import ColumnValues


class WrongDay(Exception):
    """It is served before it was decided, or in the future."""


@dataclass(frozen=True, slots=True)
class Service:
    """How the decision was served, when, and what proves it."""

    how: How
    on: date
    words: str


async def serve(number: UUID, service: Service, *, seen: int, by: Actor, now: datetime) -> Stage:
    """Served with proof: from now on it is corrected by a new step only.

    Raises NotFound, AlreadyClosed, AlreadyDecided, WrongDay.
    """
    async with transaction(DB):
        row = await locked_proceeding(number, seen)
        if row.decided_at is None or not row.chosen:
            raise AlreadyDecided
        decided_at = row.signed_at or row.decided_at
        if not decided_at.astimezone(ZoneInfo(row.time_zone)).date() <= service.on <= local_today(now):
            raise WrongDay
        steps = {Step(one) for one in row.chosen}
        event = Event.SEND_WANTED if Step.WANTED in steps else Event.SEND_TO_COURT if steps & TO_COURT else Event.SERVE
        values: ColumnValues = {BreachProceeding.served_on: service.on}
        details = {"how": service.how, "on": service.on.isoformat()}
        stage = await advance(row, event, values=values, why=service.words, details=details, by=by, now=now)
        await papers.serve_papers(row, service.how, service.on, service.words, by=by, now=now)
    return stage


async def finish(number: UUID, words: str, *, seen: int, by: Actor, now: datetime) -> None:
    """Nothing more follows. Raises NotFound, AlreadyClosed; AlreadyDecided where a paper still has to be served."""
    async with transaction(DB):
        row = await locked_proceeding(number, seen)
        if row.at is Stage.DECIDED and row.chosen:
            raise AlreadyDecided
        await advance(row, Event.FINISH, why=words, by=by, now=now)


async def brought(number: UUID, words: str, *, seen: int, by: Actor, now: datetime) -> None:
    """The person was compelled to appear: they are heard about the same facts. Raises NotFound, AlreadyClosed, AlreadyDecided."""
    async with transaction(DB):
        row = await locked_proceeding(number, seen)
        if str(Step.COMPELLED) not in row.chosen:
            raise AlreadyDecided
        await advance(row, Event.BROUGHT, values=new_round(now), why=words, by=by, now=now)


def new_round(now: datetime) -> ColumnValues:
    """Facts are collected again and nothing is decided: what was is in the history."""
    cleared = (
        BreachProceeding.steps, BreachProceeding.months, BreachProceeding.reasons, BreachProceeding.rests_on, BreachProceeding.decided_at,
        BreachProceeding.decided_by, BreachProceeding.decided_by_name, BreachProceeding.signed_at, BreachProceeding.signed_by,
        BreachProceeding.signed_by_name, BreachProceeding.served_on,
    )  # fmt: skip
    return {BreachProceeding.round_at: now, **dict.fromkeys(cleared)}


def may_be_appealed(row: Proceeding) -> bool:
    """Whether the decision has left the house."""
    return row.at in (Stage.SERVED, Stage.AT_COURT, Stage.WANTED, Stage.RULED, Stage.DONE) and row.decided_at is not None
