"""The forms of evidence packs."""

from pydantic import BaseModel

from shared.messages.base import Language
from shared.web.fields import Day


class PackForm(BaseModel):
    """The languages of an evidence pack's document."""

    languages: tuple[Language, ...] = ("kk", "ru")


class PackTimeForm(PackForm):
    """From one local day to another, both included."""

    since: Day
    until: Day
