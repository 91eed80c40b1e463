"""Who wears which device: putting it on and taking it off."""

from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

import asyncpg

from services.probation.database import DB, Audit
from services.probation.telemetry.devices import actions as devices
from services.probation.telemetry.evaluation_queue import actions as evaluation_queue
from services.probation.telemetry.orders.actions import lock_open_registration
from services.probation.telemetry.stock import actions as stock
from services.probation.telemetry.stock.domain.states import Event
from services.probation.timeline.actions import add_entry
from shared import audit
from shared.actors import Actor
from shared.db.engine import transaction
from shared.db.rows import fetch_row

END = """UPDATE probation.device_assignment SET until = $2 WHERE person = $1 AND until IS NULL AND since < $2
    RETURNING id, device_id"""

RESUME = """UPDATE probation.device_assignment a SET until = NULL WHERE a.person = $1 AND a.until = $2
    AND NOT EXISTS (SELECT FROM probation.device_assignment o WHERE o.id <> a.id AND (o.person = a.person OR o.device_id = a.device_id)
        AND (o.until IS NULL OR o.until > a.until)) RETURNING id, device_id"""


@dataclass(frozen=True, slots=True)
class EndedAssignment:
    """An assignment that has ended, and its device."""

    id: UUID
    device_id: str


class DeviceTaken(Exception):
    """Another person wears this device."""


class AlreadyWorn(Exception):
    """This person wears a device."""


async def fit_device(person: UUID, device: str, details: devices.DeviceDetails, *, by: Actor, now: datetime) -> UUID:
    """Assign a device to a person from now; a new device is registered. `quarantine.put_on` also takes over what it had sent before.

    The details given here correct those of a known device.

    Raises DeviceTaken, AlreadyWorn, NotOpen, devices.SimTaken, devices.UnknownVendor, or stock.NotUsable where it is faulty, in repair or
    written off.
    """
    assignment = uuid4()
    async with transaction(DB):
        connection = DB.connection()
        await lock_open_registration(connection, person)
        number = await devices.register(connection, device, details, by=by, now=now)
        try:
            async with connection.transaction():
                await connection.execute(
                    "INSERT INTO probation.device_assignment"
                    " (id, device_id, device_number, person, since, activated_by) VALUES ($1, $2, $3, $4, $5, $6)",
                    *(assignment, device, number, person, now, by.id),
                )
        except asyncpg.UniqueViolationError as worn:
            raise AlreadyWorn from worn
        except asyncpg.ExclusionViolationError as taken:
            raise DeviceTaken from taken
        await stock.follow(device, Event.PUT_ON, "", by=by, now=now)
        await evaluation_queue.request_evaluation(connection, [assignment], now, now)
        said = {"device": device}
        await audit.record(Audit, by=by, action="bracelet_assigned", about=person, details=said, at=now)
        await add_entry(person=person, kind="bracelet_assigned", details=said, at=now, by=by)
    return assignment


async def unfit_device(person: UUID, *, by: Actor, now: datetime) -> None:
    """End the person's assignment."""
    await _end(person, "bracelet_removed", now, by=by, now=now)


async def end_monitoring(person: UUID, *, ended_at: datetime, by: Actor, now: datetime) -> None:
    """The term was over at `ended_at`: what the bracelet says later concerns nobody, and alerts from then on are withdrawn."""
    await _end(person, "monitoring_ended", ended_at, by=by, now=now)


async def resume_device(person: UUID, *, ended_at: datetime, by: Actor, now: datetime) -> None:
    """The closing at `ended_at` is undone: the assignment goes on as if it had not ended. Nothing where the device serves somebody else."""
    async with transaction(DB):
        connection = DB.connection()
        resumed = await fetch_row(connection, EndedAssignment, RESUME, person, ended_at)
        if resumed is None:
            return
        with suppress(stock.NotUsable):  # found faulty since: the assignment says what is worn, the stock what the bracelet is like
            await stock.follow(resumed.device_id, Event.PUT_ON, "", by=by, now=now)
        await evaluation_queue.request_evaluation(connection, [resumed.id], ended_at, now)
        details = {"device": resumed.device_id}
        await audit.record(Audit, by=by, action="monitoring_resumed", about=person, details=details, at=now)
        await add_entry(person=person, kind="monitoring_resumed", details=details, at=now, by=by)


async def _end(person: UUID, kind: str, until: datetime, *, by: Actor, now: datetime) -> None:
    async with transaction(DB):
        connection = DB.connection()
        ended = await fetch_row(connection, EndedAssignment, END, person, until)
        if ended is None and until < now:  # put on after the term was over
            ended = await fetch_row(connection, EndedAssignment, END, person, now)
        if ended is None:
            return
        await stock.follow(ended.device_id, Event.TAKE_OFF, "", by=by, now=now)
        await evaluation_queue.request_evaluation(connection, [ended.id], until, now)
        details = {"device": ended.device_id}
        await audit.record(Audit, by=by, action=kind, about=person, details=details, at=now)
        await add_entry(person=person, kind=kind, details=details, at=now, by=by)
