"""The forms of evidence packs."""

from datetime import date
from typing import Annotated

from pydantic import BaseModel, Field

from shared.messages.base import Language

FIRST_DAY, LAST_DAY = date(2000, 1, 1), date(2200, 1, 1)
"""Days outside this range cannot be converted in every time zone, and have no bracelets."""


class PackForm(BaseModel):
    """The languages of an evidence pack's document."""

    languages: tuple[Language, ...] = ("kk", "ru")


class PackTimeForm(PackForm):
    """From one local day to another, both included."""

    since: Annotated[date, Field(ge=FIRST_DAY, le=LAST_DAY)]
    until: Annotated[date, Field(ge=FIRST_DAY, le=LAST_DAY)]
