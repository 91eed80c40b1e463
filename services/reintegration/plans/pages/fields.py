"""The fields of the short forms about a goal or a step, as one template draws them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from services.reintegration.plans import forms, words
from services.reintegration.plans.domain.goals import REMOVAL_REASONS
from services.reintegration.plans.domain.steps import DESK_REASONS
from shared.web.forms import CheckedForm
from shared.web.i18n import gettext

Option = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Field:
    """One field; `options` of one that is chosen."""

    kind: Literal["line", "area", "day", "pick", "radios"]
    name: str
    hint: str = ""
    options: Sequence[Option] = ()


STEP_FORMS: dict[str, type[CheckedForm]] = {
    "complete": forms.CompleteForm, "archive": forms.ArchiveForm, "restore": forms.PlainForm, "reopen": forms.WhyForm,
    "block": forms.BlockForm, "unblock": forms.PlainForm, "due": forms.DueForm, "correct": forms.CorrectForm,
}  # fmt: skip
GOAL_FORMS: dict[str, type[CheckedForm]] = {
    "correct": forms.GoalForm, "later": forms.PlainForm, "achieved": forms.PlainForm, "removed": forms.RemoveForm,
    "active": forms.PlainForm,
}  # fmt: skip


def of_step(act: str, owners: Sequence[Option] = ()) -> list[Field]:
    """The fields of an act on a step. `owners`: who can be chosen to do it."""
    return {
        "complete": [
            Field("day", "done_on", gettext("Empty means today")),
            Field("area", "evidence", gettext("In words, if there is something to say")),
            Field("line", "document", gettext("Its kind alone, no number")),
        ],
        "archive": [Field("pick", "reason", options=[(code, words.reason(code)) for code in DESK_REASONS])],
        "reopen": [Field("area", "why")],
        "block": [Field("area", "why"), Field("day", "until")],
        "due": [Field("day", "due_on"), Field("area", "why")],
        "correct": [
            Field("line", "text"),
            Field("pick", "owner", options=owners),
            Field("line", "owner_name", gettext("Only if somebody else does it")),
        ],
    }.get(act, [])


def of_goal(act: str, needs: Sequence[Option]) -> list[Field]:
    """The fields of an act on a goal. `needs`: those that were found, to choose from."""
    return {
        "correct": [
            Field("line", "text", gettext("What the person wants to reach, in the person's own words")),
            *([Field("pick", "need_id", options=needs)] if needs else []),
        ],
        "removed": [Field("pick", "reason", options=[(code, words.reason(code)) for code in REMOVAL_REASONS])],
    }.get(act, [])
