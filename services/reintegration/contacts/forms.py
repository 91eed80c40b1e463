"""What is posted about contacts and appointments, and the labels of their fields."""

from datetime import UTC, date, datetime, time
from typing import Annotated, Literal
from uuid import UUID
from zoneinfo import ZoneInfo

from pydantic import Field, StringConstraints

from services.reintegration.contacts.actions import NewContact
from services.reintegration.contacts.appointments import Plan
from services.reintegration.contacts.domain import Outcome
from services.reintegration.settings import settings
from shared.web.fields import Clock, Day
from shared.web.forms import CheckedForm, Right
from shared.web.i18n import gettext

Words = Annotated[str, StringConstraints(min_length=3, max_length=2000)]
Line = Annotated[str, StringConstraints(max_length=200)]
Why = Literal["ill", "at_work", "family", "at_authority", "no_transport", "place_closed", "worker_absent", "no_reason", "not_known"]


class ContactForm(CheckedForm):
    """A contact that was made."""

    kind: Literal["call", "visit", "message", "letter", "meeting"]
    with_whom: Literal["person", "relative", "provider", "institution", "officer", "other"]
    with_words: Line | None = None
    day: Day
    at: Clock
    words: Words
    next_on: Day | None = None
    token: UUID

    def contact(self) -> NewContact:
        """The contact to write down."""
        return NewContact(self.kind, self.with_whom, self.with_words, moment(self.day, self.at), self.words, self.next_on)


class PlanForm(CheckedForm):
    """An appointment. `version` and `why` belong to one that is moved."""

    way: Literal["office", "visit", "phone", "video"]
    purpose: Annotated[str, StringConstraints(min_length=3, max_length=300)]
    day: Day
    at: Clock
    minutes: Annotated[int, Field(ge=5, le=480)]
    place: Line | None = None
    time_zone: Literal[
        "Asia/Almaty", "Europe/Moscow", "Asia/Yekaterinburg", "Asia/Omsk", "Asia/Novosibirsk", "Asia/Tashkent", "Asia/Bishkek"
    ]
    remind: Literal["yes"] | None = None
    why: Words | None = None
    version: Annotated[int, Field(ge=1, le=100_000)] | None = None
    token: UUID | None = None

    def plan(self) -> Plan:
        """What is agreed."""
        return Plan(self.way, self.purpose, moment(self.day, self.at), self.minutes, self.place, self.time_zone, self.remind == "yes")


class CancelForm(CheckedForm):
    """Why it does not take place."""

    why: Words
    version: Annotated[int, Field(ge=1, le=100_000)]


class ReminderForm(CheckedForm):
    """Whether the person wants an SMS before the appointment."""

    wanted: Literal["yes", "no"]


class OutcomeForm(CheckedForm):
    """How it ended. `why`: of a correction."""

    attended: Literal["yes", "late", "no"]
    held: Literal["yes", "no"]
    why_not: Why | None = None
    result: Words | None = None
    why: Words | None = None
    version: Annotated[int, Field(ge=1, le=100_000)]

    def outcome(self) -> Outcome:
        """The outcome to record; a reason or a result that does not belong is left out."""
        held = self.held == "yes"
        return Outcome(self.attended, held, None if held else self.why_not, self.result)


def moment(day: date, at: time) -> datetime:
    """A day and a time of the worker's clock."""
    return datetime.combine(day, at, ZoneInfo(settings().timezone)).astimezone(UTC)


def labels() -> dict[str, str]:
    """The words by field."""
    return {
        "kind": gettext("How?"),
        "with_whom": gettext("With whom?"),
        "with_words": gettext("Name or organisation (if needed)"),
        "way": gettext("Where?"),
        "purpose": gettext("What for?"),
        "day": gettext("Day"),
        "at": gettext("Time"),
        "minutes": gettext("How long?"),
        "place": gettext("Place (address or room)"),
        "time_zone": gettext("Where is the person?"),
        "remind": gettext("Reminder by SMS"),
        "words": gettext("What came of it?"),
        "next_on": gettext("In touch again by (if agreed)"),
        "attended": gettext("Did the person come?"),
        "held": gettext("Did the talk happen?"),
        "why_not": gettext("Why not?"),
        "result": gettext("What came of it?"),
        "why": gettext("Why is it changed?"),
    }


def contact_wrong(right: Right, now: datetime, today: date) -> dict[str, str]:
    """A contact lies behind, the next one ahead."""
    found: dict[str, str] = {}
    day, next_on = right.get("day", date), right.get("next_on", date)
    if day is not None and day > today:
        found["day"] = gettext("Enter today or an earlier day")
    elif day is not None and (at := right.get("at", time)) is not None and moment(day, at) > now:
        found["at"] = gettext("This time has not come yet")
    if next_on is not None and next_on < today:
        found["next_on"] = gettext("Enter today or a later day")
    return found


def plan_wrong(right: Right, now: datetime, today: date, *, moved: bool) -> dict[str, str]:
    """An appointment lies ahead, within two years; a moved one has a reason."""
    found: dict[str, str] = {}
    day = right.get("day", date)
    if day is not None and day < today:
        found["day"] = gettext("Enter today or a later day")
    elif day is not None and day.year > today.year + 2:
        found["day"] = gettext("This day is too far away")
    elif day is not None and (at := right.get("at", time)) is not None and moment(day, at) <= now:
        found["at"] = gettext("This time has passed")
    if moved and right.get("why", str) is None:
        found["why"] = gettext("Say why it is changed")
    return found


def outcome_wrong(right: Right, *, corrected: bool) -> dict[str, str]:
    """What did not happen has a reason, what happened a result, a correction says why."""
    found: dict[str, str] = {}
    held, attended = right.get("held", str), right.get("attended", str)
    if held == "yes" and attended == "no":
        found["held"] = gettext("Without the person the talk did not happen")
    elif held == "yes" and right.get("result", str) is None:
        found["result"] = gettext("Write what came of it")
    elif held == "no" and right.get("why_not", str) is None:
        found["why_not"] = gettext("Choose why not")
    if corrected and right.get("why", str) is None:
        found["why"] = gettext("Say why it is changed")
    return found
