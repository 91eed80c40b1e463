"""The message about a decision: where it goes, when it is of no use any more, what a worker does about one that was not sent. Pure."""

from collections.abc import Mapping
from datetime import timedelta
from enum import StrEnum

from services.reintegration.errors import NotAllowed
from services.reintegration.help_requests.content import Content
from services.reintegration.help_requests.domain import Way
from services.reintegration.referral_links.domain import MAILBOX
from services.reintegration.sending.domain import Sending, number

USELESS_AFTER = timedelta(days=2)
"""A message that no gateway took for so long is not tried again: a worker has told the answer by then, or sends it anew."""


class Withheld(StrEnum):
    """Why a message is not sent."""

    TAKEN_UP = "taken_up"
    GONE = "gone"
    NO_ADDRESS = "no_address"


class Step(StrEnum):
    """What a worker does about a message that was not sent."""

    AGAIN = "again"
    TOLD = "told"


STEPS: Mapping[Sending, frozenset[Step]] = {
    Sending.QUEUED: frozenset(),
    Sending.SENT: frozenset(),
    Sending.FAILED: frozenset(Step),
    Sending.WITHHELD: frozenset(),
    Sending.SHOWN: frozenset(),
}


def ensure_may(state: str, step: Step, *, told: bool) -> None:
    """Raises NotAllowed for a message that is on its way, was sent, or whose answer was told."""
    if told or step not in STEPS[Sending(state)]:
        raise NotAllowed(state)


def address_of(content: Content) -> str | None:
    """Where the message goes: a number as +7XXXXXXXXXX, or a mailbox; None where nothing is to be sent, or nothing can be."""
    if content.way == "sms":
        return number(content.phone)
    if content.way == "email" and MAILBOX.fullmatch(content.email):
        return content.email
    return None


def channel_of(way: Way) -> str | None:
    """The gateway's channel; None where the person wants nothing sent."""
    return None if way == "none" else way
