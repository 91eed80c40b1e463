"""What staff do with bracelets: register a device, put it on, make the order that it watches. Alerts are in handling.py."""

import json
from collections.abc import Callable, Mapping
from copy import deepcopy
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

import asyncpg
import orjson

from services.probation.actions.timeline import add_entry
from services.probation.tables import DB, Audit
from services.probation.telemetry import devices, turns
from services.probation.telemetry.domain import fixes, versions
from services.probation.telemetry.domain.order import parse
from services.probation.telemetry.domain.versions import Body
from services.probation.telemetry.ingest import Report, ingest
from services.probation.telemetry.order_queries import body_of, order_in_force
from shared import audit
from shared.db.engine import transaction
from shared.identity.actors import Actor

LAST_VERSION = "SELECT coalesce(max(version), 0) FROM probation.monitoring_order WHERE person = $1"
ZONE_VERSIONS = """SELECT f->'properties'->>'id' AS zone, max(coalesce((f->'properties'->>'version')::integer, 1)) AS version
    FROM probation.monitoring_order o, jsonb_array_elements(o.body->'zones'->'features') AS f WHERE o.person = $1 GROUP BY 1"""
MOST_FROM_QUARANTINE = 20_000


class DeviceTaken(Exception):
    """Another person wears this device."""


class AlreadyWorn(Exception):
    """This person wears a device."""


class NotOpen(Exception):
    """The registration has ended: nobody is watched any more."""


async def assign(person: UUID, device: str, *, vendor: str, model: str, by: Actor, now: datetime, sim: str | None = None) -> UUID:
    """Put a device on a person from now on; a device that is new is registered, and what it had sent before is taken over.

    Of a device that is known, what is said here corrects what was. Raises DeviceTaken, AlreadyWorn, NotOpen or devices.SimTaken.
    """
    activation = uuid4()
    async with transaction(DB):
        connection = DB.connection()
        await _still_open(connection, person)
        number = await devices.register(connection, device, {"vendor": vendor, "model": model, "sim": sim}, by=by, now=now)
        try:
            async with connection.transaction():
                await connection.execute(
                    "INSERT INTO probation.device_activation"
                    " (id, device_id, device_number, person, since, activated_by) VALUES ($1, $2, $3, $4, $5, $6)",
                    *(activation, device, number, person, now, by.id),
                )
        except asyncpg.UniqueViolationError as worn:
            raise AlreadyWorn from worn
        except asyncpg.ExclusionViolationError as taken:
            raise DeviceTaken from taken
        await turns.tell(connection, [activation], now, now)
        await _from_quarantine(connection, device, now)
        details = {"device": device}
        await audit.record(Audit, by=by, action="bracelet_assigned", about=person, details=details, at=now)
        await add_entry(person=person, kind="bracelet_assigned", details=details, at=now, by=by)
    return activation


async def take_off(person: UUID, *, by: Actor, now: datetime) -> None:
    """End the person's activation."""
    async with transaction(DB):
        connection = DB.connection()
        ended = await connection.fetchrow(
            "UPDATE probation.device_activation SET until = $2 WHERE person = $1 AND until IS NULL AND since < $2 RETURNING id, device_id",
            *(person, now),
        )
        if ended is None:
            return
        await turns.tell(connection, [ended["id"]], now, now)
        details = {"device": ended["device_id"]}
        await audit.record(Audit, by=by, action="bracelet_removed", about=person, details=details, at=now)
        await add_entry(person=person, kind="bracelet_removed", details=details, at=now, by=by)


async def set_order(person: UUID, body: Body, *, by: Actor, now: datetime, reason: str = "") -> int:
    """Make `body` the next version of the person's order. See change_order."""
    return await change_order(person, lambda _: body, by=by, now=now, reason=reason)


async def change_order(
    person: UUID,
    change: Callable[[Body | None], Body],
    *,
    by: Actor,
    now: datetime,
    reason: str = "",
    also: Mapping[str, str] | None = None,
) -> int:
    """Make the next version of the person's order from the one in force, from now on; those before stay. Returns the version.

    The same order once more (a form sent twice) is no new version: it would cut a running breach in two. `also` goes into the audit:
    codes, dates and numbers. Raises NotOpen or BadOrder, and what `change` raises.
    """
    async with transaction(DB):
        connection = DB.connection()
        await connection.execute("SELECT pg_advisory_xact_lock(hashtextextended($1, 0))", f"monitoring order {person}")
        await _still_open(connection, person)
        last = await order_in_force(person)
        before = body_of(last)
        body = json.loads(json.dumps(change(deepcopy(before))))
        parse(body)
        if last is not None and versions.plain(last.body) == versions.plain(body):
            return last.version
        highest = {row["zone"]: row["version"] for row in await connection.fetch(ZONE_VERSIONS, person)}
        body = versions.numbered(body, before, highest)
        version: int = 1 + await connection.fetchval(LAST_VERSION, person)
        await connection.execute(
            "INSERT INTO probation.monitoring_order (id, person, version, body, valid_from, made_by, made_by_name, reason)"
            " VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
            *(uuid4(), person, version, json.dumps(body), now, by.id, by.name, reason),
        )
        worn = await connection.fetch("SELECT id FROM probation.device_activation WHERE person = $1 AND until IS NULL", person)
        await turns.tell(connection, [row["id"] for row in worn], now, now)
        details = {"version": version}
        await audit.record(Audit, by=by, action="monitoring_order_made", about=person, details={**(also or {}), **details}, at=now)
        await add_entry(person=person, kind="monitoring_order_made", details=details, at=now, by=by)
    return version


async def _still_open(connection: Any, person: UUID) -> None:
    """Locks the registration, so that closing it and watching the person exclude each other."""
    state = await connection.fetchval("SELECT state FROM probation.registration WHERE person = $1 AND current FOR UPDATE", person)
    if state not in (None, "open"):
        raise NotOpen


async def _from_quarantine(connection: Any, device: str, now: datetime) -> None:
    rows = await connection.fetch(
        "WITH taken AS (DELETE FROM probation.position_quarantine WHERE ctid IN (SELECT ctid FROM probation.position_quarantine"
        " WHERE device_id = $1 ORDER BY fix_time LIMIT $2) RETURNING body) SELECT body FROM taken",
        *(device, MOST_FROM_QUARANTINE),
    )
    reports = []
    for row in rows:
        raw = row["body"].encode()
        try:
            reports.append(Report(device, fixes.parse(orjson.loads(raw)), raw))
        except (fixes.BadFix, orjson.JSONDecodeError) as wrong:
            reports.append(Report(device, None, raw, str(wrong)))
    if reports:
        await ingest(reports, source="quarantine", now=now)
    await connection.execute("DELETE FROM probation.unknown_device WHERE device_id = $1", device)


async def note_export(person: UUID, version: int, *, by: Actor, now: datetime) -> None:
    """Put on record that somebody took a version's zones out."""
    async with transaction(DB):
        await audit.record(Audit, by=by, action="zones_exported", about=person, details={"version": version}, at=now)


async def set_deputy(officer: UUID, deputy: tuple[UUID, str] | None, *, by: Actor, now: datetime) -> None:
    """Say who (id and name) is asked when this officer does not take an alert in time; None: the senior officer at once."""
    async with transaction(DB):
        connection = DB.connection()
        if deputy is None:
            await connection.execute("DELETE FROM probation.deputy WHERE officer = $1", officer)
        else:
            await connection.execute(
                "INSERT INTO probation.deputy VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (officer) DO UPDATE"
                " SET office = excluded.office, deputy = excluded.deputy, deputy_name = excluded.deputy_name, set_at = excluded.set_at,"
                " set_by = excluded.set_by",
                *(officer, by.office or "", *deputy, now, by.id),
            )
        details = {"deputy": str(deputy[0]) if deputy else None}
        await audit.record(Audit, by=by, action="deputy_set", about=officer, details=details, at=now)
