"""What is posted about a paper, and the labels of its fields."""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from services.reintegration.papers.domain import Companion, State
from shared.web.fields import Day
from shared.web.forms import CheckedForm, Right
from shared.web.i18n import gettext


class PaperForm(CheckedForm):
    """How it stands with the paper. A missing one needs a day, somebody who goes, and who has the task."""

    version: Annotated[int, Field(ge=0, le=100_000)]
    state: State
    due_on: Day | None = None
    companion: Companion | None = None
    who: Literal["me", "desk"] | None = None
    words: Annotated[str, StringConstraints(max_length=500)] | None = None


def labels() -> dict[str, str]:
    """The words by field."""
    return {
        "state": gettext("How does it stand?"),
        "due_on": gettext("By when?"),
        "companion": gettext("Who goes along?"),
        "who": gettext("Who takes on the task?"),
        "words": gettext("Note"),
    }


def wrong(right: Right, today: date) -> dict[str, str]:
    """What a missing paper needs; days lie ahead."""
    found: dict[str, str] = {}
    state, day = right.get("state", str), right.get("due_on", date)
    if state == State.MISSING:
        if day is None:
            found["due_on"] = gettext("Enter the day by which the paper shall be there")
        if right.get("companion", str) is None:
            found["companion"] = gettext("Choose who goes along, or that the person goes alone")
        if right.get("who", str) is None:
            found["who"] = gettext("Choose who takes on the task")
    if day is not None and day < today and state in (State.MISSING, State.APPLIED):
        found["due_on"] = gettext("Enter today or a later day")
    if day is not None and day.year > today.year + 2:
        found["due_on"] = gettext("This day is too far away")
    return found
