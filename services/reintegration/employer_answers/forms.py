"""What is posted by employers and by the desk."""

from datetime import UTC, date, datetime, time
from typing import Annotated, Literal
from uuid import UUID
from zoneinfo import ZoneInfo

from pydantic import Field, StringConstraints

from services.reintegration.employer_answers.actions.answering import Answer
from services.reintegration.employer_answers.actions.times import Proposal
from services.reintegration.employer_answers.domain import END_REASONS, MOST_TIMES, REASONS, Goes, Said, sensible_first_day
from services.reintegration.settings import settings
from shared.web.fields import Clock, Day
from shared.web.forms import CheckedForm, Right
from shared.web.i18n import gettext

Note = Annotated[str, StringConstraints(max_length=1000)]
Version = Annotated[int, Field(ge=1, le=100_000)]


class TimesForm(CheckedForm):
    """Up to three times, and where it would be."""

    day_1: Day | None = None
    at_1: Clock | None = None
    day_2: Day | None = None
    at_2: Clock | None = None
    day_3: Day | None = None
    at_3: Clock | None = None
    place: Annotated[str, StringConstraints(max_length=200)] = ""
    note: Note = ""
    token: UUID

    def proposal(self) -> Proposal:
        """The times in UTC."""
        days = ((self.day_1, self.at_1), (self.day_2, self.at_2), (self.day_3, self.at_3))
        return Proposal([_moment(day, at) for day, at in days if day is not None and at is not None], self.place, self.note)


class AnswerForm(TimesForm):
    """What an employer answers."""

    answer: Said
    reason: Annotated[str, StringConstraints(max_length=40)] | None = None
    started_on: Day | None = None
    position: Annotated[str, StringConstraints(max_length=200)] = ""
    ended_on: Day | None = None
    end_reason: Annotated[str, StringConstraints(max_length=40)] | None = None
    version: Version

    def says(self) -> Answer:
        """The answer; times are `proposal`."""
        if self.answer is Said.ENDED:
            return Answer(self.answer, self.end_reason, self.note, self.ended_on)
        return Answer(self.answer, self.reason if self.answer is Said.REFUSE else None, self.note, self.started_on, self.position)


class ChoiceForm(CheckedForm):
    """What is done with a proposed time."""

    step: Literal["choose", "decline", "withdraw"]


class GoesForm(CheckedForm):
    """Whether somebody still works there."""

    goes: Goes
    ended_on: Day | None = None
    end_reason: Annotated[str, StringConstraints(max_length=40)] | None = None


def labels() -> dict[str, str]:
    """The words by field."""
    times = {f"day_{number}": gettext("Day") for number in range(1, MOST_TIMES + 1)}
    clocks = {f"at_{number}": gettext("Time") for number in range(1, MOST_TIMES + 1)}
    return times | clocks | {
        "answer": gettext("Your answer"),
        "reason": gettext("If you say no: why?"),
        "started_on": gettext("First day of work"),
        "position": gettext("Position"),
        "ended_on": gettext("Last day of work"),
        "end_reason": gettext("Why did it end?"),
        "place": gettext("Place of the interview"),
        "note": gettext("Your words (if needed)"),
        "goes": gettext("Does the person still work with you?"),
    }  # fmt: skip


def times_wrong(right: Right, now: datetime) -> dict[str, str]:
    """At least one time, each with its day, ahead and within a year."""
    found: dict[str, str] = {}
    some = False
    for number in range(1, MOST_TIMES + 1):
        day, at = right.get(f"day_{number}", date), right.get(f"at_{number}", time)
        if day is None and at is None:
            continue
        some = True
        if day is None:
            found[f"day_{number}"] = gettext("Enter the day")
        elif at is None:
            found[f"at_{number}"] = gettext("Enter the time")
        elif not 0 < (_moment(day, at) - now).total_seconds() <= 366 * 86400:
            found[f"day_{number}"] = gettext("Enter a time that is ahead, within a year")
    return found if some else {"day_1": gettext("Enter the day")}


def answer_wrong(right: Right, now: datetime, today: date) -> dict[str, str]:
    """What belongs to each answer."""
    answer = right.get("answer", Said)
    if answer is Said.INVITE:
        return times_wrong(right, now)
    if answer is Said.REFUSE and right.get("reason", str) not in REASONS:
        return {"reason": gettext("Choose a reason")}
    if answer is Said.STARTED:
        day = right.get("started_on", date)
        if day is None or not sensible_first_day(day, today):
            return {"started_on": gettext("Enter a day of the last year, or of the next 60 days")}
    return _wrong_end(right, today) if answer is Said.ENDED else {}


def goes_wrong(right: Right, today: date) -> dict[str, str]:
    """An end has a day and a reason."""
    return _wrong_end(right, today) if right.get("goes", Goes) is Goes.ENDED else {}


def _wrong_end(right: Right, today: date) -> dict[str, str]:
    found: dict[str, str] = {}
    day = right.get("ended_on", date)
    if day is None or day > today:
        found["ended_on"] = gettext("Enter the last day of work, today or earlier")
    if right.get("end_reason", str) not in END_REASONS:
        found["end_reason"] = gettext("Choose a reason")
    return found


def _moment(day: date, at: time) -> datetime:
    return datetime.combine(day, at, ZoneInfo(settings().timezone)).astimezone(UTC)
