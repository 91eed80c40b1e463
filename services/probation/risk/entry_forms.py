"""What is posted about entries of the register and about less supervision."""

from typing import Literal
from uuid import UUID

from pydantic import Field

from services.probation.risk.actions.answering import NewAnswer
from services.probation.risk.domain.answers import Choice
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
    """Put off for a reason until a day, a proposal prepared, or no longer put off."""

    form_token: UUID
    choice: Literal["put_off", "prepare", "take_back"]
    reason: str = ""
    why: Words
    until_on: Day | None = None

    def answer(self, *, approved: bool) -> NewAnswer:
        """As the action takes it."""
        return NewAnswer(Choice(self.choice), self.why, self.form_token, self.reason or None, self.until_on, approved)


class LessDecisionForm(CheckedForm):
    """Approved, or another answer is asked for."""

    answer: UUID
    version: int
    decision: Literal["approve", "revise"]
    decision_words: Words
