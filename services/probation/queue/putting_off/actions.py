"""Putting an item off, and taking it up again before its day."""

from datetime import date, datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from services.probation.database import DB, Audit
from services.probation.queue.actions import CHANNEL
from services.probation.queue.domain import Why
from services.probation.queue.putting_off.domain import Problem, Standing, days, limits, returns_at
from services.probation.queue.tables import QueueItem
from services.probation.settings import settings
from shared import audit
from shared.actors import Actor
from shared.db.engine import transaction
from shared.web.live import notify

AGAIN: dict[Any, Any] = {QueueItem.put_off_until: None, QueueItem.put_off_why: None, QueueItem.put_off_by_name: None}


class NotPutOff(Exception):
    """It stays in the queue; `problem` says why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem


async def put_off(item: UUID, until: date, why: Why, *, by: Actor, now: datetime) -> datetime:
    """Out of the queue until the beginning of that day; returns the moment. Raises NotPutOff.

    The case's records say who did it, until when and why. Call `queries.queue_item` first: it checks who may read the item.
    """
    zone = ZoneInfo(settings().timezone)
    async with transaction(DB):
        found = await _locked(item)
        possible = days(found, limits(now.astimezone(zone).date()), now, zone)
        if isinstance(possible, Problem):
            raise NotPutOff(possible)
        if until not in possible:
            raise NotPutOff(Problem.NO_DAY)
        moment = returns_at(until, zone)
        values: dict[Any, Any] = {
            QueueItem.put_off_until: moment,
            QueueItem.put_off_why: str(why),
            QueueItem.put_off_by_name: by.name,
            QueueItem.put_off_times: found.times + 1,
        }
        await QueueItem.update(values).where(QueueItem.id == item)
        details = {"until": until.isoformat(), "why": str(why)}
        await audit.record(Audit, by=by, action="queue_item_put_off", about=item, details=details, at=now)
        await notify(DB, CHANNEL)
    return moment


async def take_up(item: UUID, *, by: Actor, now: datetime) -> bool:
    """Back into the queue at once; False where it waits there already or is closed."""
    async with transaction(DB):
        changed = (
            await QueueItem.update(AGAIN)
            .where(QueueItem.id == item, QueueItem.closed_at.is_null(), QueueItem.put_off_until > now)
            .returning(QueueItem.id)
        )
        if changed:
            await audit.record(Audit, by=by, action="queue_item_taken_up", about=item, details={}, at=now)
            await notify(DB, CHANNEL)
    return bool(changed)


async def _locked(item: UUID) -> Standing:
    row = (
        await QueueItem.select(QueueItem.priority, QueueItem.escalation, QueueItem.due_at, QueueItem.put_off_times)
        .where(QueueItem.id == item, QueueItem.closed_at.is_null())
        .lock_rows("UPDATE")
        .first()
    )
    if row is None:
        raise NotPutOff(Problem.CLOSED)
    return Standing(row["priority"], row["escalation"], row["due_at"], row["put_off_times"])
