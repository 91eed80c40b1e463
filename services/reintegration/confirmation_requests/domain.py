"""When an organisation is asked, to which address, and whether a link still opens something: pure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Literal

from services.reintegration.directory.values import texts
from services.reintegration.sending.domain import number

MOBILE = re.compile(r"\+77(?:0\d|47|5[01]|6[0-4]|7[1-8])")
"""Codes of Kazakhstan's mobile networks: a landline gets no SMS."""
Channel = Literal["sms", "email"]
Step = Literal["ask", "wait", "give_up"]


class Dead(StrEnum):
    """Why a link opens nothing any more, in the order in which it is said."""

    USED = "used"
    ENDED = "ended"
    CONFIRMED = "confirmed"
    REPLACED = "replaced"
    EXPIRED = "expired"


@dataclass(frozen=True, slots=True)
class RequestState:
    """What decides whether a link opens something. `about`: the confirmation that had grown old; `confirmed_on`: today's one."""

    used: bool
    ended: bool
    about: date
    confirmed_on: date | None
    replaced: bool
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class Limits:
    """How often an organisation is asked about one confirmation, how long after each time, and how long a link works."""

    most: int
    again: timedelta
    link: timedelta


def dead(state: RequestState, now: datetime) -> Dead | None:
    """Why it opens nothing; None while it does."""
    reasons: Sequence[tuple[Dead, bool]] = (
        (Dead.USED, state.used),
        (Dead.ENDED, state.ended),
        (Dead.CONFIRMED, state.confirmed_on != state.about),
        (Dead.REPLACED, state.replaced),
        (Dead.EXPIRED, state.expires_at <= now),
    )
    return next((why for why, holds in reasons if holds), None)


def next_step(tries: int, last: datetime | None, answered: bool, limits: Limits, now: datetime) -> Step:
    """What happens next about one confirmation that has grown old. Once there was an answer, people decide."""
    if answered or (last is not None and now < last + limits.again):
        return "wait"
    return "ask" if tries < limits.most else "give_up"


def address_of(email: str | None, phones: Sequence[str]) -> tuple[Channel, str] | None:
    """Where an organisation is asked: its mailbox, else the first of its numbers that can get an SMS; None where it has neither."""
    if email and texts.email(email) == email:
        return "email", email
    mobile = (found for phone in phones if (found := number(phone)) and MOBILE.match(found))
    return next((("sms", found) for found in mobile), None)
