"""One incident instead of fifty alerts: which alerts belong together, how urgent they are, and the deadline of each step."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from services.probation.law import rules as law
from services.probation.telemetry.alerts.domain.lifecycle import OPEN, Status, incident_status

MINOR = frozenset({"signal", "battery"})
PRIORITIES = {"sos": 1, "strap": 1, "jamming": 2, "signal": 4, "battery": 5}
STEPS = {Status.RAISED: "acknowledge", Status.ACKNOWLEDGED: "contact", Status.CONTACTED: "finding"}


@dataclass(frozen=True)
class Span:
    """The time of an incident, or of an alert: `until` is None while it lasts."""

    id: UUID
    since: datetime
    until: datetime | None


@dataclass(frozen=True, slots=True)
class GroupedAlert:
    """An alert as its incident sees it."""

    id: UUID
    device_id: str
    rule: str
    reason: str
    status: Status
    priority: int
    opened_at: datetime
    closed_at: datetime | None
    detected_at: datetime
    raised_at: datetime

    @property
    def span(self) -> Span:
        """The time in which other alerts belong to it."""
        return span(self.id, self.rule, self.opened_at, self.closed_at, self.detected_at)


@dataclass(frozen=True, slots=True)
class Incident:
    """What follows from an incident's alerts. `status` and `due_at` are None if nothing waits for anybody."""

    id: UUID
    person: UUID
    opened_at: datetime
    last_at: datetime | None
    priority: int
    status: Status | None
    due_at: datetime | None
    quiet_until: datetime | None
    escalation: int = 0


def begun(alert: GroupedAlert, person: UUID, time_zone: str, now: datetime) -> Incident:
    """A new incident with this alert; `time_zone` is the person's IANA zone."""
    status, own = incident_status([alert.status]), alert.span
    held = _held(status, alert.priority, time_zone, now)
    until = due(status, alert.priority, held or now, now.date()) if status else None
    return Incident(alert.id, person, own.since, own.until, alert.priority, status, until, held)


def recalculated(before: Incident, alerts: Sequence[GroupedAlert], time_zone: str, now: datetime) -> Incident:
    """The incident according to its alerts: its clock restarts if its status changed or it became more urgent."""
    waiting = [each for each in alerts if each.status in OPEN]
    not_withdrawn = [each for each in alerts if each.status != Status.WITHDRAWN] or alerts
    whole = not_withdrawn[0].span
    for each in not_withdrawn[1:]:
        whole = joined(whole, each.span)
    status = incident_status(each.status for each in waiting)
    urgency = min((each.priority for each in waiting), default=before.priority)
    until, held = before.due_at, before.quiet_until
    if status is None:
        until = held = None
    elif status != before.status or urgency < before.priority:
        held = _held(status, urgency, time_zone, now)
        until = due(status, urgency, held or now, now.date())
    spanned = replace(before, opened_at=whole.since, last_at=whole.until)
    return replace(spanned, priority=urgency, status=status, due_at=until, quiet_until=held)


def most_urgent(alerts: Sequence[GroupedAlert]) -> GroupedAlert:
    """The most urgent waiting alert, whose reason the queue shows for the incident."""
    return min((each for each in alerts if each.status in OPEN), key=lambda each: (each.priority, each.raised_at))


def _held(status: Status | None, urgency: int, time_zone: str, now: datetime) -> datetime | None:
    """Until when quiet hours hold it; only alerts that nobody has taken yet wait."""
    return quiet_until(urgency, now, time_zone, now.date()) if status is Status.RAISED else None


def priority(rule: str, state: str) -> int:
    """1 comes first: a call for help, a cut strap, a breach; then a curfew or a distance to a protected place that is not known, or a
    jammed signal; a missed visit can wait for the day; last a battery that only needs charging."""
    if rule.startswith("visit-"):
        return 3
    if state == "unknown" and rule.startswith(("curfew", "distance-")):
        return 2
    return PRIORITIES.get(rule, 1 if state == "breach" else 3)


def span(alert: UUID, rule: str, opened_at: datetime, closed_at: datetime | None, detected_at: datetime) -> Span:
    """The time in which other alerts belong to this one. A long flat battery or lost signal does not pull in all that follows."""
    if closed_at is None and rule in MINOR:
        return Span(alert, opened_at, max(opened_at, detected_at))
    return Span(alert, opened_at, closed_at)


def belongs_to(alert: Span, incidents: Sequence[Span], on: date) -> UUID | None:
    """The incident that this alert overlaps or follows within the gap; None: it begins a new one. The longest-running of several."""
    gap = timedelta(minutes=law.number("alert.group_gap", on))
    longest = timedelta(hours=law.number("alert.group_longest", on))
    for one in sorted(incidents, key=lambda incident: (incident.since, incident.id)):
        after = one.until is not None and alert.since > one.until + gap
        before = alert.until is not None and alert.until < one.since - gap
        if not after and not before and abs(alert.since - one.since) <= longest:
            return one.id
    return None


def joined(one: Span, other: Span) -> Span:
    """`one` with the time of `other`."""
    until = None if one.until is None or other.until is None else max(one.until, other.until)
    return Span(one.id, min(one.since, other.since), until)


def due(status: Status, urgency: int, since: datetime, on: date) -> datetime:
    """By when the next step must be taken, counted from the one before (or from the end of the quiet hours)."""
    return since + timedelta(minutes=law.number(f"alert.{STEPS[status]}.priority_{urgency}", on))


def senior_due(escalated_at: datetime, on: date) -> datetime:
    """When the senior officer is asked after the deputy was."""
    return escalated_at + timedelta(minutes=law.number("alert.senior_after_deputy", on))


def quiet_until(urgency: int, at: datetime, time_zone: str, on: date) -> datetime | None:
    """The morning until which it waits when it comes in the quiet hours of the person's time zone; None: now. Urgent alerts never wait."""
    if urgency < law.number("alert.quiet.from_priority", on):
        return None
    begins, ends = (time.fromisoformat(str(law.rule(f"alert.quiet.{edge}", on).value)) for edge in ("begins", "ends"))
    local = at.astimezone(ZoneInfo(time_zone))
    clock = local.time().replace(tzinfo=None)
    over_midnight = begins > ends
    quiet = (clock >= begins or clock < ends) if over_midnight else begins <= clock < ends
    if not quiet:
        return None
    day = local.date() + timedelta(days=1) if over_midnight and clock >= begins else local.date()
    return datetime.combine(day, ends, ZoneInfo(time_zone))
