"""What is posted about who has a case, and the labels of the fields."""

from collections.abc import Callable, Collection, Mapping
from datetime import date, timedelta
from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field, StringConstraints

from shared.identity.cover.actions import Reason, longest
from shared.web.fields import Day
from shared.web.forms import CheckedForm, Right
from shared.web.i18n import gettext

Why = Annotated[str, StringConstraints(min_length=5, max_length=500)]


class PassOnForm(CheckedForm):
    """Who is asked to take the case over, or is given it, and why. `before`: who had it on the form."""

    to: UUID
    why: Why
    before: UUID | None = None
    token: UUID


class AnswerForm(CheckedForm):
    """Whether the worker takes the case over; `reason` and `words` belong to a no."""

    answer: Literal["accept", "decline"]
    reason: Literal["too_many_cases", "away_soon", "knows_person", "language", "other"] | None = None
    words: Annotated[str, StringConstraints(max_length=500)] | None = None


class CapacityForm(CheckedForm):
    """How many cases, from which day on, why."""

    cases: Annotated[int, Field(ge=0, le=1000)]
    valid_from: Day
    why: Why


class CoverForm(CheckedForm):
    """Who is away, who stands in, the first and the last day."""

    covered: UUID
    covering: UUID
    since: Day
    until: Day
    reason: Reason


class LastDayForm(CheckedForm):
    """Another last day of an absence. `seen`: the last day on the page."""

    until: Day
    seen: Day


def labels() -> dict[str, str]:
    """The words by field."""
    return {
        "to": gettext("Who takes the case over?"),
        "why": gettext("Why?"),
        "answer": gettext("Do you take the case over?"),
        "reason": gettext("Why not?"),
        "words": gettext("In your own words"),
        "cases": gettext("Cases at most"),
        "valid_from": gettext("From which day"),
    }


def cover_labels() -> dict[str, str]:
    """The words by field of a cover."""
    return {
        "covered": gettext("Who is away?"),
        "covering": gettext("Who stands in?"),
        "since": gettext("First day"),
        "until": gettext("Last day"),
        "reason": gettext("Reason"),
    }


def chosen_wrong(right: Right, workers: Collection[UUID]) -> dict[str, str]:
    """Only a worker of the list."""
    to = right.get("to", UUID)
    return {"to": gettext("Choose a worker from the list")} if to is not None and to not in workers else {}


def answer_wrong(right: Right) -> dict[str, str]:
    """A no has a reason."""
    if right.get("answer", str) != "decline":
        return {}
    reason = right.get("reason", str)
    if reason is None:
        return {"reason": gettext("Choose why you do not take it")}
    return {"words": gettext("Write the reason")} if reason == "other" and right.get("words", str) is None else {}


def capacity_wrong(right: Right, today: date) -> dict[str, str]:
    """What was in force before today stays as it was."""
    day = right.get("valid_from", date)
    return {"valid_from": gettext("This day is over: choose today or later")} if day is not None and day < today else {}


def cover_wrong(offices: Mapping[UUID, str], today: date) -> Callable[[Right], Mapping[str, str]]:
    """Two workers of one office (`offices`: by worker), and days in their order."""

    def check(right: Right) -> Mapping[str, str]:
        wrong: dict[str, str] = {}
        covered, covering = right.get("covered", UUID), right.get("covering", UUID)
        if covered is not None and covered not in offices:
            wrong["covered"] = gettext("Choose a worker from the list")
        if covering is not None and covering not in offices:
            wrong["covering"] = gettext("Choose a worker from the list")
        elif covering is not None and covering == covered:
            wrong["covering"] = gettext("Choose somebody else: nobody stands in for themselves")
        elif covering is not None and covered is not None and offices[covering] != offices.get(covered, offices[covering]):
            wrong["covering"] = gettext("Choose a worker of the same office: others do not see these cases")
        return wrong | _days_wrong(right.get("since", date), right.get("until", date), today)

    return check


def last_day_wrong(right: Right, since: date, today: date) -> dict[str, str]:
    """The last day is not over, not before the first, and not too far."""
    return _days_wrong(since, right.get("until", date), today)


def _days_wrong(since: date | None, until: date | None, today: date) -> dict[str, str]:
    if until is None:
        return {}
    if until < today:
        return {"until": gettext("This day is over: choose today or later")}
    if since is not None and until < since:
        return {"until": gettext("The last day cannot be before the first day")}
    if since is not None and until - since + timedelta(days=1) > longest(today):
        return {"until": gettext("At most %(days)s days: arrange a new one afterwards", days=longest(today).days)}
    return {}
