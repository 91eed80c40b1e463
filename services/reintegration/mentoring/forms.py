"""What is posted about mentoring, and what is wrong with it."""

from datetime import date
from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field, StringConstraints

from services.reintegration.consents.deadlines import longest_until
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

    act: Literal["propose", "person_agrees", "person_declines", "extend", "end", "resume"]
    reason: Literal["goals_reached", "person_stopped", "mentor_stopped", "not_a_match", "moved_away"] | None = None
    agreed_form: Literal["in_person", "on_paper", "by_phone"] | None = None
    until_on: Day | None = None
    paper_number: Annotated[str, StringConstraints(max_length=100)] | None = None
    witness: Annotated[str, StringConstraints(max_length=200)] | None = None
    phone: Literal["yes"] | None = None
    version: Version

    def said(self) -> Said:
        """What goes with it."""
        return Said(self.reason, self.agreed_form, self.until_on, self.paper_number, self.witness, self.phone == "yes")


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
        "paper_number": gettext("Number of the paper"),
        "witness": gettext("Who heard it?"),
        "phone": gettext("May the mentor have the phone number?"),
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
    """The last day lies ahead and not before the first, and not after the end of the longest consent."""
    from_on, until_on = right.get("from_on", date), right.get("until_on", date)
    if until_on is None:
        return {}
    if until_on < today or (from_on is not None and until_on < from_on):
        return {"until_on": gettext("Enter a day that is not before the first one, and not past")}
    latest = longest_until(today)
    return {"until_on": gettext("Enter a day until %(day)s at the latest", day=format_date(latest))} if until_on > latest else {}


def act_wrong(right: Right, *, today: date, from_on: date, ended: bool = False) -> dict[str, str]:
    """An end has a reason, a yes says how it was given, another last day is a day: of what has ended a past one, otherwise ahead."""
    act = right.get("act", str)
    if act == "end" and right.get("reason", str) is None:
        return {"reason": gettext("Choose a reason")}
    if act == "person_agrees" and right.get("agreed_form", str) is None:
        return {"agreed_form": gettext("Choose how the person agreed")}
    if act == "person_agrees":
        return _wrong_yes(right)
    until_on = right.get("until_on", date)
    if act in ("extend", "propose", "resume") and until_on is None:
        return {"until_on": gettext("Enter the last day")}
    if act == "extend" and ended and until_on is not None:
        return {} if from_on <= until_on <= today else {"until_on": gettext("Enter a day between the first day and today")}
    return days_wrong(right, today=today) if act in ("extend", "propose", "resume") else {}


def _wrong_yes(right: Right) -> dict[str, str]:
    form = right.get("agreed_form", str)
    if form == "on_paper" and not right.get("paper_number", str):
        return {"paper_number": gettext("Enter the number of the signed paper")}
    if form == "by_phone" and not right.get("witness", str):
        return {"witness": gettext("Enter the name of the witness who heard it")}
    return {}


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
