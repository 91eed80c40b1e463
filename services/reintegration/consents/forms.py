"""What is posted about consents, and what is wrong with it."""

from datetime import date
from typing import Annotated, Literal
from uuid import UUID

from pydantic import StringConstraints

from services.reintegration.consents.actions import Said
from services.reintegration.consents.deadlines import longest_until
from services.reintegration.consents.domain import NEEDED, TO_ORGANISATIONS, Answer, Category, Form, Purpose, WithdrawalForm
from shared.law.rules import NoSuchRule
from shared.messages.base import Language
from shared.web.fields import Day
from shared.web.forms import CheckedForm, Right
from shared.web.i18n import format_date, gettext

Short = Annotated[str, StringConstraints(max_length=100)]


class Answered(CheckedForm):
    """What the person answered. Nothing is chosen beforehand."""

    purpose: Purpose
    organisations: tuple[UUID, ...] = ()
    categories: tuple[Category, ...] = ()
    answer: Answer
    language: Language
    form: Form
    paper_number: Short | None = None
    witness: Annotated[str, StringConstraints(max_length=200)] | None = None
    from_on: Day
    until_on: Day | None = None
    renews: UUID | None = None
    token: UUID

    def said(self) -> Said:
        """What is recorded."""
        given = self.answer == "given"
        return Said(
            self.purpose, self.organisations, self.categories if given else (), self.answer, self.language, self.form,
            self.paper_number if self.form == "paper" else None, self.witness if self.form == "spoken" else None, self.from_on,
            self.until_on if given else None, self.renews,
        )  # fmt: skip


class Withdrawn(CheckedForm):
    """How a consent was taken back."""

    form: WithdrawalForm
    paper_number: Short | None = None
    words: Annotated[str, StringConstraints(max_length=2000)] | None = None


class Told(CheckedForm):
    """How an organisation was told, and by what one can see it."""

    how: Literal["letter", "phone", "email"]
    proof: Annotated[str, StringConstraints(min_length=3, max_length=300)]


def labels() -> dict[str, str]:
    """The words by field."""
    return {
        "organisations": gettext("Who may receive the data?"),
        "categories": gettext("Which data?"),
        "answer": gettext("What did the person say?"),
        "language": gettext("In which language was it told?"),
        "form": gettext("How was it said?"),
        "paper_number": gettext("Number of the paper"),
        "witness": gettext("Who heard it?"),
        "from_on": gettext("From"),
        "until_on": gettext("Until, this day included"),
        "words": gettext("In the person's own words"),
        "how": gettext("How was the organisation told?"),
        "proof": gettext("Number of the letter, or who was spoken to"),
    }


def wrong(right: Right, today: date) -> dict[str, str]:
    """What is missing for this answer, and days that no consent may name."""
    found: dict[str, str] = {}
    purpose, form = right.get("purpose", Purpose), right.get("form", str)
    if purpose in TO_ORGANISATIONS and not right.get("organisations", tuple):
        found["organisations"] = gettext("Choose at least one organisation")
    if form == "paper" and not right.get("paper_number", str):
        found["paper_number"] = gettext("Enter the number of the signed paper")
    if form == "spoken" and not right.get("witness", str):
        found["witness"] = gettext("Enter the name of the witness who heard it")
    begins = right.get("from_on", date)
    if begins is not None and not 0 <= (begins - today).days + 31 <= 62:
        found["from_on"] = gettext("Choose a day within a month of today")
    elif right.get("answer", str) == "given":
        found |= _wrong_yes(right, purpose, begins, today)
    return found


def _wrong_yes(right: Right, purpose: Purpose | None, begins: date | None, today: date) -> dict[str, str]:
    found: dict[str, str] = {}
    if purpose is not None and not set(NEEDED[purpose]) <= set(right.get("categories", tuple) or ()):
        found["categories"] = gettext("Without all of the data marked as needed this cannot be done. Tick them, or note a no")
    ends = right.get("until_on", date)
    if begins is None:
        return found
    try:
        latest = longest_until(begins)
    except NoSuchRule:
        return found | {"from_on": gettext("Choose a day within a month of today")}
    if ends is None or not max(begins, today) <= ends <= latest:
        found["until_on"] = gettext("Enter a day until %(day)s at the latest", day=format_date(latest))
    return found


def wrong_withdrawal(right: Right) -> dict[str, str]:
    """On paper, the paper has a number."""
    if right.get("form", str) == "paper" and not right.get("paper_number", str):
        return {"paper_number": gettext("Enter the number of the signed paper")}
    return {}
