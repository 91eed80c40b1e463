"""The end of an entry by the software's calendar: the term is over, the registration ended, or its closing was undone."""

from datetime import datetime
from uuid import UUID

from services.probation.database import DB
from services.probation.local_time import local_today
from services.probation.risk import queries
from services.probation.risk.actions.calculating import refresh
from services.probation.risk.actions.common import locked_lead
from services.probation.risk.actions.relapse import _move
from services.probation.risk.domain import entries
from services.probation.risk.domain.entries import Event, State
from services.probation.risk.tables import RelapseEntry
from shared.actors import Actor
from shared.db.engine import transaction


async def expire(entry: UUID, person: UUID, authority: str, *, by: Actor, now: datetime) -> None:
    """The longest time of an entry is over, and nobody decided that it goes on."""
    async with transaction(DB):
        await locked_lead(person, authority)
        row = next((each for each in await queries.entries_of(person, authority) if each.id == entry), None)
        if row is not None and row.state == State.ENTERED and row.ends_on is not None and row.ends_on <= local_today(now):
            await _move(row, Event.EXPIRE, {}, by=by, now=now)
            await refresh(person, authority, now=now)


async def end_all(person: UUID, authority: str, *, by: Actor, now: datetime) -> None:
    """Inside the caller's transaction: with the removal from the probation register the entry ends, and a proposal waits no more."""
    for row in await queries.entries_of(person, authority):
        if State(row.state) in entries.LIVE:
            await _move(row, Event.END, {}, by=by, now=now)


async def enter_again(person: UUID, authority: str, closed_at: datetime, *, by: Actor, now: datetime) -> None:
    """Inside the caller's transaction: the removal was undone, and the entry that ended with it holds again."""
    for row in await queries.entries_of(person, authority):
        if row.state == State.OUT and row.ended_at == closed_at:
            await _move(row, Event.REOPEN, {RelapseEntry.ended_at: None}, by=by, now=now)
