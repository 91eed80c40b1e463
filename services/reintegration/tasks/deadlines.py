"""When a task falls due."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from services.reintegration.law.rules import rules
from services.reintegration.tasks.domain import Kind
from shared.law.calendar import working_days_after
from shared.messages.base import Need


def is_urgent(kind: Kind, need: Need, on: date) -> bool:
    """Whether the shorter period applies to what was asked for on a day."""
    return kind in ("contact", "alarm", "arrival", "returned", "unstaffed", "restaffed", "reopened") or need in rules().values(
        "urgent_needs", on
    )


def task_days(kind: Kind, need: Need, on: date) -> int:
    """How many working days there are for what was asked for on a day. Raises NoSuchRule for a day before our rules began."""
    code = "contact_after_breach" if kind == "contact" else "assessment_urgent" if is_urgent(kind, need, on) else "assessment"
    return rules().number(code, on)


def task_due(kind: Kind, need: Need, asked_at: datetime, time_zone: ZoneInfo) -> datetime:
    """When a task falls due: the end of a working day in the person's zone. An alarm is due at once."""
    if kind == "alarm":
        return asked_at
    return working_days_after(asked_at, task_days(kind, need, asked_at.astimezone(time_zone).date()), time_zone)
