"""Actions on monitoring orders: each change is a new version, and earlier versions are kept."""

import json
from collections.abc import Callable, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

from services.probation.cases.queries import supervising_authorities
from services.probation.database import DB, Audit
from services.probation.local_time import local_today
from services.probation.queue.actions import close_item, open_item
from services.probation.telemetry.evaluation_queue import actions as evaluation_queue
from services.probation.telemetry.orders.domain import edits, suspending
from services.probation.telemetry.orders.domain import zone_versions as versions
from services.probation.telemetry.orders.domain.authorities import kept_apart, marked
from services.probation.telemetry.orders.domain.grounds import Change, Duty, changed_duties, grounded
from services.probation.telemetry.orders.domain.order import check_signable, parse
from services.probation.telemetry.orders.domain.zone_versions import Body
from services.probation.telemetry.orders.queries import body_of, duties_of, order_in_force
from services.probation.timeline.actions import add_entry
from shared import audit
from shared.actors import Actor
from shared.db.engine import Connection, transaction
from shared.db.rows import fetch_rows

LAST_VERSION = "SELECT coalesce(max(version), 0) FROM probation.monitoring_order WHERE person = $1"
ZONE_VERSIONS = """SELECT f->'properties'->>'id' AS zone, max(coalesce((f->'properties'->>'version')::integer, 1)) AS version
    FROM probation.monitoring_order o, jsonb_array_elements(o.body->'zones'->'features') AS f WHERE o.person = $1 GROUP BY 1"""
WORN = "SELECT id FROM probation.device_assignment WHERE person = $1 AND until IS NULL"


WAITING = "SELECT subject_id FROM probation.queue_item WHERE person = $1 AND kind = $2 AND closed_at IS NULL"
KIND = "order_ground"
REASONS: dict[Change, str] = {"ended": "order_duty_ended", "changed": "order_duty_changed"}
"""Why an officer is asked about the duty on which an order rests."""


class NotOpen(Exception):
    """The registration has ended: there is no monitoring any more."""


@dataclass(frozen=True, slots=True)
class ZoneVersion:
    """The highest version that a zone of a person's orders has had."""

    zone: str
    version: int


@dataclass(frozen=True, slots=True)
class WaitingDuty:
    """A duty about which an item waits."""

    subject_id: UUID


@dataclass(frozen=True, slots=True)
class WornActivation:
    """The assignment of a device that is worn."""

    id: UUID


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
    """Make the next version of the person's order from the one in force, valid from now; earlier ones are kept. Returns the version.

    The same order once more (a form sent twice) is not a new version: it would cut a running breach in two. `also` goes into the audit log:
    codes, dates and numbers. Raises NotOpen, BadOrder or NotGrounded, and what `change` raises.
    """
    async with transaction(DB):
        connection = DB.connection()
        await lock_order(person)
        await lock_open_registration(connection, person)
        last = await order_in_force(person)
        before = body_of(last)
        asked = json.loads(json.dumps(change(deepcopy(before))))
        duties = [duty for _, duty in await duties_of(person, asked, local_today(now))]
        body = grounded(asked, before, duties)
        body = kept_apart(marked(body, before, by.authority), before, await supervising_authorities(person))
        check_signable(body)
        parse(body)
        if last is not None and versions.plain(last.body) == versions.plain(body):
            return last.version
        highest = {row.zone: row.version for row in await fetch_rows(connection, ZoneVersion, ZONE_VERSIONS, person)}
        body = versions.numbered(body, before, highest)
        version: int = 1 + await connection.fetchval(LAST_VERSION, person)
        await connection.execute(
            "INSERT INTO probation.monitoring_order (id, person, version, body, valid_from, made_by, made_by_name, reason)"
            " VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
            *(uuid4(), person, version, json.dumps(body), now, by.id, by.name, reason),
        )
        worn = await fetch_rows(connection, WornActivation, WORN, person)
        await evaluation_queue.request_evaluation(connection, [row.id for row in worn], now, now)
        details = {"version": version}
        await audit.record(Audit, by=by, action="monitoring_order_made", about=person, details={**(also or {}), **details}, at=now)
        await add_entry(person=person, kind="monitoring_order_made", details=details, at=now, by=by)
        await _close_answered(person, body, duties, by=by, now=now)
    return version


async def ask_about_duties(person: UUID, registration: UUID | None, *, by: Actor, now: datetime) -> None:
    """Inside the caller's transaction: a duty changed or ended; ask the officer about each one on which the order in force rests.

    The order itself stays as it is. `registration`: whose officer is asked; None: the leading one's.
    """
    body = body_of(await order_in_force(person))
    duties = {duty.id: duty for _, duty in await duties_of(person, body, local_today(now))}
    for duty, change in {duty.id: (duty, change) for duty, change in changed_duties(body, duties).values()}.values():
        reason = REASONS[change]
        await close_item(kind=KIND, subject_id=UUID(duty.id), reason=REASONS["changed" if change == "ended" else "ended"], by=by, now=now)
        await open_item(kind=KIND, person=person, subject_id=UUID(duty.id), reason=reason, now=now, by=by, registration=registration)


async def _close_answered(person: UUID, body: Body, duties: Sequence[Duty], *, by: Actor, now: datetime) -> None:
    """Close what was asked about duties on which the new version rests as they stand, or no more."""
    waiting = {duty.id for duty, _ in changed_duties(body, {duty.id: duty for duty in duties}).values()}
    for row in await fetch_rows(DB, WaitingDuty, WAITING, person, KIND):
        if str(row.subject_id) not in waiting:
            await close_item(kind=KIND, subject_id=row.subject_id, by=by, now=now, outcome="order_changed")


async def lock_order(person: UUID) -> None:
    """The lock of a person's order until commit. Who changes the order together with the case takes it first, before the case's."""
    await DB.connection().execute("SELECT pg_advisory_xact_lock(hashtextextended($1, 0))", f"monitoring order {person}")


async def lock_open_registration(connection: Connection, person: UUID) -> None:
    """Lock the person and the registrations, as `cases.actions` does, so that none can be closed at the same time. Raises NotOpen."""
    await connection.execute("SELECT FROM probation.person WHERE id = $1 FOR NO KEY UPDATE", person)
    rows = await connection.fetch("SELECT state FROM probation.registration WHERE person = $1 ORDER BY id FOR UPDATE", person)
    if rows and all(row["state"] != "open" for row in rows):
        raise NotOpen


async def audit_export(person: UUID, version: int, *, by: Actor, now: datetime) -> None:
    """Record that somebody exported a version's zones."""
    async with transaction(DB):
        await audit.record(Audit, by=by, action="zones_exported", about=person, details={"version": version}, at=now)


async def try_change(person: UUID, change: edits.Change, what: str, *, by: Actor, now: datetime, why: str = "") -> bool:
    """Make the next version of the order; False where there is no order, or the part is not in it any more."""
    try:
        await change_order(person, change, by=by, now=now, reason=why, also={"changed": what})
    except (edits.NoOrder, edits.NotThere):
        return False
    return True


@dataclass(frozen=True, slots=True)
class Suspension:
    """Monitoring that is suspended until a moment. `name`: of the entry in the order; `since`: when it began, now or earlier."""

    name: str
    authority: str
    since: datetime
    until: datetime
    zone: ZoneInfo


async def suspend(person: UUID, new: Suspension, *, by: Actor, now: datetime) -> bool:
    """From now until its end only the distance to a protected place is required. False where nothing is monitored, or the end has come.

    The caller holds the order's lock (`lock_order`) before any other. What was before `now` stays: a human looks at alerts of that time.
    """
    if new.until <= now or await order_in_force(person) is None:
        return False
    begins, until, since = (local_moment(moment, new.zone) for moment in (now, new.until, new.since))
    entry = suspending.suspension(new.name, begins, until, since=since, authority=new.authority)
    return await try_change(person, lambda body: edits.with_permission(body, entry), "suspended", by=by, now=now)


async def resume(person: UUID, name: str, zone: ZoneInfo, *, by: Actor, now: datetime) -> bool:
    """What is required holds again from now on. False where no order holds the suspension, or its time was over."""
    if await order_in_force(person) is None:
        return False
    local_now = now.astimezone(zone)
    return await try_change(person, lambda body: suspending.ended(body, name, local_now), "resumed", by=by, now=now)


def local_moment(moment: datetime, zone: ZoneInfo) -> str:
    """A moment as an order holds it: local, without an offset."""
    return moment.astimezone(zone).replace(tzinfo=None).isoformat(timespec="seconds")
