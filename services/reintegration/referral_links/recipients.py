"""To which number or mailbox of a provider a link goes."""

import re

from services.reintegration.errors import ReasonMissing
from services.reintegration.referral_links.domain import Channel

NUMBER = re.compile(r"\+7[0-9]{10}")
MAILBOX = re.compile(r"[^\s@<>,;]{1,64}@[^\s@<>,;]{1,185}\.[^\s@<>,;]{2,}")


def recipient(channel: Channel, typed: str) -> str | None:
    """The number as +7XXXXXXXXXX, or the mailbox; None for a link that is handed over. Raises ReasonMissing for what is neither."""
    if channel == "shown":
        return None
    if channel == "sms":
        digits = re.sub(r"[^0-9+]", "", typed)
        number = re.sub(r"^(?:8|\+?7)(?=[0-9]{10}$)", "+7", digits)
        if NUMBER.fullmatch(number):
            return number
    elif MAILBOX.fullmatch(typed.strip()):
        return typed.strip()
    raise ReasonMissing
