"""The forms of a proceeding: one model a step, and the words of their fields."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from typing import Annotated, Literal
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

from pydantic import BaseModel, Field, StringConstraints

from services.probation.breaches.actions.opening import OwnFact
from services.probation.breaches.domain.attempts import Means, Result
from services.probation.breaches.domain.consequences import Step
from services.probation.breaches.domain.search import Measure
from shared.web.fields import Clock, Day
from shared.web.i18n import gettext

Words = Annotated[str, StringConstraints(min_length=3, max_length=4000)]
Line = Annotated[str, StringConstraints(max_length=400)]
Document = Annotated[str, StringConstraints(min_length=2, max_length=400)]
MANY = ("chosen", "steps", "stated", "kept")
"""Fields with several values."""


class Versioned(BaseModel):
    """`version`: what the officer saw."""

    version: int = 0


class FactsForm(Versioned):
    """Facts to choose, and one in own words."""

    chosen: list[str] = []
    own_words: Annotated[str, StringConstraints(max_length=4000)] = ""
    own_on: Day | None = None

    def pairs(self) -> list[tuple[str, UUID]]:
        """(kind, subject) of each chosen fact; what is none is left out."""
        found = []
        for one in self.chosen:
            kind, _, subject = one.partition(":")
            try:
                found.append((kind, UUID(subject)))
            except ValueError:
                continue
        return found

    def own(self, zone: ZoneInfo) -> OwnFact | None:
        """The fact in own words; None where there are none."""
        if not self.own_words or self.own_on is None:
            return None
        return OwnFact(datetime.combine(self.own_on, time(12), zone).astimezone(UTC), self.own_words)


class OpenForm(FactsForm):
    """A new proceeding."""

    form_token: UUID = Field(default_factory=uuid4)
    matter: Literal["duty", "damage"]


class WhyForm(Versioned):
    """A step with its reason."""

    why: Words


class RemoveForm(WhyForm):
    """Which fact is taken out, and why."""

    fact: UUID


class AskForm(Versioned):
    """How the person is asked."""

    how: Means


class AttemptForm(Versioned):
    """An attempt to hear the person."""

    means: Means
    on: Day
    at: Clock
    minutes: Annotated[int, Field(ge=0, le=600)] = 0
    result: Result
    words: Words

    def moment(self, zone: ZoneInfo) -> datetime:
        """When it was."""
        return datetime.combine(self.on, self.at, zone).astimezone(UTC)


class ExplainForm(Versioned):
    """What the person said, or that they refuse to."""

    kind: Literal["given", "refused"]
    words: Words
    language: Literal["kk", "ru", "en"]
    on: Day
    written_by: Literal["person", "officer", "helper"]
    document: Document


class MeasureForm(Versioned):
    """A search measure."""

    kind: Measure
    on: Day
    result: Words


class DamageActForm(Versioned):
    """The act of damaged equipment. `present`: one name a line."""

    equipment: Document
    on: Day
    at: Clock
    damage: Words
    explanation: Annotated[str, StringConstraints(max_length=4000)] = ""
    present: Words

    def moment(self, zone: ZoneInfo) -> datetime:
        """When the damage was found."""
        return datetime.combine(self.on, self.at, zone).astimezone(UTC)

    def names(self) -> tuple[str, ...]:
        """Those present."""
        return tuple(line.strip() for line in self.present.splitlines() if line.strip())


class DayForm(Versioned):
    """A day, and words about it."""

    on: Day
    words: Words


class DocumentForm(Versioned):
    """The paper on which something rests."""

    document: Document


class ResumeForm(DocumentForm):
    """From when the term runs again."""

    on: Day


class DecideForm(Versioned):
    """The officer's decision."""

    answer: Literal["confirmed", "excused", "no_breach"]
    steps: list[Step] = []
    months: Annotated[int, Field(ge=1, le=60)] | None = None
    stated: list[Annotated[str, StringConstraints(max_length=80)]] = []
    reasons: Words


class SignForm(Versioned):
    """The second's answer."""

    answer: Literal["sign", "return"]
    words: Words


class ServeForm(DayForm):
    """How the decision was served."""

    how: Literal["signature", "post", "messenger", "refused_to_sign", "in_absence"]


class AppealForm(DayForm):
    """An appeal."""

    addressed_to: Literal["head", "court", "prosecutor"]
    document: Document


class AppealOutcomeForm(DayForm):
    """What was decided about it."""

    outcome: Literal["upheld", "changed", "cancelled"]
    kept: list[Step] = []
    ruling: Literal["stands", "changes"] = "stands"
    document: Document


class RulingForm(DayForm):
    """The court's ruling."""

    court: Annotated[str, StringConstraints(min_length=2, max_length=200)]
    number: Annotated[str, StringConstraints(min_length=1, max_length=80)]
    result: Literal["granted", "in_part", "refused", "returned"]
    effect: Literal["extend", "cancel", "replace", "conditions", "none"]
    months: Annotated[int, Field(ge=1, le=60)] | None = None
    replaced_by: Literal["imprisonment", "other"] | None = None


class CorrectForm(Versioned):
    """How what a ruling changed is taken back."""

    how: Literal["here", "by_hand"]
    words: Words


class WordsForm(Versioned):
    """A step with words about it."""

    words: Words


def field_names() -> Mapping[str, str]:
    """The fields by name."""
    return {
        "matter": gettext("What it is about"),
        "chosen": gettext("Facts"),
        "own_words": gettext("Something else that happened, in your words"),
        "own_on": gettext("On what day"),
        "why": gettext("Reason"),
        "fact": gettext("Which fact"),
        "how": gettext("How"),
        "means": gettext("How"),
        "on": gettext("Day"),
        "at": gettext("Time"),
        "minutes": gettext("Minutes that the call lasted or rang"),
        "result": gettext("Result"),
        "words": gettext("In words"),
        "kind": gettext("What is recorded"),
        "language": gettext("In which language"),
        "written_by": gettext("Who wrote it down"),
        "document": gettext("Document: title, number, date"),
        "answer": gettext("Decision"),
        "steps": gettext("What follows"),
        "months": gettext("Months, if the term is extended"),
        "stated": gettext("What the software cannot check and you confirm"),
        "reasons": gettext("Reasons"),
        "equipment": gettext("Equipment"),
        "damage": gettext("Damage"),
        "explanation": gettext("Explanation of the person"),
        "present": gettext("Those present"),
        "addressed_to": gettext("To whom"),
        "outcome": gettext("What was decided"),
        "kept": gettext("What remains, if the decision was changed"),
        "court": gettext("Court"),
        "number": gettext("Number of the ruling"),
        "effect": gettext("What it changes"),
        "replaced_by": gettext("By what, if the punishment is replaced"),
        "ruling": gettext("The ruling of the court, if the decision was changed"),
    }


def today(zone: str, now: datetime) -> date:
    """Today where the person lives."""
    return now.astimezone(ZoneInfo(zone)).date()
