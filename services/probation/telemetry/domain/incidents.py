"""One incident, not fifty alerts: what belongs together, how urgent it is, and by when somebody must have done what."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from services.probation.law import rules as law
from services.probation.telemetry.domain.lifecycle import Status

MINOR = frozenset({"signal", "battery"})
PRIORITIES = {"sos": 1, "strap": 1, "jamming": 2, "signal": 4, "battery": 5}
STEPS = {Status.RAISED: "acknowledge", Status.ACKNOWLEDGED: "contact", Status.CONTACTED: "finding"}


@dataclass(frozen=True)
class Span:
    """The time of an incident, or of an alert: `until` None while it lasts."""

    id: UUID
    since: datetime
    until: datetime | None


def priority(rule: str, state: str) -> int:
    """1 comes first: a call for help, a cut strap, a breach; then a curfew, a distance to a protected place or a jammed signal of which
    nothing is known; a visit that was not made can wait for the day; last what only needs charging."""
    if rule.startswith("visit-"):
        return 3
    if state == "unknown" and rule.startswith(("curfew", "distance-")):
        return 2
    return PRIORITIES.get(rule, 1 if state == "breach" else 3)


def span(alert: UUID, rule: str, opened_at: datetime, closed_at: datetime | None, detected_at: datetime) -> Span:
    """The time in which other alerts belong to this one. A lasting flat battery or lost signal does not draw in all that follows."""
    if closed_at is None and rule in MINOR:
        return Span(alert, opened_at, max(opened_at, detected_at))
    return Span(alert, opened_at, closed_at)


def belongs_to(alert: Span, incidents: Sequence[Span], on: date) -> UUID | None:
    """The incident that this alert overlaps or follows within the gap; None: it begins one. The longest-running of several."""
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


def held_until(urgency: int, at: datetime, zone: str, on: date) -> datetime | None:
    """The morning until which it waits when it comes in the quiet hours of the person's zone; None: now. The urgent never wait."""
    if urgency < law.number("alert.quiet.from_priority", on):
        return None
    begins, ends = (time.fromisoformat(str(law.rule(f"alert.quiet.{edge}", on).value)) for edge in ("begins", "ends"))
    local = at.astimezone(ZoneInfo(zone))
    clock = local.time().replace(tzinfo=None)
    over_midnight = begins > ends
    quiet = (clock >= begins or clock < ends) if over_midnight else begins <= clock < ends
    if not quiet:
        return None
    day = local.date() + timedelta(days=1) if over_midnight and clock >= begins else local.date()
    return datetime.combine(day, ends, ZoneInfo(zone))
