"""What is posted about mentoring, and what is wrong with it."""

from datetime import date, timedelta
from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field, StringConstraints

from services.reintegration.mentoring.actions import Said
from services.reintegration.mentoring.domain import Entry
from shared.web.fields import Day
from shared.web.forms import CheckedForm, Right
from shared.web.i18n import format_date, gettext

Version = Annotated[int, Field(ge=1, le=100_000)]
Words = Annotated[str, StringConstraints(min_length=3, max_length=2000)]


class ProposeForm(CheckedForm):
    """Who is to be the mentor, and in which time."""

    mentor: UUID
    from_on: Day
    until_on: Day
    token: UUID


class ActForm(CheckedForm):
    """What the desk writes down."""

    act: Literal["propose", "person_agrees", "person_declines", "extend", "end"]
    reason: Literal["goals_reached", "person_stopped", "mentor_stopped", "not_a_match", "moved_away"] | None = None
    agreed_form: Literal["in_person", "on_paper", "by_phone"] | None = None
    until_on: Day | None = None
    version: Version

    def said(self) -> Said:
        """What goes with it."""
        return Said(self.reason, self.agreed_form, self.until_on)


class AnswerForm(CheckedForm):
    """The mentor's yes or no."""

    answer: Literal["yes", "no"]
    version: Version


class LogForm(CheckedForm):
    """What a mentor did. `token`: of a new entry; `version`: of one that is corrected."""

    day: Day
    kind: Literal["meeting", "call", "message", "going_along", "other"]
    minutes: Annotated[int, Field(ge=1, le=1440)]
    done: Words
    said: Annotated[str, StringConstraints(max_length=2000)] = ""
    next_on: Day | None = None
    token: UUID | None = None
    version: Version | None = None

    def entry(self) -> Entry:
        """The entry."""
        return Entry(self.day, self.kind, self.minutes, self.done, self.said, self.next_on)


class SeenForm(CheckedForm):
    """The version that was seen."""

    version: Version


class PurposeForm(CheckedForm):
    """For what a worker reads the words of the log."""

    purpose: Literal["plan", "danger", "asked_by_person"]


def labels() -> dict[str, str]:
    """The words by field."""
    return {
        "mentor": gettext("Who is to be the mentor?"),
        "from_on": gettext("From"),
        "until_on": gettext("Until"),
        "act": gettext("What is to be done?"),
        "reason": gettext("Why?"),
        "agreed_form": gettext("How did the person agree?"),
        "answer": gettext("Your answer"),
        "day": gettext("Day"),
        "kind": gettext("How?"),
        "minutes": gettext("How many minutes?"),
        "done": gettext("What did you do?"),
        "said": gettext("What did the person say, in their own words?"),
        "next_on": gettext("When do you meet next? (if agreed)"),
        "purpose": gettext("For what do you read it?"),
    }


def days_wrong(right: Right, *, today: date) -> dict[str, str]:
    """The last day lies ahead and not before the first, within three years."""
    from_on, until_on = right.get("from_on", date), right.get("until_on", date)
    if until_on is None:
        return {}
    if until_on < today or (from_on is not None and until_on < from_on):
        return {"until_on": gettext("Enter a day that is not before the first one, and not past")}
    return {"until_on": gettext("This day is too far away")} if until_on > today + timedelta(days=3 * 366) else {}


def act_wrong(right: Right, *, today: date) -> dict[str, str]:
    """An end has a reason, a yes says how it was given, an extension has a day."""
    act = right.get("act", str)
    if act == "end" and right.get("reason", str) is None:
        return {"reason": gettext("Choose a reason")}
    if act == "person_agrees" and right.get("agreed_form", str) is None:
        return {"agreed_form": gettext("Choose how the person agreed")}
    if act in ("extend", "propose") and right.get("until_on", date) is None:
        return {"until_on": gettext("Enter the last day")}
    return days_wrong(right, today=today) if act in ("extend", "propose") else {}


def log_wrong(right: Right, *, from_on: date, today: date) -> dict[str, str]:
    """What was done lies behind, after the first day; the next meeting ahead."""
    found: dict[str, str] = {}
    day, next_on = right.get("day", date), right.get("next_on", date)
    if day is not None and day > today:
        found["day"] = gettext("Enter today or an earlier day")
    elif day is not None and day < from_on:
        found["day"] = gettext("You are the mentor since %(day)s", day=format_date(from_on))
    if next_on is not None and next_on < today:
        found["next_on"] = gettext("Enter today or a later day")
    return found
