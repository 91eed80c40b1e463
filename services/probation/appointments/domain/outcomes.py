"""How an appointment ended, and what follows from it: data in outcomes.toml, with its words in three languages.

Nothing here is a breach. An outcome that may be held against the person asks the officer for a decision.
"""

import tomllib
from functools import cache
from pathlib import Path
from typing import Literal, get_args

from pydantic import BaseModel, ConfigDict

from shared.messages.base import Language

FILE = Path(__file__).with_name("outcomes.toml")
HeldAgainst = Literal["no", "to_decide"]
AsksFor = Literal["nothing", "decision", "new_appointment", "document", "evidence"]
Decision = Literal["no_action", "accepted_excuse", "talk", "prepare_warning", "prepare_submission"]
DECISIONS: tuple[Decision, ...] = get_args(Decision)
"""What an officer decides about an outcome that may be held against the person. A warning or a submission is a step of its own."""


class Worded(BaseModel):
    """A code with its words."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    code: str
    text: dict[Language, str]


class Outcome(Worded):
    """How an appointment ended.

    `attended`: the person came. `held_against`: never, or only if the officer decides so. `asks_for`: what has to follow. `hint` says in
    words what the outcome means.
    """

    attended: bool
    held_against: HeldAgainst
    asks_for: AsksFor
    hint: dict[Language, str]

    @property
    def needs_note(self) -> bool:
        """Whether the officer has to say in words what happened."""
        return self.held_against == "to_decide" and self.asks_for == "decision"

    @property
    def opens_item(self) -> bool:
        """Whether it waits in the queue for the officer's decision."""
        return self.asks_for in {"decision", "evidence"}


class UnknownOutcome(ValueError):
    """No outcome has this code."""


@cache
def outcomes() -> tuple[Outcome, ...]:
    """Every outcome, in the order of the form."""
    return tuple(Outcome.model_validate(entry) for entry in _data()["outcome"])


@cache
def absence_reasons() -> tuple[Worded, ...]:
    """Reasons of an acceptable absence."""
    return tuple(Worded.model_validate(entry) for entry in _data()["absence_reason"])


def outcome(code: str) -> Outcome:
    """The outcome of that code. Raises UnknownOutcome."""
    for each in outcomes():
        if each.code == code:
            return each
    raise UnknownOutcome(code)


def is_absence_reason(code: str | None) -> bool:
    """Whether it is a reason on the list."""
    return code in {each.code for each in absence_reasons()}


def _data() -> dict[str, list[dict[str, object]]]:
    return tomllib.loads(FILE.read_text(encoding="utf-8"))
