"""What is posted about the way of a need."""

from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field, StringConstraints

from services.reintegration.need_followup.domain import WHY, Answer, Kind
from shared.web.forms import CheckedForm, Right
from shared.web.i18n import gettext


class LinkForm(CheckedForm):
    """Something is for the need, or is not."""

    kind: Kind
    subject: UUID
    act: Literal["link", "unlink"]


class OutcomeForm(CheckedForm):
    """Whether the need is met; nothing is chosen beforehand. `number`: the answer that was seen."""

    kind: Kind
    subject: UUID
    number: Annotated[int, Field(ge=0, le=100_000)]
    token: UUID
    answer: Answer
    why: str | None = None
    note: Annotated[str, StringConstraints(max_length=1000)] = ""


def outcome_labels() -> dict[str, str]:
    """The words by field."""
    return {"answer": gettext("Is the need met?"), "why": gettext("Why not?"), "note": gettext("Note")}


def outcome_wrong(right: Right) -> dict[str, str]:
    """What is not met in full has a reason."""
    if right.get("answer", str) in (Answer.PARTLY, Answer.NOT_MET) and right.get("why", str) not in WHY:
        return {"why": gettext("Choose why the need is not met in full")}
    return {}
