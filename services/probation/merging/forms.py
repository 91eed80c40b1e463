"""The forms of a merge."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Literal
from uuid import UUID

from pydantic import BaseModel, StringConstraints

from services.probation.amendments.words import label
from services.probation.merging.domain import Difference
from services.probation.merging.words import field_names
from services.probation.words import choose
from shared.web.forms import FormErrors, parse
from shared.web.i18n import gettext
from shared.web.request import Fields

Reason = Annotated[str, StringConstraints(min_length=10, max_length=2000)]
Which = Literal["one", "other"]
"""The record that the page is about, and the one beside it."""


class _Proposal(BaseModel):
    reason: Reason


class UndoForm(BaseModel):
    """Why a merge was wrong."""

    undo_reason: Reason


class AnswerForm(BaseModel):
    """Why a second officer refuses."""

    answer: Reason


@dataclass(frozen=True, slots=True)
class Proposal:
    """Which record stays, of which the value of each field that differs, and why."""

    stays: Which
    choices: Mapping[str, Which]
    reason: str

    @property
    def taken(self) -> list[str]:
        """The fields that the record that stays gets from the other one."""
        return [name for name, which in self.choices.items() if which != self.stays]


def read_proposal(given: Fields, found: Sequence[Difference], possible: Collection[Which]) -> Proposal | FormErrors:
    """The form, or what is wrong with it: every field in which the records differ needs a choice."""
    form, labels = parse(_Proposal, given, field_names()), field_names()
    wrong = dict(form.messages) if isinstance(form, FormErrors) else {}
    stays = _which(given.get("stays"))
    if stays is None or stays not in possible:
        wrong = {"stays": choose()} | wrong
    choices: dict[str, Which] = {}
    for each in found:
        name, chosen = f"field_{each.name}", _which(given.get(f"field_{each.name}"))
        labels[name] = label(each.name)
        if chosen is None:
            wrong[name] = choose()
        else:
            choices[each.name] = chosen
    if wrong or stays is None or isinstance(form, FormErrors):
        return FormErrors(wrong, labels)
    return Proposal(stays, choices, form.reason)


def read_moves(given: Sequence[str]) -> dict[str, list[UUID]] | None:
    """The ticked rows, `table/id`, by table; None if one of them cannot be read."""
    moves: dict[str, list[UUID]] = {}
    for each in given:
        table, _, row = each.partition("/")
        try:
            moves.setdefault(table, []).append(UUID(row))
        except ValueError:
            return None
    return moves


def unread() -> FormErrors:
    """A form that does not come from the page."""
    return FormErrors({"moves": gettext("We could not read that")})


def _which(text: object) -> Which | None:
    return next((known for known in ("one", "other") if known == text), None)
