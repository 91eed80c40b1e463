"""What is posted about stages, and the labels of its fields."""

from datetime import date
from typing import Annotated

from pydantic import Field, StringConstraints

from services.reintegration.errors import DayTooFar
from services.reintegration.stages.domain.counting import ensure_possible
from services.reintegration.stages.domain.standing import Act, Standing
from shared.web.fields import Day
from shared.web.forms import CheckedForm, Right
from shared.web.i18n import gettext

Words = Annotated[str, StringConstraints(min_length=3, max_length=1000)]


class UndoForm(CheckedForm):
    """Why a task is open again."""

    words: Words


class ReleaseForm(CheckedForm):
    """The day of release, and how it is known."""

    release_on: Day
    words: Words
    version: Annotated[int, Field(ge=0, le=1_000_000)]


class StandingForm(CheckedForm):
    """What happened to the person. `seen`: how the case stood when the form was opened. `release_on`: for a return, where it is known."""

    act: Act
    seen: Standing
    words: Words
    release_on: Day | None = None


def labels() -> dict[str, str]:
    """The words by field."""
    return {
        "words": gettext("In your words"),
        "release_on": gettext("Day of release"),
        "act": gettext("What happened?"),
    }


def day_wrong(right: Right, today: date) -> dict[str, str]:
    """A day of release that somebody can have."""
    day = right.get("release_on", date)
    try:
        if day is not None:
            ensure_possible(day, today)
    except DayTooFar:
        return {"release_on": gettext("This day is too far away")}
    return {}


def standing_wrong(right: Right, today: date) -> dict[str, str]:
    """A day of release is for a return alone."""
    found = day_wrong(right, today)
    if right.get("release_on", date) is not None and right.get("act", Act) is not Act.RETURN:
        found["release_on"] = gettext("Enter a day of release only when the person is back")
    return found
