"""A step: one thing to do by a day. A table of transitions says what may happen to it; nothing is lost that was said about it."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Literal, get_args
from uuid import UUID

from services.reintegration.errors import NotAllowed, ReasonMissing

StepState = Literal["active", "blocked", "later", "completed", "archived"]
StepAct = Literal["complete", "archive", "restore", "reopen", "block", "unblock", "put_off", "take_up"]
Owner = Literal["person", "worker", "organisation", "mentor", "other"]
STATES: tuple[StepState, ...] = get_args(StepState)
ACTS: tuple[StepAct, ...] = get_args(StepAct)
OWNERS: tuple[Owner, ...] = get_args(Owner)
CHOSEN: tuple[Owner, ...] = ("worker", "organisation", "mentor")
"""Owners that are chosen from a list."""
OPEN: tuple[StepState, ...] = ("active", "blocked", "later")
"""A step that is still to be done; `later`: its goal was put off."""
ARCHIVE_REASONS = ("not_needed", "person_declined", "replaced", "entered_in_error", "goal_ended", "case_closed")
DESK_REASONS = tuple(reason for reason in ARCHIVE_REASONS if reason not in ("goal_ended", "case_closed"))
"""Those that a person can choose."""
SOON_DAYS = 7

TRANSITIONS: Mapping[StepAct, tuple[tuple[StepState, ...], StepState]] = {
    "complete": (("active", "blocked"), "completed"),
    "archive": (OPEN, "archived"),
    "restore": (("archived",), "active"),
    "reopen": (("completed",), "active"),
    "block": (("active",), "blocked"),
    "unblock": (("blocked",), "active"),
    "put_off": (("active", "blocked"), "later"),
    "take_up": (("later",), "active"),
}
"""From which states an act leads to which."""


@dataclass(frozen=True, slots=True)
class Step:
    """`owner_name`: who it is, unless it is the person. `owner_id`: the account of a worker or mentor, or the
    organisation, where chosen. `why`: what hinders a blocked step.

    `evidence`, `document`: how we know that it is done.
    """

    id: UUID
    text: str = field(repr=False)
    due_on: date
    state: StepState = "active"
    completed_at: datetime | None = None
    reason: str | None = None
    owner: Owner = "person"
    owner_name: str = field(default="", repr=False)
    owner_id: UUID | None = None
    first_due_on: date | None = None
    blocked_until: date | None = None
    why: str = field(default="", repr=False)
    done_on: date | None = None
    evidence: str = field(default="", repr=False)
    document: str = field(default="", repr=False)
    version: int = 1

    @property
    def open(self) -> bool:
        """Whether it is still to be done."""
        return self.state in OPEN


def acts(state: StepState) -> tuple[StepAct, ...]:
    """What may happen to a step in this state."""
    return tuple(act for act, (begin, _) in TRANSITIONS.items() if state in begin)


def complete(step: Step, now: datetime, *, done_on: date | None = None, evidence: str = "", document: str = "") -> Step:
    """Done, with how we know it. Raises NotAllowed."""
    done = _moved(step, "complete")
    return replace(done, completed_at=now, done_on=done_on, evidence=evidence, document=document, blocked_until=None, why="")


def archive(step: Step, reason: str | None) -> Step:
    """Remove it from the plan, with a reason from ARCHIVE_REASONS. Raises NotAllowed, ReasonMissing."""
    moved = _moved(step, "archive")
    if reason not in ARCHIVE_REASONS:
        raise ReasonMissing
    return replace(moved, reason=reason, blocked_until=None, why="")


def restore(step: Step) -> Step:
    """Undo `archive`: it is active again. Raises NotAllowed."""
    return replace(_moved(step, "restore"), reason=None)


def reopen(step: Step) -> Step:
    """It was completed by mistake: active again, the evidence stays in the history alone. Raises NotAllowed."""
    return replace(_moved(step, "reopen"), completed_at=None, done_on=None, evidence="", document="")


def block(step: Step, why: str, until: date, today: date) -> Step:
    """It cannot be done yet; it comes back by itself on a later day. Raises NotAllowed, ReasonMissing."""
    moved = _moved(step, "block")
    if not why.strip() or until <= today:
        raise ReasonMissing
    return replace(moved, blocked_until=until, why=why)


def unblock(step: Step) -> Step:
    """It can be done again. Raises NotAllowed."""
    return replace(_moved(step, "unblock"), blocked_until=None, why="")


def put_off(step: Step) -> Step:
    """Its goal is for later. Raises NotAllowed."""
    return replace(_moved(step, "put_off"), blocked_until=None, why="")


def take_up(step: Step) -> Step:
    """Its goal is worked on again. Raises NotAllowed."""
    return _moved(step, "take_up")


def moved_due(step: Step, due_on: date, reason: str) -> Step:
    """Another day, with a reason; the day that was agreed first is kept. Raises NotAllowed, ReasonMissing."""
    if not step.open or due_on == step.due_on:
        raise NotAllowed(step.state)
    if not reason.strip():
        raise ReasonMissing
    return replace(step, due_on=due_on, first_due_on=step.first_due_on or step.due_on)


def corrected(step: Step, text: str, owner: Owner, owner_name: str, owner_id: UUID | None = None) -> Step:
    """Other words or another owner. Raises NotAllowed for a step that is not open any more."""
    if not step.open:
        raise NotAllowed(step.state)
    chosen = owner_id if owner in CHOSEN else None
    return replace(step, text=text, owner=owner, owner_name=owner_name if owner != "person" else "", owner_id=chosen)


def comes_back(step: Step, today: date) -> bool:
    """Whether a blocked step's day has come."""
    return step.state == "blocked" and step.blocked_until is not None and step.blocked_until <= today


def _moved(step: Step, act: StepAct) -> Step:
    begin, end = TRANSITIONS[act]
    if step.state not in begin:
        raise NotAllowed(step.state)
    return replace(step, state=end)
