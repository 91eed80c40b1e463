"""Whose whereabouts are unknown: initial measures, the suspension of the term, found again."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

from services.probation.breaches.actions import papers
from services.probation.breaches.actions.serving import WrongDay, new_round
from services.probation.breaches.actions.steps import advance, locked_proceeding, note
from services.probation.breaches.domain.search import Measure
from services.probation.breaches.domain.stages import Event, Stage
from services.probation.breaches.queries import facts
from services.probation.breaches.tables import BreachMeasure, BreachProceeding
from services.probation.database import DB
from services.probation.errors import AlreadyDecided
from services.probation.local_time import local_today
from shared.actors import Actor
from shared.db.engine import transaction
from shared.db.rows import ColumnValues

SEARCHED = frozenset({Stage.SEARCHING, Stage.HEARD, Stage.TO_SIGN, Stage.DECIDED, Stage.WANTED})
"""While the person is not found; the matter is that they hide."""


class NothingMissed(Exception):
    """The days of the search count from a missed check-in: none is among the facts."""


@dataclass(frozen=True, slots=True)
class NewMeasure:
    """An initial search measure with its result."""

    kind: Measure
    on: date
    result: str


async def begin_search(number: UUID, why: str, *, seen: int, by: Actor, now: datetime) -> None:
    """Nobody knows where the person is: the measures are recorded, and the days count from the missed check-in.

    Raises NotFound, AlreadyClosed, AlreadyDecided, NothingMissed.
    """
    async with transaction(DB):
        row = await locked_proceeding(number, seen)
        missed = [one.at for one in await facts(number) if one.removed_at is None and one.kind == "missed_check_in"]
        if not missed:
            raise NothingMissed
        missed_on = min(missed).astimezone(ZoneInfo(row.time_zone)).date()
        values: ColumnValues = {
            BreachProceeding.matter: "hiding", BreachProceeding.missed_on: missed_on, BreachProceeding.searched_since: local_today(now),
            BreachProceeding.found_on: None,
        }  # fmt: skip
        await advance(
            replace(row, missed_on=missed_on),
            Event.SEARCH,
            values=values,
            why=why,
            details={"missed_on": missed_on.isoformat()},
            by=by,
            now=now,
        )


async def record_measure(number: UUID, new: NewMeasure, *, seen: int, by: Actor, now: datetime) -> None:
    """One measure with its result. Raises NotFound, AlreadyClosed, AlreadyDecided, WrongDay."""
    async with transaction(DB):
        row = await locked_proceeding(number, seen)
        if row.at not in (Stage.SEARCHING, Stage.WANTED) or row.missed_on is None:
            raise AlreadyDecided
        if not row.missed_on <= new.on <= local_today(now):
            raise WrongDay
        await BreachMeasure.insert(
            BreachMeasure(
                id=uuid4(),
                proceeding=number,
                kind=new.kind,
                on_date=new.on,
                result=new.result,
                by_id=by.id,
                by_name=by.name,
                recorded_at=now,
            )
        )
        await note(row, "measure", details={"kind": str(new.kind)}, by=by, now=now)


async def found(number: UUID, on: date, words: str, *, seen: int, by: Actor, now: datetime) -> None:
    """The person is found: they are heard about the facts. Raises NotFound, AlreadyClosed, AlreadyDecided, WrongDay."""
    async with transaction(DB):
        row = await locked_proceeding(number, seen)
        if row.searched_since is None or not row.searched_since <= on <= local_today(now):
            raise WrongDay
        values: ColumnValues = {**new_round(now), BreachProceeding.found_on: on, BreachProceeding.matter: "duty"}
        await advance(row, Event.FOUND, values=values, why=words, details={"on": on.isoformat()}, by=by, now=now)
        if row.at is Stage.SEARCHING:
            await papers.withdraw_papers(row, words, by=by, now=now)
