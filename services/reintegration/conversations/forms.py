"""What both sides post about a referral."""

from datetime import UTC, date, datetime, time
from typing import Annotated, Literal
from uuid import UUID
from zoneinfo import ZoneInfo

from pydantic import Field, StringConstraints

from services.reintegration.conversations.proposals import Time
from services.reintegration.settings import settings
from shared.web.fields import Clock, Day
from shared.web.forms import CheckedForm, Right
from shared.web.i18n import gettext

Line = Annotated[str, StringConstraints(max_length=200)]
LATEST_IN_YEARS = 1


class MessageForm(CheckedForm):
    """A message to the other side."""

    text: Annotated[str, StringConstraints(min_length=2, max_length=2000)]
    token: UUID


class TimeForm(CheckedForm):
    """A time that is proposed."""

    day: Day
    at: Clock
    minutes: Annotated[int, Field(ge=15, le=120)]
    place: Line = ""
    contact: Line = ""
    phone: Annotated[str, StringConstraints(max_length=40)] = ""
    note: Annotated[str, StringConstraints(max_length=500)] = ""
    token: UUID

    def time(self) -> Time:
        """The time to propose."""
        return Time(moment(self.day, self.at), self.minutes, self.place, self.contact, self.phone, self.note)


class StepForm(CheckedForm):
    """What is done with a proposed time. `asked`: the person agreed to it, which the desk says."""

    step: Literal["choose", "decline", "withdraw"]
    asked: Literal["yes"] | None = None


class ArrivalForm(CheckedForm):
    """Whether the person came and was introduced."""

    answer: Literal["arrived", "not_arrived"]


def labels() -> dict[str, str]:
    """The words by field."""
    return {
        "text": gettext("Message"),
        "day": gettext("Day"),
        "at": gettext("Time"),
        "minutes": gettext("How long?"),
        "place": gettext("Place (address or room)"),
        "contact": gettext("Whom to ask for"),
        "phone": gettext("Phone"),
        "note": gettext("Anything to add?"),
        "answer": gettext("Has the person arrived?"),
    }


def moment(day: date, at: time) -> datetime:
    """A day and a time of the desk's clock."""
    return datetime.combine(day, at, ZoneInfo(settings().timezone)).astimezone(UTC)


def time_wrong(right: Right, now: datetime, today: date) -> dict[str, str]:
    """A proposed time lies ahead, within a year."""
    day, at = right.get("day", date), right.get("at", time)
    if day is None:
        return {}
    if day < today:
        return {"day": gettext("Enter today or a later day")}
    if day.year > today.year + LATEST_IN_YEARS:
        return {"day": gettext("This day is too far away")}
    return {"at": gettext("This time has passed")} if at is not None and moment(day, at) <= now else {}
