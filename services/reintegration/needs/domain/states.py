"""What becomes of a need: not started, in progress, met, declined. Every step can be taken back; a new assessment may take one, too."""

from collections.abc import Mapping
from enum import StrEnum

from services.reintegration.errors import NotAllowed
from services.reintegration.needs.domain.outcomes import Outcome


class State(StrEnum):
    """How far help with a need is."""

    NOT_STARTED = "not_started"
    IN_PROGRESS = "in_progress"
    MET = "met"
    DECLINED = "declined"


S = State
TRANSITIONS: Mapping[State, tuple[State, ...]] = {
    S.NOT_STARTED: (S.IN_PROGRESS, S.MET, S.DECLINED),
    S.IN_PROGRESS: (S.MET, S.DECLINED, S.NOT_STARTED),
    S.MET: (S.IN_PROGRESS,),
    S.DECLINED: (S.NOT_STARTED, S.IN_PROGRESS),
}
OPEN = (S.NOT_STARTED, S.IN_PROGRESS)


def steps(current: State, *, urgent: bool = False) -> tuple[State, ...]:
    """The states that may follow. Where help was under way when something became urgent, it may simply go on."""
    return (current, *TRANSITIONS[current]) if urgent and current is S.IN_PROGRESS else TRANSITIONS[current]


def moved(current: State, to: State, *, urgent: bool = False) -> State:
    """The new state. Raises NotAllowed for a step that is none."""
    if to not in steps(current, urgent=urgent):
        raise NotAllowed(current)
    return to


def after_asking(current: State | None) -> State:
    """The state of a need after the person asked for help: a need that is worked on goes on, any other begins anew."""
    return current if current in OPEN else S.NOT_STARTED


def after_assessment(current: State | None, outcome: Outcome) -> State | None:
    """The state of a pathway's need after a finished assessment; None where there is none and none comes to be.

    A need that is worked on goes on. One that was met or declined and is named again begins anew.
    """
    if outcome is Outcome.DECLINED:
        return S.DECLINED
    if outcome is Outcome.NO_NEED:
        return S.MET if current in OPEN else current
    return current if current in OPEN else S.NOT_STARTED
