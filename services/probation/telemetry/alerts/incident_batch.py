"""Alerts of one person change together, and each incident that they touch is written once.

The changes are applied in order, in memory: which incident a new alert belongs to depends on the earlier changes. Intermediate steps that
nobody would see are left out; the final content of tables and queue is the same as with one step for each change.
"""

from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from services.probation.database import DB
from services.probation.queue.actions import change_item, close_item, open_item
from services.probation.settings import settings
from services.probation.telemetry.alerts.alert_log import join_incidents
from services.probation.telemetry.alerts.domain import incidents as rules
from services.probation.telemetry.alerts.domain.incidents import GroupedAlert, Incident, Span
from services.probation.telemetry.alerts.domain.lifecycle import Status
from services.probation.telemetry.alerts.rows import StoredAlert, fetch_alerts
from shared.actors import Actor, system
from shared.db.engine import Connection
from shared.db.rows import fetch_rows
from shared.web.live import notify

BY = system("probation")
CHANNEL = "probation_alerts"
COLUMNS = "id, person, opened_at, last_at, priority, status, due_at, quiet_until, escalation"
RUNNING = f"SELECT {COLUMNS} FROM probation.incident WHERE person = $1 AND status IS NOT NULL FOR UPDATE"  # noqa: S608  # constants
ONE = f"SELECT {COLUMNS} FROM probation.incident WHERE id = $1 FOR UPDATE"  # noqa: S608  # constants
INSERT = """INSERT INTO probation.incident (id, person, opened_at, last_at, priority, status, due_at, quiet_until, raised_at)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)"""
UPDATE = """UPDATE probation.incident SET opened_at = $2, last_at = $3, priority = $4, status = $5, due_at = $6, quiet_until = $7
    WHERE id = $1"""
CASE_CONTACTS = """SELECT p.time_zone, r.state, d.deputy FROM (SELECT $1::uuid AS id) AS asked LEFT JOIN probation.person p USING (id)
    LEFT JOIN probation.registration r ON r.person = asked.id AND r.current
    LEFT JOIN probation.deputy d ON d.officer = r.officer ORDER BY r.state DESC, r.supervising_authority DESC LIMIT 1"""


@dataclass(frozen=True, slots=True)
class CaseContacts:
    """The person's IANA zone, with the state of the current registration and the deputy of its officer."""

    time_zone: str | None
    state: str | None
    deputy: UUID | None


@dataclass(frozen=True, slots=True)
class _Place:
    """The place of an incident in the queue."""

    reason: str
    priority: int
    due_at: datetime | None
    escalation: int


@dataclass(frozen=True, slots=True)
class _Shown:
    """An incident must be in the queue: inserted at `first` if it is not in it yet, then moved to `last`."""

    incident: UUID
    first: _Place
    last: _Place


@dataclass(frozen=True, slots=True)
class _Closed:
    """Nobody has to handle the incident any more."""

    incident: UUID
    outcome: str


class IncidentBatch:
    """Collects what happens to one person's alerts inside the caller's transaction; nothing is stored before `write`."""

    def __init__(self, connection: Connection, person: UUID, now: datetime, *, by: Actor = BY) -> None:
        self._connection, self._person, self._now, self._by = connection, person, now, by
        self._incidents: dict[UUID, Incident] = {}
        self._stored: dict[UUID, Incident] = {}
        self._alerts: dict[UUID, list[GroupedAlert]] = {}
        self._joins: list[tuple[UUID, UUID, int, str, datetime]] = []
        self._steps: list[_Shown | _Closed] = []
        self._running_are_known = False
        self._who: CaseContacts | None = None

    async def opened(self, alert: GroupedAlert) -> UUID:
        """A new alert joins the incident that it belongs to, or begins one. Returns the incident."""
        await self._load_running()
        running = [Span(each.id, each.opened_at, each.last_at) for each in self._incidents.values() if each.status is not None]
        found = rules.belongs_to(alert.span, running, self._now.date())
        self._joins.append((alert.id, found or alert.id, alert.priority, alert.device_id, alert.detected_at))
        if found is None:
            zone, _ = await self._zone_and_state()
            self._alerts[alert.id] = [alert]
            self._incidents[alert.id] = rules.begun(alert, self._person, zone, self._now)
            if self._incidents[alert.id].status is not None:
                await self._show(alert.id)
            return alert.id
        alerts = await self._alerts_of(found)
        alerts.append(alert)
        alerts.sort(key=lambda each: each.raised_at)
        await self._recalculate(found, "over")
        return found

    async def changed(self, incident: UUID | None, alert: GroupedAlert | None = None, *, outcome: str = "over") -> None:
        """This alert of the incident changed (None: use the alerts as stored now). `outcome`: why the incident is closed, if it is."""
        if incident is None or not await self._load(incident):
            return
        alerts = await self._alerts_of(incident)
        self._alerts[incident] = [alert if alert is not None and each.id == alert.id else each for each in alerts]
        await self._recalculate(incident, outcome)

    async def write(self) -> None:
        """Store each changed incident once, and its place in the queue."""
        for number, incident in self._incidents.items():
            values = (incident.opened_at, incident.last_at, incident.priority, incident.status, incident.due_at, incident.quiet_until)
            if number not in self._stored:
                await self._connection.execute(INSERT, number, self._person, *values, self._now)
            elif incident != self._stored[number]:
                await self._connection.execute(UPDATE, number, *values)
        if self._joins:
            await join_incidents(self._connection, self._joins)
        for step in self._steps:
            if isinstance(step, _Closed):
                await close_item(kind="alert", subject_id=step.incident, by=self._by, now=self._now, outcome=step.outcome)
            else:
                await self._write_place(step)
        if self._alerts:
            await notify(DB, CHANNEL)

    async def _write_place(self, step: _Shown) -> None:
        about, first, last = step.incident, step.first, step.last
        known = about in self._stored and await _move(about, last)
        if not known:
            await open_item(
                kind="alert",
                person=self._person,
                subject_id=about,
                reason=first.reason,
                priority=first.priority,
                due_at=first.due_at,
                escalation=first.escalation,
                now=self._now,
                by=BY,
            )
            if first != last:
                await _move(about, last)

    async def _recalculate(self, number: UUID, outcome: str) -> None:
        zone, _ = await self._zone_and_state()
        after = rules.recalculated(self._incidents[number], self._alerts[number], zone, self._now)
        self._incidents[number] = after
        if after.status is not None:
            await self._show(number)
        elif not isinstance(self._last_step(number), _Closed):
            self._steps.append(_Closed(number, outcome))

    async def _show(self, number: UUID) -> None:
        """Put it into the queue, unless quiet hours hold it or the registration has ended."""
        incident, (_, state) = self._incidents[number], await self._zone_and_state()
        if incident.quiet_until is not None or state == "closed":
            return
        reason = f"bracelet_{rules.most_urgent(self._alerts[number]).reason}"
        place = _Place(reason, incident.priority, incident.due_at, incident.escalation)
        before = self._last_step(number)
        if isinstance(before, _Shown):
            self._steps[self._steps.index(before)] = replace(before, last=place)
        else:
            self._steps.append(_Shown(number, place, place))

    def _last_step(self, number: UUID) -> _Shown | _Closed | None:
        return next((step for step in reversed(self._steps) if step.incident == number), None)

    async def _load(self, number: UUID) -> bool:
        if number not in self._incidents:
            found = await fetch_incidents(self._connection, ONE, number)
            if not found:
                return False
            self._keep(found[0])
        return True

    async def _load_running(self) -> None:
        if not self._running_are_known:
            self._running_are_known = True
            for incident in await fetch_incidents(self._connection, RUNNING, self._person):
                if incident.id not in self._incidents:
                    self._keep(incident)

    def _keep(self, incident: Incident) -> None:
        self._incidents[incident.id] = self._stored[incident.id] = incident

    async def _alerts_of(self, number: UUID) -> list[GroupedAlert]:
        if number not in self._alerts:
            alerts = await fetch_alerts(self._connection, "FROM probation.alert a WHERE a.incident = $1 ORDER BY a.raised_at", number)
            self._alerts[number] = [grouped(alert) for alert in alerts]
        return self._alerts[number]

    async def _zone_and_state(self) -> tuple[str, str | None]:
        """The person's IANA zone, and the state of the current registration."""
        if self._who is None:
            (self._who,) = await fetch_rows(self._connection, CaseContacts, CASE_CONTACTS, self._person)
        return self._who.time_zone or settings().timezone, self._who.state


async def fetch_incidents(connection: Connection, statement: str, value: UUID) -> list[Incident]:
    """The incidents that RUNNING or ONE finds, locked; the status is a text."""
    found = await fetch_rows(connection, Incident, statement, value)
    return [replace(incident, status=Status(incident.status) if incident.status else None) for incident in found]


def grouped(alert: StoredAlert) -> GroupedAlert:
    """A stored alert as its incident sees it."""
    urgency = alert.priority if alert.priority is not None else rules.priority(alert.rule, alert.state)
    about = alert.id, alert.device_id, alert.rule, alert.reason, Status(alert.status), urgency
    return GroupedAlert(*about, alert.opened_at, alert.closed_at, alert.detected_at, alert.raised_at)


async def _move(about: UUID, place: _Place) -> bool:
    """False where no item is open for it."""
    return await change_item(
        kind="alert", subject_id=about, priority=place.priority, reason=place.reason, due_at=place.due_at, escalation=place.escalation
    )
