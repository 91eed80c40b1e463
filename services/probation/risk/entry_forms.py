"""What is posted about entries of the register and about less supervision."""

from typing import Literal
from uuid import UUID

from pydantic import Field

from services.probation.risk.forms import Document, Words
from shared.web.fields import Day
from shared.web.forms import CheckedForm


class EntryForm(CheckedForm):
    """An entry that is proposed."""

    form_token: UUID
    grounds: list[str] = Field(min_length=1)
    facts: Words
    document: Document


class EntryChangeForm(CheckedForm):
    """What becomes of an entry."""

    entry: UUID
    version: int
    event: Literal["admit", "refuse", "withdraw", "review", "tell", "remove"]
    why: Words
    told_on: Day | None = None


class LessForm(CheckedForm):
    """Put off, a proposal prepared, or taken back."""

    choice: Literal["put_off", "prepare", "take_back"]
    why: Words
    until_on: Day | None = None
