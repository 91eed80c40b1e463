"""The forms of emergency access."""

from typing import Annotated

from pydantic import BaseModel, StringConstraints

from services.probation.emergency.domain import Outcome


class OpenForm(BaseModel):
    """Whose record, and why."""

    number: Annotated[str, StringConstraints(max_length=40)]
    reason: Annotated[str, StringConstraints(min_length=20, max_length=1000)]


class ReviewForm(BaseModel):
    """What the review finds."""

    outcome: Outcome
    findings: Annotated[str, StringConstraints(min_length=10, max_length=1000)]
