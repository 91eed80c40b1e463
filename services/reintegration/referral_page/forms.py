"""An answer that a provider gave on the phone."""

from datetime import date, datetime, time
from typing import Annotated, Literal
from uuid import UUID

from pydantic import StringConstraints

from services.reintegration.conversations.forms import moment
from services.reintegration.referrals.domain import REASONS, Status
from services.reintegration.referrals.moving import Told
from shared.web.fields import Clock, Day
from shared.web.forms import CheckedForm, Right
from shared.web.i18n import gettext


class PhoneForm(CheckedForm):
    """What was said, by whom, when and on which number."""

    to: Literal["accepted", "rejected", "in-progress", "on-hold", "completed", "failed"]
    reason: Annotated[str, StringConstraints(max_length=40)] | None = None
    note: Annotated[str, StringConstraints(max_length=1000)] | None = None
    said_by: Annotated[str, StringConstraints(min_length=2, max_length=200)]
    number: Annotated[str, StringConstraints(min_length=3, max_length=40)]
    day: Day
    at: Clock
    token: UUID

    def told(self) -> Told:
        """Who said it."""
        return Told("phone", self.said_by, moment(self.day, self.at), self.number)


def labels() -> dict[str, str]:
    """The words by field."""
    return {
        "to": gettext("What does the provider say?"),
        "reason": gettext("Reason"),
        "note": gettext("Anything to add?"),
        "said_by": gettext("Who said it?"),
        "number": gettext("On which number?"),
        "day": gettext("Day"),
        "at": gettext("Time"),
    }


def phone_wrong(right: Right, now: datetime) -> dict[str, str]:
    """A reason where the answer needs one; the call lies behind."""
    found: dict[str, str] = {}
    to = right.get("to", str)
    if to is not None and (wanted := REASONS.get(Status(to))) and right.get("reason", str) not in wanted:
        found["reason"] = gettext("Choose a reason")
    day, at = right.get("day", date), right.get("at", time)
    if day is not None and at is not None and moment(day, at) > now:
        found["at"] = gettext("This time has not come yet")
    return found
