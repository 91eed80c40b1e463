"""An alert's clocks, history, zone and map in the reader's language."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from services.probation.telemetry import words
from services.probation.telemetry.alerts.domain.lifecycle import Status
from services.probation.telemetry.alerts.rows import Alert, HistoryStep, TrackedFix
from services.probation.telemetry.alerts.rule_hours import NOTHING, Held
from services.probation.telemetry.orders.words import visible_zones
from services.probation.words import remaining
from shared.actors import system
from shared.values import JsonObject
from shared.web.i18n import gettext


@dataclass(frozen=True, slots=True)
class Clock:
    """A step, its time (`none` says why there is none), and the time since the step before."""

    name: str
    at: datetime | None
    after: str
    none: str


@dataclass(frozen=True, slots=True)
class Due:
    """The next step and its deadline; `left`: the remaining time."""

    text: str
    until: datetime
    late: bool
    left: str


@dataclass(frozen=True, slots=True)
class Step:
    """A line of the history."""

    text: str
    reason: str
    rules: str
    late: bool
    at: datetime
    by: str


def clocks(alert: Alert) -> list[Clock]:
    """Fix, receipt, alert, acknowledgement, contact: the time of each, and the time since the one before."""
    received = gettext("Received")
    moments = (
        (gettext("Position or deadline"), alert.fix_at or alert.detected_at),
        (received, alert.received_at),
        (gettext("Alert raised"), alert.raised_at),
        (gettext("Taken"), alert.acknowledged_at),
        (gettext("Contact tried"), alert.contacted_at),
    )
    found: list[Clock] = []
    before: datetime | None = None
    for name, at in moments:
        none = gettext("Based on a deadline") if name == received else gettext("Not yet")
        found.append(Clock(name, at, lasted((at - before).total_seconds()) if at and before else "", none))
        before = at or before
    return found


def lasted(seconds: float) -> str:
    """A duration in short form: 12 s, 4 min, 3 h 20 min."""
    if seconds < 1:
        return gettext("at once")
    if seconds < 90:
        return gettext("%(number)s s later", number=round(seconds))
    minutes = round(seconds / 60)
    if minutes < 60:
        return gettext("%(number)s min later", number=minutes)
    return gettext("%(hours)s h %(minutes)s min later", hours=minutes // 60, minutes=minutes % 60)


def due(alert: Alert, now: datetime) -> Due | None:
    """The next step: words, deadline, and whether it has passed; None if there is no deadline."""
    status, until = alert.incident_status, alert.due_at
    if status is None:
        return None
    if alert.quiet_until is not None and alert.quiet_until > now:
        return Due(gettext("Held until the morning"), alert.quiet_until, late=False, left="")
    text = {
        Status.RAISED: gettext("Take it by"),
        Status.ACKNOWLEDGED: gettext("Try to reach the person by"),
        Status.CONTACTED: gettext("Record your finding by"),
    }[Status(status)]
    if until is None:
        return None
    late = until <= now
    return Due(text, until, late, gettext("overdue") if late else remaining(until, now))


def escalation(level: int) -> str:
    """Who was asked because the deadline passed."""
    return {1: gettext("Handed to the stand-in"), 2: gettext("Handed to the senior officer")}.get(level, "")


def step(row: HistoryStep) -> Step:
    """A line of the history."""
    text = words.status(row.kind)
    if row.kind == "escalated":
        text = escalation(1 if row.detail == "deputy" else 2)
    elif row.detail:
        text = f"{text}, {how(row.detail)}"
    reason = words.reason(row.reason) if row.reason and row.kind != "escalated" else ""
    rules = ", ".join(sorted({words.rule(code) for code in row.rules})) if row.kind != "escalated" else ""
    return Step(text, reason, rules, row.late, row.at, row.by_name)


def how(code: str) -> str:
    """The result of a try to reach the person."""
    return {"reached": gettext("reached"), "not_reached": gettext("not reached"), "visited": gettext("visited")}.get(code, code)


def who(name: str) -> str:
    """Who did it; the software has its own name."""
    return gettext("Oralu, automatically") if name == system("probation").name else name


def moment(text: str) -> datetime:
    """A moment of a record's facts."""
    return datetime.fromisoformat(text)


def geometry(track: Sequence[TrackedFix], body: JsonObject | None, known: Held = NOTHING) -> JsonObject:
    """What the map draws: positions and zones, each with whether it was in force; the place of a proximity zone is shown to nobody."""
    zones = visible_zones(body)
    for feature in zones["features"] if zones else []:
        name = str(feature["properties"].get("name") or words.rule(feature["properties"]["id"]))
        holds = known.zones.get(feature["properties"]["id"])
        said = "" if holds is None else gettext("held") if holds else gettext("did not hold")
        feature["properties"] |= {"held": holds, "name": f"{name} · {said}" if said else name}
    points = [
        {
            "at": [row.latitude, row.longitude],
            "time": row.fix_time.timestamp(),
            "error": row.accuracy_m,
            "decided": row.decided,
            "mechanism": row.mechanism,
            "held": known.at(row.fix_time.timestamp()),
        }
        for row in track
        if row.latitude is not None
    ]
    return {"points": points, "zones": zones}


def local_day(alert: Alert, time_zone: str) -> date:
    """The day on which it was recognised in the person's time zone."""
    return alert.detected_at.astimezone(ZoneInfo(time_zone)).date()
