"""Tiers set by hand when a registration ends, and when its closing is undone."""

from datetime import datetime
from uuid import UUID

from services.probation.risk import queries
from services.probation.risk.actions.overriding import _move
from services.probation.risk.domain.overrides import Event, State
from services.probation.risk.tables import RiskOverride
from shared.actors import Actor


async def end_all(person: UUID, authority: str, *, by: Actor, now: datetime) -> None:
    """Inside the caller's transaction: with the removal from the register nothing that was set holds any more."""
    row = await queries.live_override(person, authority)
    if row is not None:
        await _move(row, Event.END, {RiskOverride.ended_at: now}, by=by, now=now)


async def hold_again(person: UUID, authority: str, closed_at: datetime, *, by: Actor, now: datetime) -> None:
    """Inside the caller's transaction: the removal was undone, and what ended with it holds again. A proposal that waited is made anew."""
    mine = (RiskOverride.person == person) & (RiskOverride.authority == authority) & (RiskOverride.ended_at == closed_at)
    ended = {row["id"] for row in await RiskOverride.select(RiskOverride.id).where(mine)}
    for row in await queries.overrides_of(person, authority):
        held = row.tier > row.computed or row.confirmed_for is not None
        if row.id in ended and row.state == State.ENDED and held:
            await _move(row, Event.REOPEN, {RiskOverride.ended_at: None}, by=by, now=now)
