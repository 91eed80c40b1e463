"""What is posted beside the answers of a form."""

from typing import Annotated, Literal
from uuid import UUID

from pydantic import StringConstraints

from services.probation.opening_papers.domain.forms import FormCode
from shared.web.fields import Day
from shared.web.forms import CheckedForm

Words = Annotated[str, StringConstraints(max_length=1000)]
Reason = Annotated[str, StringConstraints(min_length=3, max_length=1000)]
Content = Annotated[str, StringConstraints(max_length=250_000)]


class BeginForm(CheckedForm):
    """Which paper is begun."""

    form: FormCode
    form_token: UUID


class SignatureForm(CheckedForm):
    """The person signed on that day, or would not."""

    version: int = 0
    outcome: Literal["sign", "refuse"]
    day: Day
    words: Words = ""


class ReasonForm(CheckedForm):
    """Why an entry is taken back, or a draft discarded."""

    version: int = 0
    why: Reason


class ProposalForm(CheckedForm):
    """A version of a form as it is written, and why it changes."""

    content: Content
    why: Reason


class AnswerForm(CheckedForm):
    """Why a version is refused or withdrawn."""

    answer: Reason
