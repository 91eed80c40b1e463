"""What bracelets reported is kept for a period, held for as long as an incident is open, and removed by one role alone."""

from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from uuid import UUID

import asyncpg
import pytest

from services.probation.database import DB
from services.probation.law.rules import number
from services.probation.telemetry.ingest.jobs import RETENTION, drop_old_positions, housekeeping
from services.probation.telemetry.positions.retention import kept_since
from shared import clock
from shared.db.engine import transaction
from tests.builders.alerts import fetch
from tests.builders.fixes import leaving_home, position, track
from tests.builders.moments import NOW
from tests.builders.vendors import Vendor

CHANGES = (
    "UPDATE probation.position SET latitude = 0",
    "DELETE FROM probation.position",
    "TRUNCATE probation.position",
    "SELECT probation.drop_position_partitions('infinity')",
    "DELETE FROM probation.position_default",
    "UPDATE probation.{week} SET latitude = 0",
    "SELECT * FROM probation.{week}",
    "DROP TABLE probation.{week}",
    "UPDATE probation.monitoring_order SET body = '{{}}'",
    "DELETE FROM probation.monitoring_order",
    "UPDATE probation.alert_event SET kind = 'closed'",
    "DELETE FROM probation.alert_event",
    "UPDATE probation.report_source SET authentication = 'request_signature'",
    "DELETE FROM probation.position_conflict",
)
INCIDENT = """INSERT INTO probation.incident (id, person, opened_at, last_at, raised_at, priority, status)
    VALUES (gen_random_uuid(), $1, $2, $2, $2, 1, $3)"""


@pytest.fixture(autouse=True)
async def retention(engines: object) -> AsyncIterator[None]:
    """The pool of the role that removes what is old."""
    await RETENTION.start_connection_pool()
    yield
    await RETENTION.close_connection_pool()


@pytest.fixture
async def two_hours(vendor: Vendor, worn: datetime) -> datetime:
    """A breach of some minutes, and a week's partition that holds it; the moment the device was put on."""
    async with transaction(DB):
        await DB.connection().execute("SELECT probation.make_position_partitions($1, 1)", worn - timedelta(days=7))
    await vendor.send(leaving_home(worn))
    return worn


async def positions() -> int:
    return len(await fetch("SELECT FROM probation.position"))


@pytest.mark.parametrize("change", CHANGES)
async def test_the_service_cannot_change_or_remove_evidence(two_hours: datetime, change: str) -> None:
    (week,) = await fetch(
        "SELECT tableoid::regclass::text AS name FROM probation.position WHERE tableoid <> 'probation.position_default'::regclass LIMIT 1"
    )
    with pytest.raises(asyncpg.InsufficientPrivilegeError):
        await fetch(change.format(week=week["name"].removeprefix("probation.")))
    assert await positions() == 119


async def test_the_role_of_retention_can_do_nothing_else(two_hours: datetime) -> None:
    for statement in ("SELECT * FROM probation.position", "DELETE FROM probation.position", "SELECT * FROM probation.person"):
        with pytest.raises(asyncpg.InsufficientPrivilegeError):
            async with transaction(RETENTION):
                await RETENTION.connection().execute(statement)


async def test_positions_go_when_the_period_of_the_law_data_ends(two_hours: datetime, monkeypatch: pytest.MonkeyPatch) -> None:
    assert NOW - kept_since(NOW) == timedelta(days=number("positions.kept", NOW.date()))
    for days, left in ((360, 119), (380, 0)):
        monkeypatch.setattr(clock, "now", lambda days=days: NOW + timedelta(days=days))
        await drop_old_positions()
        assert await positions() == left


@pytest.mark.parametrize(("status", "left"), [("raised", 119), ("contacted", 119), (None, 0)])
async def test_what_an_open_incident_rests_on_is_held(
    two_hours: datetime, person: UUID, monkeypatch: pytest.MonkeyPatch, status: str | None, left: int
) -> None:
    await fetch(INCIDENT, person, two_hours + timedelta(minutes=100), status)
    monkeypatch.setattr(clock, "now", lambda: NOW + timedelta(days=400))
    for _ in range(2):
        await drop_old_positions()
        assert await positions() == left


async def test_an_incident_of_somebody_else_holds_nothing(two_hours: datetime, monkeypatch: pytest.MonkeyPatch) -> None:
    await fetch(INCIDENT, UUID(int=7), two_hours, "raised")
    monkeypatch.setattr(clock, "now", lambda: NOW + timedelta(days=400))
    await drop_old_positions()
    assert await positions() == 0


async def test_an_open_violation_record_holds_and_a_set_aside_one_does_not(
    two_hours: datetime, person: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    await fetch(INCIDENT, person, two_hours, None)
    record = """INSERT INTO probation.violation (id, person, incident, alerts, facts, drafted_at, drafted_by, drafted_by_name, state)
        SELECT gen_random_uuid(), person, id, '{}', '{}', opened_at, person, 'A', 'drafted' FROM probation.incident"""
    await fetch(record)
    monkeypatch.setattr(clock, "now", lambda: NOW + timedelta(days=400))
    await drop_old_positions()
    assert await positions() == 119
    await fetch("UPDATE probation.violation SET state = 'set_aside'")
    await drop_old_positions()
    assert await positions() == 0


async def test_old_and_surplus_frames_go(vendor: Vendor, worn: datetime, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("services.probation.telemetry.ingest.jobs.MOST_REJECTED", 3)
    unknown = [position(worn + timedelta(minutes=minute), device_id="NOBODY-1") for minute in range(4)]
    await vendor.send([*unknown, *(each | {"latitude": 91} for each in track(worn, 5))])
    await housekeeping({})
    (use,) = await fetch("SELECT frames FROM probation.quarantine_use")
    assert (use["frames"], len(await fetch("SELECT FROM probation.rejected_report"))) == (4, 3)
    monkeypatch.setattr(clock, "now", lambda: NOW + timedelta(days=91))
    await housekeeping({})
    (use,) = await fetch("SELECT frames, bytes FROM probation.quarantine_use")
    assert (use["frames"], use["bytes"]) == (0, 0)
    assert await fetch("SELECT FROM probation.quarantined_frame") == []
    assert await fetch("SELECT FROM probation.rejected_report") == []
