"""What a change of the law would do to the clocks of alerts that wait."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from services.probation.telemetry.alerts.domain.incidents import due, quiet_until, senior_due
from services.probation.telemetry.alerts.domain.lifecycle import Status
from shared.contributions import Asked, Judged, LawSimulation
from shared.web.i18n import gettext


@dataclass(frozen=True, slots=True)
class Waiting:
    """An incident that waits for somebody, as its clock was set."""

    status: str
    priority: int
    raised_at: datetime
    due_at: datetime
    quiet_until: datetime | None
    escalation: int
    time_zone: str


@dataclass(frozen=True, slots=True)
class Running:
    """The same with the moment since when the clock of its step runs. `held`: it was held by quiet hours until then."""

    row: Waiting
    since: datetime
    held: bool


def begun(row: Waiting, asked: Asked) -> Running:
    """Since when the clock runs, by the values that set it."""
    since = row.due_at - (_step(row, row.due_at, asked) - row.due_at)
    held = row.status == Status.RAISED and row.escalation == 0 and _held(row, asked) == since
    return Running(row, since, held)


def judged(running: Running, asked: Asked) -> Judged:
    """By when the next step is due; whether that moment has passed, and whether quiet hours hold it now."""
    row, since, codes = running.row, running.since, set[str]()
    if row.status == Status.RAISED and row.escalation == 0:
        held = _held(row, asked)
        since = held or (row.raised_at if running.held else since)
        codes |= {"held"} if held is not None and held > asked.now else set()
    until = _step(row, since, asked)
    return Judged(until, frozenset(codes | ({"overdue"} if until <= asked.now else set())))


def in_words(code: str) -> str:
    """One thing that is said of an alert."""
    return {"overdue": gettext("Overdue"), "held": gettext("Held by quiet hours")}.get(code, code)


def _step(row: Waiting, since: datetime, asked: Asked) -> datetime:
    """When the step is due that began then; handed to the senior officer, it keeps the moment that it had."""
    if row.escalation == 1:
        return senior_due(since, asked.on)
    return due(Status(row.status), row.priority, since, asked.on)


def _held(row: Waiting, asked: Asked) -> datetime | None:
    return quiet_until(row.priority, row.raised_at, row.time_zone, asked.on)


SIMULATIONS: tuple[LawSimulation[Any], ...] = (
    LawSimulation(
        "alerts",
        lambda: gettext("Open alerts of bracelets"),
        ("alert.acknowledge.*", "alert.contact.*", "alert.finding.*", "alert.senior_after_deputy", "alert.quiet.*"),
        Waiting,
        "i.id",
        "i.status, i.priority, i.raised_at, i.due_at, i.quiet_until, i.escalation, p.time_zone",
        "probation.incident i JOIN probation.registration r ON r.person = i.person AND r.current",
        "i.status IS NOT NULL AND i.due_at IS NOT NULL",
        judged,
        in_words,
        begun,
    ),
)
