"""The list of work in words."""

from datetime import date, datetime

from services.reintegration import words as common
from services.reintegration.stages import words as stages
from services.reintegration.tasks import words as tasks
from services.reintegration.words import today
from services.reintegration.work_list.domain import LAST_MOMENT, Due, WorkItem
from shared.values import PageContext
from shared.web.i18n import gettext


def title(item: WorkItem, on: date) -> str:
    """What is to be done."""
    return stages.task(item.code, on) if item.kind == "stage" else common.task_title(item.code, item.need)


def due(item: WorkItem, now: datetime) -> PageContext:
    """When it is due: a moment, or for a task of a stage the whole of a day."""
    if item.kind == "stage":
        return common.due_on(today(item.due_at - LAST_MOMENT), today(now))
    return common.due(item.due_at, now)


def owner(code: str) -> str:
    """Who is to do it."""
    return stages.owner(code)


def ended(item: WorkItem) -> str:
    """How it ended."""
    if item.state == "cancelled":
        return gettext("Ended with the case")
    if item.kind == "stage" and item.outcome not in ("met", "partly"):
        return stages.task_state(item.state)
    return tasks.outcome(item.outcome)


def why(item: WorkItem) -> str:
    """Why it was not all met, or which act fulfilled it."""
    return tasks.why_not(item.why) if item.why else stages.through(item.through) if item.through else ""


def due_choices() -> list[tuple[str, str]]:
    """What can be shown, by the day on which it is due."""
    return [(Due.OVERDUE, gettext("Overdue")), (Due.TODAY, gettext("By today")), (Due.WEEK, gettext("By Sunday"))]
