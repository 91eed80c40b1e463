"""What is posted: by the worker who makes a link, and by the provider who answers through it."""

from datetime import date, datetime, time
from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field, StringConstraints

from services.reintegration.conversations.forms import labels as time_labels
from services.reintegration.conversations.forms import moment, time_wrong
from services.reintegration.conversations.proposals import Time
from services.reintegration.errors import ReasonMissing
from services.reintegration.referral_links.domain import Channel, recipient
from services.reintegration.referral_links.opening import Answer
from services.reintegration.referrals.domain import REASONS, Status
from shared.web.fields import Clock, Day
from shared.web.forms import CheckedForm, Right
from shared.web.i18n import gettext

ANSWERS = ("accepted", "rejected", "question", "propose")
"""What can be said to a referral that waits for its answer."""
LATER = ("question", "propose")
"""And to one that was accepted already, besides its next states."""


class LinkForm(CheckedForm):
    """A link for a provider."""

    channel: Literal["sms", "email", "shown"]
    to: Annotated[str, StringConstraints(max_length=254)] = ""
    language: Literal["kk", "ru", "en"]
    token: UUID


class AnswerForm(CheckedForm):
    """An answer through a link. Day, time and place belong to an acceptance or a proposal."""

    answer: Literal["accepted", "rejected", "in-progress", "on-hold", "completed", "failed", "question", "propose"]
    said_by: Annotated[str, StringConstraints(min_length=2, max_length=200)]
    reason: Annotated[str, StringConstraints(max_length=40)] | None = None
    note: Annotated[str, StringConstraints(max_length=1000)] = ""
    day: Day | None = None
    at: Clock | None = None
    minutes: Annotated[int, Field(ge=15, le=120)] = 30
    place: Annotated[str, StringConstraints(max_length=200)] = ""
    contact: Annotated[str, StringConstraints(max_length=200)] = ""
    phone: Annotated[str, StringConstraints(max_length=40)] = ""

    def said(self) -> Answer:
        """The answer."""
        to = said_of(self.answer)
        asked = self.answer in ("accepted", "propose") and self.day is not None and self.at is not None
        when = None
        if asked and self.day is not None and self.at is not None:
            # What is said to an acceptance stands with it; a proposal has nowhere else for it.
            note = self.note if self.answer == "propose" else ""
            when = Time(moment(self.day, self.at), self.minutes, self.place, self.contact, self.phone, note)
        reason = self.reason if isinstance(to, Status) and to in REASONS else None
        return Answer(to, self.said_by, reason, self.note, when)


def said_of(answer: str) -> Status | Literal["question", "propose"]:
    """What an answer of the form means: a state of the referral, a question, or a time that is proposed. Raises ValueError."""
    match answer:
        case "question" | "propose":
            return answer
        case _:
            return Status(answer)


def labels() -> dict[str, str]:
    """The words by field."""
    return {
        **time_labels(),
        "channel": gettext("How does the link get there?"),
        "to": gettext("Phone or e-mail"),
        "language": gettext("Language"),
        "answer": gettext("Your answer"),
        "said_by": gettext("Your name"),
        "reason": gettext("Reason"),
        "note": gettext("Your words"),
    }


def link_wrong(right: Right) -> dict[str, str]:
    """The number or the mailbox belongs to the way."""
    channel = right.get("channel", str)
    if channel is None:
        return {}
    try:
        recipient(_channel(channel), right.get("to", str) or "")
    except ReasonMissing:
        sms = gettext("Enter a number of Kazakhstan, for example +7 701 234 56 78")
        return {"to": sms if channel == "sms" else gettext("Enter an e-mail address")}
    return {}


def answer_wrong(right: Right, now: datetime, today: date) -> dict[str, str]:
    """A reason with a no, words with a question, day and time with a proposal."""
    answer, found = right.get("answer", str), dict[str, str]()
    if answer is None:
        return found
    if answer not in LATER and (wanted := REASONS.get(Status(answer))) and right.get("reason", str) not in wanted:
        found["reason"] = gettext("Choose a reason")
    if answer == "question" and len((right.get("note", str) or "").strip()) < 2:
        found["note"] = gettext("Write your question")
    day, at = right.get("day", date), right.get("at", time)
    if answer == "propose" or (answer == "accepted" and (day is not None) != (at is not None)):
        found |= {name: gettext("Fill this in") for name, value in (("day", day), ("at", at)) if value is None}
    if answer in ("propose", "accepted"):
        found |= time_wrong(right, now, today)
    return found


def _channel(code: str) -> Channel:
    return "sms" if code == "sms" else "email" if code == "email" else "shown"
