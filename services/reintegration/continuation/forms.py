"""What is posted about the end of a case, and the labels of its fields."""

from typing import Annotated

from pydantic import StringConstraints

from services.reintegration.cases.domain import ClosingReason
from shared.web.forms import CheckedForm, Right
from shared.web.i18n import gettext


class Ending(CheckedForm):
    """Why help ends; `words` are needed for another reason."""

    reason: ClosingReason
    words: Annotated[str, StringConstraints(min_length=3, max_length=2000)] | None = None


class Mistake(CheckedForm):
    """Why the ending was wrong."""

    words: Annotated[str, StringConstraints(min_length=3, max_length=2000)]


def mistake_labels() -> dict[str, str]:
    """The words by field."""
    return {"words": gettext("How is it known that the ending was a mistake?")}


def ending_labels() -> dict[str, str]:
    """The words by field."""
    return {"reason": gettext("Why does the help end?"), "words": gettext("In your words")}


def ending_wrong(right: Right) -> dict[str, str]:
    """Another reason is told in words."""
    if right.get("reason", str) == "other" and not right.get("words", str):
        return {"words": gettext("Say in your words why the help ends")}
    return {}
