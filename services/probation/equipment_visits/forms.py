"""The forms of appointments about bracelets: what is planned beside the appointment itself, and how it went."""

from collections.abc import Mapping
from typing import Annotated, Literal
from uuid import UUID

from pydantic import BaseModel, Field, StringConstraints

from services.probation.appointments.actions import Ended
from services.probation.appointments.domain.outcomes import is_absence_reason
from services.probation.equipment_visits import words
from services.probation.equipment_visits.actions import Recorded
from services.probation.equipment_visits.domain import Fault, Kind, Result
from services.probation.telemetry.monitoring import words as monitoring_words
from services.probation.telemetry.monitoring.equipment import INSTALLED, Attempt, Return
from services.probation.telemetry.monitoring.forms import Line, Several, Words
from shared.web.forms import CheckedForm, FormErrors, Right, parse
from shared.web.request import Fields


class VisitForm(BaseModel):
    """What it is for, on which decision it rests, who works for the vendor."""

    visit_kind: Kind
    decision: UUID | None = None
    vendor: Annotated[str, StringConstraints(max_length=64)] = ""


class RecordForm(CheckedForm):
    """How it went, and what was done with the bracelet."""

    version: int
    form_token: UUID
    result: Result
    fault: Fault | None = None
    words: Words
    reason: Line = ""
    document: Line = ""
    device: Annotated[str, StringConstraints(max_length=64)] = ""
    items: Several = Field(default_factory=list)
    acquainted: str = ""
    condition: Line = ""
    without: Line = ""
    works: Literal["yes", "no", ""] = ""

    def recorded(self, kind: str) -> Recorded:
        """As the action takes it."""
        done = self.result is Result.DONE
        attempt = Attempt(
            INSTALLED if done else str(self.result), self.device if done else "", self.items if done else [], self.acquainted == "yes",
            self.condition, self.words, self.without, self.form_token,
        )  # fmt: skip
        given = Return(self.device, self.items, self.works == "no", self.condition, self.words, self.form_token)
        ended = Ended("", self.words, self.reason or None, self.document or None)
        return Recorded(
            self.result,
            self.fault if self.result is Result.ABSENT else None,
            ended,
            attempt if kind == Kind.INSTALLATION else None,
            given if kind == Kind.REMOVAL and done else None,
        )


NEEDED: Mapping[str, tuple[str, ...]] = {
    Kind.INSTALLATION: ("device", "condition", "acquainted"),
    Kind.REMOVAL: ("device", "condition", "works"),
    Kind.INSPECTION: (),
}
"""What has to be filled in where it was done."""


def read_record(fields: Fields, kind: str) -> RecordForm | FormErrors:
    """The form, or everything that is wrong with it."""

    def check(right: Right) -> Mapping[str, str]:
        result, fault = right.get("result", Result), right.get("fault", Fault)
        missing: tuple[str, ...] = NEEDED[kind] if result is Result.DONE else ()
        if result is Result.ABSENT and fault is None:
            missing = ("fault",)
        wrong = {name: monitoring_words.problem("missing") for name in missing if not str(fields.get(name) or "").strip()}
        if result is Result.ABSENT and fault is Fault.ACCEPTABLE and not is_absence_reason(str(fields.get("reason", ""))):
            wrong["reason"] = monitoring_words.problem("missing")
        return wrong

    return parse(RecordForm, fields, words.field_names(), check=check)
