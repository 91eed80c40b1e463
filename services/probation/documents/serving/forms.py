"""The forms of serving a document."""

from typing import Annotated
from uuid import UUID

from pydantic import Field, StringConstraints

from services.probation.documents.domain.service import How
from shared.web.fields import Day
from shared.web.forms import CheckedForm

Name = Annotated[str, StringConstraints(max_length=200)]
Reason = Annotated[str, StringConstraints(min_length=3, max_length=1000)]


class ServiceForm(CheckedForm):
    """How and when it was served, and what proves it. `proof`: an attachment of the document."""

    how: How
    served_on: Day
    served_words: Annotated[str, StringConstraints(max_length=1000)] = ""
    proof: UUID | None = None
    tracking: Annotated[str, StringConstraints(max_length=40)] = ""
    first_witness: Name = ""
    second_witness: Name = ""
    second_officer: UUID | None = None

    def witnesses(self) -> tuple[str, ...]:
        """The names that were typed."""
        return tuple(name.strip() for name in (self.first_witness, self.second_witness) if name.strip())


class CorrectionForm(ServiceForm):
    """Another record in place of one. `seen`: the number of the one that was corrected."""

    why_corrected: Reason
    seen: Annotated[int, Field(ge=0)] = 0


class MarkForm(CheckedForm):
    """Why it needs no service, or needs one after all. `seen`: the number of the record that the reader saw; 0: there was none."""

    service_reason: Reason
    seen: Annotated[int, Field(ge=0)] = 0
