"""What is posted about plans, and the labels of the fields."""

from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field, StringConstraints

from services.reintegration.plans.actions.agreeing import Given
from services.reintegration.plans.actions.noting import NewNote
from services.reintegration.plans.actions.reviewing import Held
from services.reintegration.plans.actions.starting import NewStep
from services.reintegration.plans.actions.steps import Sent
from services.reintegration.plans.domain.reviews import Exemption
from services.reintegration.plans.domain.steps import Owner
from shared.messages.base import Language, Need
from shared.web.fields import Day
from shared.web.forms import CheckedForm
from shared.web.i18n import gettext

STEPS_AT_FIRST = 3
Text = Annotated[str, StringConstraints(min_length=3, max_length=300)]
Name = Annotated[str, StringConstraints(min_length=2, max_length=200)]
Words = Annotated[str, StringConstraints(min_length=3, max_length=2000)]
Version = Annotated[int, Field(ge=0, le=100_000)]


class _Steps(CheckedForm):
    """Up to three steps; more are added later."""

    step_1: Text
    due_1: Day
    owner_1: Owner = "person"
    owner_name_1: Name | None = None
    step_2: Text | None = None
    due_2: Day | None = None
    owner_2: Owner = "person"
    owner_name_2: Name | None = None
    step_3: Text | None = None
    due_3: Day | None = None
    owner_3: Owner = "person"
    owner_name_3: Name | None = None

    def steps(self) -> list[NewStep]:
        """Those that were filled in."""
        found = (
            (self.step_1, self.due_1, self.owner_1, self.owner_name_1),
            (self.step_2, self.due_2, self.owner_2, self.owner_name_2),
            (self.step_3, self.due_3, self.owner_3, self.owner_name_3),
        )
        return [NewStep(text, due, owner, name or "") for text, due, owner, name in found if text and due]


class NewPlanForm(_Steps):
    """A plan with one goal and its steps."""

    need: Need
    goal: Text
    need_id: UUID | None = None
    token: UUID
    task: UUID | None = None


class NewGoalForm(_Steps):
    """One more goal with its steps."""

    goal: Text
    need_id: UUID | None = None
    token: UUID


class NewStepForm(CheckedForm):
    """One more step."""

    text: Text
    due_on: Day
    owner: Owner = "person"
    owner_name: Name | None = None
    goal: UUID | None = None
    token: UUID

    def step(self) -> NewStep:
        """What is agreed."""
        return NewStep(self.text, self.due_on, self.owner, self.owner_name or "")


class _Seen(CheckedForm):
    """`version`: what was on the screen."""

    version: Version | None = None
    token: UUID | None = None

    def sent(self) -> Sent:
        """What keeps it from taking effect twice, and from overwriting what somebody else wrote."""
        return Sent(self.version, self.token)


class PlainForm(_Seen):
    """Only a button."""


class CompleteForm(_Seen):
    """The step is done."""

    done_on: Day | None = None
    evidence: Annotated[str, StringConstraints(max_length=1000)] | None = None
    document: Annotated[str, StringConstraints(max_length=200)] | None = None


class ArchiveForm(_Seen):
    """The step is removed."""

    reason: Literal["not_needed", "person_declined", "replaced", "entered_in_error"]


class WhyForm(_Seen):
    """With a reason in words."""

    why: Words


class DueForm(_Seen):
    """Another day."""

    due_on: Day
    why: Words


class BlockForm(_Seen):
    """It cannot be done yet."""

    until: Day
    why: Words


class CorrectForm(_Seen):
    """Other words, or somebody else does it."""

    text: Text
    owner: Owner
    owner_name: Name | None = None


class FileForm(CheckedForm):
    """A file of a step is added or taken back."""

    token: UUID


class FileReplacedForm(FileForm):
    """Another file in its place."""

    why: Words


class FileRemovedForm(FileForm):
    """It was stored by mistake."""

    why: Words


class GoalForm(_Seen):
    """Other words, another need."""

    text: Text
    need_id: UUID | None = None


class RemoveForm(_Seen):
    """The goal is removed."""

    reason: Literal["person_declined", "not_needed", "other_goal", "entered_in_error"]


class AnswerForm(CheckedForm):
    """What the person said to the plan."""

    answer: Literal["agreed", "not_agreed", "could_not_answer"]
    language: Language
    words: Words | None = None
    signed: Literal["paper", "screen"] | None = None
    signed_on: Day | None = None
    name: Name | None = None
    seen_by: Name | None = None
    revision: Annotated[str, StringConstraints(max_length=40)]
    token: UUID

    def given(self) -> Given:
        """The answer to keep."""
        signed = self.signed if self.answer == "agreed" else None
        on_paper, on_screen = signed == "paper", signed == "screen"
        return Given(
            self.answer, self.language, self.words or "", signed, self.signed_on if signed else None,
            (self.name or "") if on_screen else "", (self.seen_by or "") if on_paper else "",
        )  # fmt: skip


class ReviewForm(CheckedForm):
    """A review that was held."""

    changed: Words
    own: Words | None = None
    next_on: Day | None = None
    version: Version
    token: UUID

    def held(self) -> Held:
        """What it found."""
        return Held(self.changed, self.own or "", self.next_on)


class ExemptForm(CheckedForm):
    """The person cannot take part now."""

    reason: Exemption
    version: Version


class NoteForm(CheckedForm):
    """A note on progress."""

    own: Words | None = None
    worker: Words | None = None
    goal: UUID | None = None
    corrects: UUID | None = None
    token: UUID

    def note(self) -> NewNote:
        """The note to add."""
        return NewNote(self.own or "", self.worker or "", self.goal, self.corrects)


def labels() -> dict[str, str]:
    """The words by field."""
    found = {
        "need": gettext("Kind of help"), "goal": gettext("Goal"), "text": gettext("What is to be done"), "due_on": gettext("Until"),
        "owner": gettext("Who does it?"), "owner_name": gettext("Name of the worker or the organisation"), "why": gettext("Why?"),
        "until": gettext("Until when not?"), "done_on": gettext("When was it done?"), "evidence": gettext("How do we know it?"),
        "document": gettext("Which document was seen?"), "reason": gettext("Reason"), "file": gettext("A file"),
        "answer": gettext("What did the person say?"),
        "language": gettext("In which language was the plan read?"), "words": gettext("The person’s own words"),
        "signed": gettext("How was it signed?"), "signed_on": gettext("Day of the signature"), "name": gettext("Name, typed by the person"),
        "seen_by": gettext("Who saw the signature on paper?"), "changed": gettext("What has changed?"),
        "own": gettext("What the person says, in their own words"), "worker": gettext("What the worker notes"),
        "next_on": gettext("Next review on another day"), "need_id": gettext("Which need is it about?"),
    }  # fmt: skip
    steps = (gettext("First step"), gettext("Second step (if there is one)"), gettext("Third step (if there is one)"))
    for number, which in enumerate(steps, 1):
        found |= {f"{name}_{number}": which for name in ("step", "due", "owner", "owner_name")}
    return found
