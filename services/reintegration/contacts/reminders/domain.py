"""A reminder of an appointment: when it is sent, and what speaks against it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from services.reintegration.cases.domain import CaseStatus
from services.reintegration.contacts.domain import State
from services.reintegration.sending.domain import Sending


class Withheld(StrEnum):
    """Why no reminder is sent, in the order in which it is said."""

    DECLINED = "declined"
    NOT_PLANNED = "not_planned"
    CLOSED = "closed"
    RESTS = "rests"
    NO_NUMBER = "no_number"
    TOO_LATE = "too_late"


@dataclass(frozen=True, slots=True)
class Facts:
    """What decides whether a reminder is sent. `number`: as it is dialled; `rests`: why help rests."""

    appointment: str
    starts_at: datetime
    case: str
    rests: str | None
    number: str | None


WANTED: Mapping[tuple[Sending | None, bool], Sending] = {
    (None, True): Sending.QUEUED,
    (Sending.WITHHELD, True): Sending.QUEUED,
    (Sending.FAILED, True): Sending.QUEUED,
    (Sending.QUEUED, True): Sending.QUEUED,
    (Sending.QUEUED, False): Sending.WITHHELD,
    (Sending.WITHHELD, False): Sending.WITHHELD,
}
"""What follows from the person's yes or no; what was sent cannot be asked for or taken back."""


def against(facts: Facts, now: datetime) -> Withheld | None:
    """What speaks against sending it now; None for nothing."""
    reasons: Sequence[tuple[Withheld, bool]] = (
        (Withheld.NOT_PLANNED, facts.appointment != State.PLANNED),
        (Withheld.CLOSED, facts.case != CaseStatus.OPEN),
        (Withheld.RESTS, facts.rests is not None),
        (Withheld.NO_NUMBER, facts.number is None),
        (Withheld.TOO_LATE, facts.starts_at <= now),
    )
    return next((why for why, holds in reasons if holds), None)


def remind_at(starts_at: datetime, days: int, zone: ZoneInfo) -> datetime:
    """The same time of the person's clock, so many days before."""
    local = starts_at.astimezone(zone)
    return (local - timedelta(days=days)).astimezone(starts_at.tzinfo)
