"""What is posted about courses."""

from datetime import UTC, date, datetime
from typing import Annotated, Literal
from uuid import UUID
from zoneinfo import ZoneInfo

from pydantic import Field, StringConstraints

from services.reintegration.courses.actions.groups import Written
from services.reintegration.courses.actions.places import Certificate
from services.reintegration.courses.domain import REASONS, GroupAct, GroupRow, State
from services.reintegration.settings import settings
from shared.web.fields import Clock, Day
from shared.web.forms import CheckedForm, Right
from shared.web.i18n import gettext
from shared.web.request import Fields

Spoken = Literal["kk", "ru", "en"]
Version = Annotated[int, Field(ge=0, le=100_000)]
Long = Annotated[str, StringConstraints(max_length=2000)]


class GroupForm(CheckedForm):
    """A group. `offer`: of a new one; `version`: of one that is changed."""

    offer: UUID | None = None
    title: Annotated[str, StringConstraints(min_length=3, max_length=200)]
    text_language: Spoken
    language: Spoken
    place: Annotated[str, StringConstraints(min_length=2, max_length=300)]
    seats: Annotated[int, Field(ge=1, le=1000)]
    begins_on: Day
    ends_on: Day
    apply_until: Day | None = None
    conditions: Long | None = None
    own_number: Annotated[str, StringConstraints(max_length=60)] | None = None
    version: Version = 0
    token: UUID | None = None

    def written(self) -> Written:
        """What it says."""
        return Written(**self.model_dump(exclude={"offer", "version", "token"}))


class GroupMove(CheckedForm):
    """What is done with a group."""

    act: GroupAct
    why: Long | None = None
    version: Version


class SessionForm(CheckedForm):
    """A session."""

    day: Day
    at: Clock
    minutes: Annotated[int, Field(ge=10, le=720)]
    topic: Annotated[str, StringConstraints(min_length=2, max_length=200)]
    catch_up_for: UUID | None = None
    token: UUID

    def starts_at(self) -> datetime:
        """Its moment by the desk's clock."""
        return datetime.combine(self.day, self.at, ZoneInfo(settings().timezone)).astimezone(UTC)


class HeldForm(CheckedForm):
    """Whether a session took place; marks are fields of their own."""

    held: Literal["yes", "no"]
    version: Version


class AskForm(CheckedForm):
    """A group that the person wants to go to."""

    group: UUID
    consent: Literal["yes"]
    token: UUID


class PlaceForm(CheckedForm):
    """What happened to a place."""

    to: State
    reason: str | None = None
    result: Literal["passed", "took_part"] | None = None
    certificate_number: Annotated[str, StringConstraints(max_length=100)] | None = None
    certificate_on: Day | None = None
    version: Version

    def certificate(self) -> Certificate:
        """What somebody got at the end."""
        return Certificate(self.certificate_number, self.certificate_on, self.result)


def typed_from(row: GroupRow) -> Fields:
    """A group as its form would be typed."""
    names = (
        "title",
        "text_language",
        "language",
        "place",
        "seats",
        "begins_on",
        "ends_on",
        "apply_until",
        "conditions",
        "own_number",
        "version",
    )
    return {name: "" if (value := getattr(row, name)) is None else str(value) for name in names}


def labels() -> dict[str, str]:
    """The words by field."""
    return {
        "offer": gettext("Which service of the directory?"),
        "title": gettext("What is taught?"),
        "text_language": gettext("In which language is this written?"),
        "language": gettext("In which language is it taught?"),
        "place": gettext("Place (address or room)"),
        "seats": gettext("Seats"),
        "begins_on": gettext("First day"),
        "ends_on": gettext("Last day"),
        "apply_until": gettext("Last day to apply"),
        "conditions": gettext("Conditions of the course"),
        "own_number": gettext("Number of your own (for loading from a file)"),
        "why": gettext("Why?"),
        "day": gettext("Day"),
        "at": gettext("Time"),
        "minutes": gettext("Minutes"),
        "topic": gettext("Topic of the session"),
        "catch_up_for": gettext("It makes up for"),
        "held": gettext("Did the session take place?"),
        "consent": gettext("Does the person agree?"),
        "group": gettext("Course"),
        "to": gettext("What happened?"),
        "reason": gettext("Reason"),
        "result": gettext("Result"),
        "certificate_number": gettext("Number of the certificate"),
        "certificate_on": gettext("Date of the certificate"),
    }


def group_wrong(right: Right, today: date, *, taken: int = 0, new: bool = False) -> dict[str, str]:
    """Rules between the days and the seats of a group."""
    found: dict[str, str] = {}
    begins, ends, until = right.get("begins_on", date), right.get("ends_on", date), right.get("apply_until", date)
    if begins is not None and abs(begins.year - today.year) > 2:
        found["begins_on"] = gettext("This day is too far away")
    if ends is not None and begins is not None and not begins <= ends <= date(begins.year + 2, 12, 31):
        found["ends_on"] = gettext("Enter a day after the first day, within two years")
    elif ends is not None and new and ends < today:
        found["ends_on"] = gettext("This day has passed. Enter today or a later day")
    if until is not None and ends is not None and until > ends:
        found["apply_until"] = gettext("This is after the last day of the course")
    seats = right.get("seats", int)
    if seats is not None and seats < taken:
        found["seats"] = gettext("%(taken)s places are taken already", taken=taken)
    if new and right.get("offer", UUID) is None:
        found["offer"] = gettext("Choose a service")
    return found


def session_wrong(right: Right, row: GroupRow) -> dict[str, str]:
    """A session lies within its course."""
    day = right.get("day", date)
    if day is not None and not row.begins_on <= day <= row.ends_on:
        return {"day": gettext("Enter a day of the course")}
    return {}


def place_wrong(right: Right, today: date) -> dict[str, str]:
    """What ended has a reason of its list, what was finished a result."""
    found: dict[str, str] = {}
    to, on = right.get("to", State), right.get("certificate_on", date)
    if to is not None and to in REASONS and right.get("reason", str) not in REASONS[to]:
        found["reason"] = gettext("Choose a reason that fits")
    if to is State.COMPLETED and right.get("result", str) is None:
        found["result"] = gettext("Choose the result")
    if on is not None and on > today:
        found["certificate_on"] = gettext("Enter today or an earlier day")
    return found
