"""What is posted about tasks, and the labels of its fields."""

from datetime import date
from typing import Annotated, Literal
from uuid import UUID

from pydantic import StringConstraints

from services.reintegration.tasks.domain import WHY_NOT
from shared.messages.base import Need
from shared.web.fields import Day
from shared.web.forms import CheckedForm, Right
from shared.web.i18n import gettext

Words = Annotated[str, StringConstraints(min_length=3, max_length=2000)]


class Ending(CheckedForm):
    """How the task ended. `why` is needed where not all was met."""

    outcome: Literal["met", "partly", "not_met"]
    why: str | None = None
    words: Words


class Reopening(CheckedForm):
    """Why a finished task is taken up again."""

    words: Words


class Adding(CheckedForm):
    """What a worker adds."""

    need: Need
    words: Words
    due_on: Day | None = None
    who: Literal["me", "desk"]
    token: UUID


def ending_labels() -> dict[str, str]:
    """The words by field."""
    return {"outcome": gettext("How did it end?"), "why": gettext("Why not?"), "words": gettext("What was done?")}


def ending_wrong(right: Right) -> dict[str, str]:
    """What was not met has a reason."""
    if right.get("outcome", str) in ("partly", "not_met") and right.get("why", str) not in WHY_NOT:
        return {"why": gettext("Choose why it was not met")}
    return {}


def adding_labels() -> dict[str, str]:
    """The words by field."""
    return {
        "need": gettext("What is needed?"),
        "words": gettext("What is to be done?"),
        "due_on": gettext("Until (if agreed)"),
        "who": gettext("Who takes it on?"),
    }


def adding_wrong(right: Right, today: date) -> dict[str, str]:
    """The day lies ahead, and not further than two years."""
    day = right.get("due_on", date)
    if day is not None and day < today:
        return {"due_on": gettext("Enter today or a later day")}
    if day is not None and day.year > today.year + 2:
        return {"due_on": gettext("This day is too far away")}
    return {}
