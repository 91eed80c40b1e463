"""What stands in the list of work, and its order: overdue first, then urgent, then what is due soonest, then the oldest."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import Literal
from uuid import UUID
from zoneinfo import ZoneInfo

from services.reintegration.tasks.domain import Waiting, sort_key

ONE_DAY, LAST_MOMENT = timedelta(days=1), timedelta(microseconds=1)


class Due(StrEnum):
    """Which tasks are shown, by the day on which they are due."""

    OVERDUE = "overdue"
    TODAY = "today"
    WEEK = "week"


@dataclass(frozen=True, slots=True)
class WorkItem:
    """Something to do. `kind`: asked for (`request`), or a task of a stage; `code`: what of it. `owner`: who is to do it, as stages say it;
    the desk follows up what others do. `holder`: who took it, or has the case. `outcome`: how it ended, None while it waits."""

    kind: Literal["request", "stage"]
    id: UUID
    person: UUID
    code: str
    need: str
    words: str
    owner: str
    due_at: datetime
    created_at: datetime
    urgent: bool
    holder: str | None
    state: str = "open"
    taken_by: UUID | None = None
    asked_at: datetime | None = None
    outcome: str | None = None
    why: str | None = None
    through: str | None = None
    ended_at: datetime | None = None
    ended_by: str | None = None
    name: str = ""
    birth_year: int | None = None
    case_number: str = ""
    language: str = ""


def due_of(text: str | None) -> Due | None:
    """What an address asks for; None for everything, and for what it does not know."""
    return Due(text) if text in set(Due) else None


def end_of(day: date, zone: ZoneInfo) -> datetime:
    """The moment at which a day is over: what is due on that day is overdue from then on."""
    return datetime.combine(day + ONE_DAY, time(), zone)


def last_day(due: Due, today: date) -> date:
    """The last day of what is shown: yesterday, today, or the coming Sunday."""
    return {Due.OVERDUE: today - ONE_DAY, Due.TODAY: today, Due.WEEK: today + timedelta(days=6 - today.weekday())}[due]


def in_order(items: Iterable[WorkItem], now: datetime) -> list[WorkItem]:
    """As they are shown; of two that are the same, the one with the smaller id."""
    return sorted(items, key=lambda each: (*sort_key(Waiting(each.due_at, each.created_at, each.urgent), now), each.id.int))


def stage_tasks_behind(begin: Waiting, number: UUID, now: datetime, zone: ZoneInfo) -> tuple[date, UUID] | None:
    """Where the tasks of stages go on behind a place in the order: behind a day and an id; None from the beginning.

    A task of a stage is never urgent and was made, for the order, at the moment at which it is due.
    """
    overdue_day = (now.astimezone(zone)).date() - ONE_DAY  # the last day that is over
    if begin.urgent:
        return None if begin.due_at <= now else (overdue_day, UUID(int=2**128 - 1))
    day = begin.due_at.astimezone(zone).date() - ONE_DAY
    if end_of(day, zone) < begin.due_at or begin.created_at > begin.due_at:
        return day, UUID(int=2**128 - 1)
    return (day, number) if begin.created_at == begin.due_at else (day - ONE_DAY, UUID(int=2**128 - 1))
