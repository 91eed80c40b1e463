"""Notices as tests follow them: their state, changes, the round of the worker."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from services.probation.notices.changes import change
from services.probation.notices.domain.lifecycle import Event
from services.probation.notices.queries import any_notice
from services.probation.telemetry.orders.queries import order_in_force
from tests.builders.actors import OFFICER
from tests.builders.moments import NOW, TODAY

JOURNEY_DAY = TODAY + timedelta(days=4)


async def state(notice: UUID) -> str:
    row = await any_notice(notice)
    assert row is not None
    return row.state


async def version(notice: UUID) -> int:
    row = await any_notice(notice)
    assert row is not None
    return row.version


async def moved_on(notice: UUID, event: Event, *, ends_at: datetime | None = None, now: datetime = NOW) -> None:
    await change(notice, event, "As told", ends_at=ends_at, seen_version=await version(notice), by=OFFICER, now=now)


async def permissions(person: UUID) -> list[dict[str, Any]]:
    order = await order_in_force(person)
    assert order is not None
    return list(order.body.get("permissions") or [])
