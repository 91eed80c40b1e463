"""Until when something is due. The periods are dated data in law/desk.toml.

Working days here are Monday to Friday. A public holiday makes a day earlier than the norm asks for, never later.
"""

import tomllib
from datetime import date, datetime, time, timedelta
from functools import cache
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from services.reintegration.domain.task import Kind
from shared.messages.base import Need

LAW = Path(__file__).with_name("law") / "desk.toml"
END_OF_DAY = time(18, 0)
FRIDAY = 4


@cache
def rules() -> dict[str, Any]:
    """The rules as they are written: value, unit, valid_from, source, status."""
    return tomllib.loads(LAW.read_text())


def is_urgent(kind: Kind, need: Need) -> bool:
    """Whether the shorter period applies."""
    return kind == "contact" or need in rules()["urgent_needs"]["value"]


def task_due(kind: Kind, need: Need, now: datetime, zone: ZoneInfo) -> datetime:
    """When a task falls due: the end of a working day in the person's zone."""
    rule = "contact_after_breach" if kind == "contact" else "assessment_urgent" if is_urgent(kind, need) else "assessment"
    return working_days_after(now, rules()[rule]["value"], zone)


def answer_due(now: datetime, zone: ZoneInfo) -> datetime:
    """When a provider should have answered."""
    return working_days_after(now, rules()["referral_answer"]["value"], zone)


def stale_after() -> timedelta:
    """How old a figure of free places may be."""
    return timedelta(days=rules()["capacity_stale"]["value"])


def working_days_after(now: datetime, days: int, zone: ZoneInfo) -> datetime:
    """The end (18:00 in `zone`) of the `days`-th working day after today."""
    day = now.astimezone(zone).date()
    while days:
        day += timedelta(days=1)
        days -= day.weekday() <= FRIDAY
    return datetime.combine(day, END_OF_DAY, zone)


def end_of_week(now: datetime, zone: ZoneInfo) -> date:
    """This week's Friday; on Saturday and Sunday the next one's."""
    day = now.astimezone(zone).date()
    return day + timedelta(days=(FRIDAY - day.weekday()) % 7)
