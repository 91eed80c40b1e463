"""Alerts that change together: each incident is written once, as if it had been written after every change."""

from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime, timedelta
from random import Random
from typing import Any
from uuid import UUID

import pytest

from services.probation.database import DB
from services.probation.telemetry.alerts.incident_batch import IncidentBatch, grouped
from services.probation.telemetry.alerts.rows import StoredAlert, fetch_alerts
from shared.db.engine import transaction
from tests.builders.alerts import Raised, Wearer, alerts, evaluated, fetch
from tests.builders.devices import DEVICE
from tests.builders.fixes import leaving_home, position
from tests.builders.moments import NOW
from tests.builders.vendors import Vendor

WRITTEN = "SELECT n_tup_ins, n_tup_upd FROM pg_stat_xact_user_tables WHERE schemaname = 'probation' AND relname = 'incident'"
OUTCOME = (
    "SELECT * FROM probation.incident ORDER BY id",
    "SELECT id, status, incident, priority, fix_at, received_at FROM probation.alert ORDER BY id",
    """SELECT subject_id, reason, priority, due_at, escalation, opened_at, closed_at, outcome FROM probation.queue_item
    WHERE kind = 'alert' ORDER BY subject_id, closed_at, outcome, reason, priority, due_at""",
    "SELECT action, details::json->>'reason' AS reason FROM probation.audit WHERE action LIKE 'queue_item%' ORDER BY sequence",
)
RULES = (("signal", "unknown"), ("battery", "unknown"), ("curfew", "unknown"), ("curfew", "breach"), ("strap", "breach"))
ENDS = ("over", "withdrawn", "explained", "raised")
Step = tuple[int, str]
"""(alert, its change); the alert is opened if it does not exist yet."""


class _Undo(Exception):
    """Ends a transaction without keeping anything."""


@pytest.fixture
async def wearer(worn: datetime, person: UUID) -> Wearer:
    """The person with the device that is worn."""
    (assignment,) = await fetch("SELECT id FROM probation.device_assignment WHERE device_id = $1", DEVICE)
    return Wearer(person, DEVICE, assignment["id"])


async def test_two_new_alerts_of_one_incident_write_it_once(vendor: Vendor, worn: datetime) -> None:
    outside = worn + timedelta(minutes=60)
    strap = position(outside + timedelta(minutes=5), 900, flags=["strap_removed"], sequence=2)
    await vendor.send([*leaving_home(worn, at_home=60, away=50), strap])
    async with transaction(DB):
        before = await _written()
        await evaluated()
        after = await _written()
    found = await alerts()
    assert len(found) >= 2
    assert len({each["incident"] for each in found}) == 1
    assert (after[0] - before[0], after[1] - before[1]) == (1, 0)


async def test_two_changed_alerts_of_one_incident_write_it_once(wearer: Wearer) -> None:
    opened = [await _raised(number, ("strap", "breach"), NOW - timedelta(minutes=number)).of(wearer) for number in (1, 2)]
    async with transaction(DB):
        await _apply(wearer, [(1, "raised"), (2, "raised")], together=True)
    async with transaction(DB):
        before = await _written()
        batch = IncidentBatch(DB.connection(), wearer.person, NOW)
        for number in opened:
            await _change(batch, number, "over")
        await batch.write()
        after = await _written()
    assert (after[0] - before[0], after[1] - before[1]) == (0, 1)


@pytest.mark.parametrize("seed", range(12))
async def test_changes_written_together_leave_what_changes_written_one_by_one_leave(wearer: Wearer, seed: int) -> None:
    rng = Random(seed)
    for number in range(1, 7):
        length = rng.choice((None, timedelta(minutes=rng.randint(1, 200))))
        begins = NOW - timedelta(minutes=rng.randint(0, 600))
        await _raised(number, rng.choice(RULES), begins, begins + length if length else None).of(wearer)
    steps = [(rng.randint(1, 6), rng.choice(ENDS)) for _ in range(14)]
    one_by_one, together = [await _tried(wearer, steps, together=each) for each in (False, True)]
    assert together == one_by_one


async def _written() -> tuple[int, int]:
    """How many incidents this connection has inserted and updated."""
    (row,) = await fetch(WRITTEN)
    return row["n_tup_ins"], row["n_tup_upd"]


def _raised(number: int, rule: tuple[str, str], begins: datetime, until: datetime | None = None) -> Raised:
    name, state = rule
    raised_at = NOW - timedelta(seconds=number)
    return Raised(name, begins, state=state, reason=f"{name}_{number}", until=until, raised_at=raised_at, number=UUID(int=number))


async def _tried(wearer: Wearer, steps: Sequence[Step], *, together: bool) -> list[Any]:
    """The content of the tables after the steps, which are then rolled back."""
    found: list[Any] = []
    with suppress(_Undo):
        async with transaction(DB):
            await _apply(wearer, steps, together=together)
            found = [await fetch(statement) for statement in OUTCOME]
            raise _Undo
    return found


async def _apply(wearer: Wearer, steps: Sequence[Step], *, together: bool) -> None:
    opened: set[int] = set()
    batch = IncidentBatch(DB.connection(), wearer.person, NOW)
    for number, end in steps:
        if number in opened:
            await _change(batch, UUID(int=number), end)
        else:
            opened.add(number)
            await batch.opened(grouped(await _row(UUID(int=number))))
        if not together:
            await batch.write()
            batch = IncidentBatch(DB.connection(), wearer.person, NOW)
    await batch.write()


async def _change(batch: IncidentBatch, alert: UUID, status: str) -> None:
    await fetch("UPDATE probation.alert SET status = $2 WHERE id = $1", alert, status)
    row = await _row(alert)
    incident = row.incident or next(known for known, held in batch._alerts.items() if alert in {each.id for each in held})
    await batch.changed(incident, grouped(row), outcome=status)


async def _row(alert: UUID) -> StoredAlert:
    (row,) = await fetch_alerts(DB.connection(), "FROM probation.alert a WHERE a.id = $1", alert)
    return row
