"""One incident, not fifty alerts: grouped in the queue, held at night, escalated, handled by two officers at once."""

import asyncio
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import asyncpg
import pytest

from services.probation import queue_queries
from services.probation.actions.cases import close_registration
from services.probation.demo import OFFICER
from services.probation.tables import DB, QueueItem
from services.probation.telemetry import alert_queries, handling, incidents
from services.probation.telemetry.domain.lifecycle import AlreadyDecided
from shared import clock
from shared.db.engine import transaction
from shared.identity.actors import Actor, Role
from tests.integration.telemetry.conftest import DEVICE, Vendor, position, track
from tests.integration.telemetry.test_alerts import alerts, evaluated

DEPUTY = Actor(UUID(int=77), "Deputy", Role.OFFICER, "75")


async def rows(statement: str, *values: Any) -> list[dict[str, Any]]:
    async with transaction(DB):
        return [dict(row) for row in await DB.connection().fetch(statement, *values)]


async def test_alerts_that_belong_together_are_one_item_handled_together(vendor: Vendor, worn: datetime, person: UUID) -> None:
    outside = worn + timedelta(minutes=60)
    strap = position(outside + timedelta(minutes=5), 900, flags=["strap_removed"], sequence=2)
    await vendor.send([*track(worn, 60), *track(outside, 50, 900), strap])
    found = [each for each in await evaluated() if each["status"] == "raised"]
    assert {each["rule"] for each in found} >= {"curfew", "strap"}
    assert len({each["incident"] for each in found}) == 1
    incident = found[0]["incident"]
    (item,) = await QueueItem.select().where(QueueItem.kind == "alert", QueueItem.closed_at.is_null())
    assert (item["about"], item["priority"]) == (incident, 1)
    breach = next(each for each in found if each["state"] == "breach")
    assert breach["fix_at"] <= breach["received_at"] <= breach["raised_at"]

    ids, seen, now = [each["id"] for each in found], await alert_queries.seen(incident), clock.now()
    other = Actor(UUID(int=5), "Another officer", Role.SENIOR_OFFICER, "75")
    both = await asyncio.gather(*(handling.acknowledge(ids, by=by, now=now, seen=seen) for by in (OFFICER, other)), return_exceptions=True)
    assert sorted(type(each).__name__ for each in both) == ["AlreadyDecided", "NoneType"]
    with pytest.raises(AlreadyDecided):
        await handling.decide(ids, outcome="explained", reason="Stale page", by=OFFICER, now=now, seen=seen)
    await handling.contact(ids, how="not_reached", words="No answer", by=OFFICER, now=now)
    await handling.contact(ids, how="reached", words="At the neighbour's", by=OFFICER, now=now)
    await handling.decide(ids[:1], outcome="technical", reason="The strap sensor is known to fail", by=OFFICER, now=now)
    assert await QueueItem.count().where(QueueItem.kind == "alert", QueueItem.closed_at.is_null()) == 1
    await handling.decide(ids[1:], outcome="explained", reason="At the neighbour's", by=OFFICER, now=now)
    assert await QueueItem.count().where(QueueItem.kind == "alert", QueueItem.closed_at.is_null()) == 0
    kinds = [step["kind"] for step in await alert_queries.history(incident)]
    assert [kind for kind in kinds if kind != "opened"] == ["acknowledged", "contacted", "contacted", "technical", "explained"]
    for statement in ("UPDATE probation.alert_event SET reason = ''", "DELETE FROM probation.alert_event"):
        with pytest.raises(asyncpg.InsufficientPrivilegeError):
            await rows(statement)


async def test_what_nobody_takes_goes_to_the_deputy_and_then_to_the_senior_officer(vendor: Vendor, worn: datetime, person: UUID) -> None:
    await vendor.send(track(worn, 90) + track(worn + timedelta(minutes=90), 29, 900))
    (alert,) = [each for each in await evaluated() if each["state"] == "breach"]
    await rows("INSERT INTO probation.deputy VALUES ($1, '75', $2, 'Deputy', now(), $1)", OFFICER.id, DEPUTY.id)
    assert await alert_queries.alert(DEPUTY, alert["id"]) is None
    now = alert["raised_at"]
    levels = []
    for later in (4, 6, 7, 17, 30):
        await incidents.run_clocks(now + timedelta(minutes=later))
        (incident,) = await rows("SELECT * FROM probation.incident WHERE id = $1", alert["incident"])
        levels.append(incident["escalation"])
    assert levels == [0, 1, 1, 2, 2]
    assert await alert_queries.alert(DEPUTY, alert["id"]) is not None
    waiting = await queue_queries.queue(DEPUTY)
    assert [item["about"] for item in waiting] == [alert["incident"]]
    told = [step["detail"] for step in await alert_queries.history(alert["incident"]) if step["kind"] == "escalated"]
    assert told == ["deputy", "senior_officer"]
    await handling.decide([alert["id"]], outcome="explained", reason="Was let out", by=DEPUTY, now=now)
    assert await alert_queries.alert(DEPUTY, alert["id"]) is None


async def test_a_lost_signal_at_night_waits_for_the_morning_but_not_when_something_urgent_joins_it(
    vendor: Vendor, worn: datetime, person: UUID
) -> None:
    night = datetime(2026, 11, 24, 20, tzinfo=UTC)  # one o'clock in Almaty
    (activation,) = await rows("SELECT id FROM probation.device_activation WHERE device_id = $1", DEVICE)

    async def raised(number: int, rule: str, state: str, *, alone: bool = False) -> None:
        async with transaction(DB):
            connection = DB.connection()
            await connection.execute(
                "INSERT INTO probation.alert (id, person, device_id, activation, order_version, rule_version, rule, state, reason,"
                " opened_at, detected_at, raised_at, evidence, fixes, status)"
                " VALUES ($1, $2, $3, $4, 1, '1', $5, $6, 'silence', $7, $7, $7, 0, '{}', 'raised')",
                *(UUID(int=number), person, DEVICE, activation["id"], rule, state, night),
            )
            if not alone:
                await incidents.opened(connection, UUID(int=number), night)

    await raised(100, "signal", "unknown")
    assert await QueueItem.count().where(QueueItem.kind == "alert") == 0
    (incident,) = await rows("SELECT * FROM probation.incident WHERE id = $1", UUID(int=100))
    assert incident["held_until"] == datetime(2026, 11, 25, 2, tzinfo=UTC)
    await incidents.run_clocks(night + timedelta(hours=3))
    assert await QueueItem.count().where(QueueItem.kind == "alert") == 0
    await raised(101, "strap", "breach")
    (item,) = await QueueItem.select().where(QueueItem.kind == "alert", QueueItem.closed_at.is_null())
    assert (item["about"], item["priority"]) == (UUID(int=100), 1)
    async with transaction(DB):
        await DB.connection().execute("UPDATE probation.alert SET status = 'withdrawn' WHERE id = $1", UUID(int=101))
        await incidents.refresh(DB.connection(), UUID(int=100), night)
    assert [each["status"] for each in await alerts()] == ["raised", "withdrawn"]
    await raised(102, "home", "unknown", alone=True)
    assert [await incidents.take_in(night) for _ in range(2)] == [1, 0]
    assert {each["incident"] for each in await alerts()} == {UUID(int=100)}

    await rows("UPDATE probation.incident SET held_until = $1", night + timedelta(hours=6))
    await rows("UPDATE probation.queue_item SET closed_at = now()")
    await incidents.run_clocks(night + timedelta(hours=6))
    assert await QueueItem.count().where(QueueItem.kind == "alert", QueueItem.closed_at.is_null()) == 1
    await close_registration(person, reason="term_ended", by=OFFICER, now=clock.now())
    assert await incidents.run_clocks(clock.now() + timedelta(days=9)) == 0
    async with transaction(DB):
        await incidents.refresh(DB.connection(), UUID(int=100), clock.now())
    assert await QueueItem.count().where(QueueItem.kind == "alert", QueueItem.closed_at.is_null()) == 0
