"""A case's own path: back in custody, death, a move to another region, help declined, and the return. One table says what may follow what.

Where a case stands is read from the case itself: why it was closed, or why help rests while the register keeps it open.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from services.reintegration.cases.domain import CaseRow, CaseStatus
from services.reintegration.errors import NotAllowed, ReasonMissing


class Standing(StrEnum):
    """Where a case stands. All but `on_path` and `ended` are reasons for closing a case, too."""

    ON_PATH = "on_path"
    IN_CUSTODY = "in_custody"
    DIED = "died"
    MOVED_AWAY = "moved_away"
    HELP_DECLINED = "help_declined"
    ENDED = "ended"


class Act(StrEnum):
    """What is noted about the person. `correct`: a death that was noted by mistake."""

    CUSTODY = "custody"
    DEATH = "death"
    MOVE = "move"
    DECLINE = "decline"
    RETURN = "return"
    CORRECT = "correct"


class Clocks(StrEnum):
    """What becomes of the clocks of the stages."""

    PAUSE = "pause"
    STOP = "stop"
    RUN = "run"


@dataclass(frozen=True, slots=True)
class Move:
    """What follows an act. `reason`: it needs words. `undone_by`: the act that takes it back."""

    to: Standing
    clocks: Clocks
    reason: bool
    undone_by: Act | None


S, A, C = Standing, Act, Clocks
_CUSTODY = Move(S.IN_CUSTODY, C.PAUSE, reason=True, undone_by=A.RETURN)
_DEATH = Move(S.DIED, C.STOP, reason=True, undone_by=A.CORRECT)
_MOVE = Move(S.MOVED_AWAY, C.PAUSE, reason=True, undone_by=A.RETURN)
_DECLINE = Move(S.HELP_DECLINED, C.PAUSE, reason=True, undone_by=A.RETURN)
_RETURN = Move(S.ON_PATH, C.RUN, reason=False, undone_by=None)
TRANSITIONS: Mapping[tuple[Standing, Act], Move] = {
    (S.ON_PATH, A.CUSTODY): _CUSTODY,
    (S.ON_PATH, A.DEATH): _DEATH,
    (S.ON_PATH, A.MOVE): _MOVE,
    (S.ON_PATH, A.DECLINE): _DECLINE,
    (S.HELP_DECLINED, A.CUSTODY): _CUSTODY,
    (S.HELP_DECLINED, A.DEATH): _DEATH,
    (S.HELP_DECLINED, A.MOVE): _MOVE,
    (S.HELP_DECLINED, A.RETURN): _RETURN,
    (S.MOVED_AWAY, A.CUSTODY): _CUSTODY,
    (S.MOVED_AWAY, A.DEATH): _DEATH,
    (S.MOVED_AWAY, A.RETURN): _RETURN,
    (S.IN_CUSTODY, A.DEATH): _DEATH,
    (S.IN_CUSTODY, A.RETURN): _RETURN,
    (S.DIED, A.CORRECT): Move(S.ON_PATH, C.RUN, reason=True, undone_by=None),
    (S.ENDED, A.RETURN): _RETURN,
}
"""Who may: `StagePermission.KEEP`, for every one. A case that another office takes over goes on there; that is no act of its own."""
AWAY = (S.IN_CUSTODY, S.MOVED_AWAY, S.HELP_DECLINED, S.DIED)


def standing_of(case: CaseRow) -> Standing:
    """Where the case stands."""
    why = case.closing_reason if case.status == CaseStatus.CLOSED else case.rests
    if why in AWAY:
        return Standing(why)
    return S.ENDED if case.status == CaseStatus.CLOSED else S.ON_PATH


def acts(current: Standing) -> list[Act]:
    """What may be noted now."""
    return [act for (standing, act) in TRANSITIONS if standing is current]


def move(current: Standing, act: Act, words: str) -> Move:
    """What follows. Raises NotAllowed for an act that the table does not know, ReasonMissing."""
    found = TRANSITIONS.get((current, act))
    if found is None:
        raise NotAllowed(current)
    if found.reason and not words.strip():
        raise ReasonMissing
    return found
