"""One incident, not fifty alerts: grouped in the queue, held at night, escalated, handled by two officers at once."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import asyncpg
import pytest

from services.probation.closing.actions import close_registration
from services.probation.database import DB
from services.probation.queue import queries as queue_queries
from services.probation.queue.tables import QueueItem
from services.probation.telemetry.alerts import actions as handling
from services.probation.telemetry.alerts import incidents
from services.probation.telemetry.alerts import queries as alert_queries
from services.probation.telemetry.alerts.domain.lifecycle import AlreadyDecided
from shared.db.engine import transaction
from tests.builders.actors import DEPUTY, OFFICER, SENIOR
from tests.builders.alerts import Raised, Wearer, alerts, evaluated, fetch, the_breach
from tests.builders.devices import DEVICE
from tests.builders.fixes import leaving_home, position
from tests.builders.moments import NOW
from tests.builders.vendors import Vendor

NIGHT = datetime(2026, 11, 24, 20, tzinfo=UTC)
"""One o'clock in Almaty."""
SIGNAL, STRAP, HOME = UUID(int=100), UUID(int=101), UUID(int=102)


@dataclass(frozen=True)
class Incident:
    """An incident and the ids of its alerts."""

    id: UUID
    alerts: list[UUID]


async def waiting() -> Sequence[Any]:
    """The alerts in the queue."""
    return await QueueItem.select().where(QueueItem.kind == "alert", QueueItem.closed_at.is_null())


@pytest.fixture
async def left_and_cut(vendor: Vendor, worn: datetime) -> Incident:
    """The person left home in the curfew, and five minutes later the strap was opened."""
    outside = worn + timedelta(minutes=60)
    strap = position(outside + timedelta(minutes=5), 900, flags=["strap_removed"], sequence=2)
    await vendor.send([*leaving_home(worn, at_home=60, away=50), strap])
    found = [each for each in await evaluated() if each["status"] == "raised"]
    return Incident(found[0]["incident"], [each["id"] for each in found])


async def test_alerts_that_belong_together_are_one_urgent_item(left_and_cut: Incident) -> None:
    found = [each for each in await alerts() if each["status"] == "raised"]
    assert {each["rule"] for each in found} >= {"curfew", "strap"}
    assert {each["incident"] for each in found} == {left_and_cut.id}
    (item,) = await waiting()
    assert (item["subject_id"], item["priority"]) == (left_and_cut.id, 1)


async def test_an_alert_knows_when_its_evidence_was_measured_and_received(left_and_cut: Incident) -> None:
    breach = next(each for each in await alerts() if each["state"] == "breach")
    assert breach["fix_at"] <= breach["received_at"] <= breach["raised_at"]


async def test_of_two_officers_at_once_one_takes_the_incident(left_and_cut: Incident) -> None:
    seen = await alert_queries.history_version(left_and_cut.id)
    both = await asyncio.gather(
        *(handling.acknowledge(left_and_cut.alerts, by=by, now=NOW, seen=seen) for by in (OFFICER, SENIOR)), return_exceptions=True
    )
    assert sorted(type(each).__name__ for each in both) == ["AlreadyDecided", "NoneType"]


async def test_a_decision_on_a_page_that_is_out_of_date_is_refused(left_and_cut: Incident) -> None:
    seen = await alert_queries.history_version(left_and_cut.id)
    await handling.acknowledge(left_and_cut.alerts, by=OFFICER, now=NOW, seen=seen)
    with pytest.raises(AlreadyDecided):
        await handling.record_finding(left_and_cut.alerts, outcome="explained", reason="Stale page", by=OFFICER, now=NOW, seen=seen)


async def test_an_incident_waits_until_its_last_alert_is_decided_and_tells_every_step(left_and_cut: Incident) -> None:
    ids = left_and_cut.alerts
    await handling.acknowledge(ids, by=OFFICER, now=NOW)
    await handling.record_contact(ids, how="not_reached", words="No answer", by=OFFICER, now=NOW)
    await handling.record_contact(ids, how="reached", words="At the neighbour's", by=OFFICER, now=NOW)
    await handling.record_finding(ids[:1], outcome="technical", reason="The strap sensor is known to fail", by=OFFICER, now=NOW)
    assert len(await waiting()) == 1
    await handling.record_finding(ids[1:], outcome="explained", reason="At the neighbour's", by=OFFICER, now=NOW)
    assert len(await waiting()) == 0
    kinds = [step.kind for step in await alert_queries.history(left_and_cut.id)]
    assert [kind for kind in kinds if kind != "opened"] == ["acknowledged", "contacted", "contacted", "technical", "explained"]


@pytest.mark.usefixtures("engines")
@pytest.mark.parametrize("statement", ["UPDATE probation.alert_event SET reason = ''", "DELETE FROM probation.alert_event"])
async def test_the_history_of_an_alert_cannot_be_changed(statement: str) -> None:
    with pytest.raises(asyncpg.InsufficientPrivilegeError):
        await fetch(statement)


async def test_what_nobody_takes_goes_to_the_deputy_and_then_to_the_senior_officer(vendor: Vendor, worn: datetime) -> None:
    await vendor.send(leaving_home(worn))
    alert = await the_breach()
    await fetch("INSERT INTO probation.deputy VALUES ($1, '75', $2, 'Deputy', $3, $1)", OFFICER.id, DEPUTY.id, NOW)
    assert await alert_queries.alert(DEPUTY, alert["id"]) is None
    now = alert["raised_at"]
    levels = []
    for later in (4, 6, 7, 17, 30):
        await incidents.run_timers(now + timedelta(minutes=later))
        (incident,) = await fetch("SELECT * FROM probation.incident WHERE id = $1", alert["incident"])
        levels.append(incident["escalation"])
    assert levels == [0, 1, 1, 2, 2]
    assert await alert_queries.alert(DEPUTY, alert["id"]) is not None
    assert [item.subject_id for item in await queue_queries.queue(DEPUTY)] == [alert["incident"]]
    told = [step.detail for step in await alert_queries.history(alert["incident"]) if step.kind == "escalated"]
    assert told == ["deputy", "senior_officer"]
    await handling.record_finding([alert["id"]], outcome="explained", reason="Was let out", by=DEPUTY, now=now)
    assert await alert_queries.alert(DEPUTY, alert["id"]) is None


@pytest.fixture
async def wearer(worn: datetime, person: UUID) -> Wearer:
    """The person with the device that is worn."""
    (assignment,) = await fetch("SELECT id FROM probation.device_assignment WHERE device_id = $1", DEVICE)
    return Wearer(person, DEVICE, assignment["id"])


@pytest.fixture
async def silent(wearer: Wearer) -> Wearer:
    """The signal was lost at night."""
    await raised(wearer, SIGNAL, "signal", "unknown")
    await opened(SIGNAL)
    return wearer


async def raised(wearer: Wearer, number: UUID, rule: str, state: str) -> None:
    """An alert of NIGHT that belongs to no incident yet."""
    await Raised(rule, NIGHT, state=state, reason="silence", fix_count=0, number=number).of(wearer)


async def opened(number: UUID) -> None:
    """The alert is given to its incident."""
    async with transaction(DB):
        await incidents.assign_to_incident(DB.connection(), number, NIGHT)


async def refreshed(now: datetime = NIGHT) -> None:
    """The incident is recalculated from its alerts."""
    async with transaction(DB):
        await incidents.recalculate(DB.connection(), SIGNAL, now)


async def test_a_signal_lost_at_night_is_held_until_the_morning(silent: Wearer) -> None:
    assert len(await waiting()) == 0
    (incident,) = await fetch("SELECT * FROM probation.incident WHERE id = $1", SIGNAL)
    assert incident["quiet_until"] == datetime(2026, 11, 25, 2, tzinfo=UTC)
    await incidents.run_timers(NIGHT + timedelta(hours=3))
    assert len(await waiting()) == 0
    await incidents.run_timers(NIGHT + timedelta(hours=6))
    assert len(await waiting()) == 1


async def test_something_urgent_brings_what_is_held_out_at_once(silent: Wearer) -> None:
    await raised(silent, STRAP, "strap", "breach")
    await opened(STRAP)
    (item,) = await waiting()
    assert (item["subject_id"], item["priority"]) == (SIGNAL, 1)


async def test_when_what_was_urgent_is_withdrawn_the_rest_is_held_and_comes_out_again(silent: Wearer) -> None:
    await raised(silent, STRAP, "strap", "breach")
    await opened(STRAP)
    await fetch("UPDATE probation.alert SET status = 'withdrawn' WHERE id = $1", STRAP)
    await refreshed()
    assert [each["status"] for each in await alerts()] == ["raised", "withdrawn"]
    await fetch("UPDATE probation.incident SET quiet_until = $1", NIGHT + timedelta(hours=6))
    await fetch("UPDATE probation.queue_item SET closed_at = $1", NIGHT)
    await incidents.run_timers(NIGHT + timedelta(hours=6))
    assert len(await waiting()) == 1


async def test_an_alert_that_was_left_alone_is_taken_in_once(silent: Wearer) -> None:
    await raised(silent, HOME, "home", "unknown")
    assert [await incidents.assign_unassigned(NIGHT) for _ in range(2)] == [1, 0]
    assert {each["incident"] for each in await alerts()} == {SIGNAL}


async def test_a_closed_case_has_no_incident_in_the_queue_any_more(silent: Wearer) -> None:
    morning = NIGHT + timedelta(hours=6)
    await incidents.run_timers(morning)
    await close_registration(silent.person, reason="term_ended", by=OFFICER, now=morning)
    assert await incidents.run_timers(morning + timedelta(days=9)) == 0
    await refreshed(morning)
    assert len(await waiting()) == 0
