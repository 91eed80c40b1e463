"""The states of a group, of a session and of somebody's participation, as tables of transitions."""

from collections.abc import Mapping
from enum import StrEnum

from services.reintegration.errors import NotAllowed, ReasonMissing


class GroupState(StrEnum):
    """`open`: people are invited and come; `cancelled`: it does not take place."""

    OPEN = "open"
    ENDED = "ended"
    CANCELLED = "cancelled"


class GroupAct(StrEnum):
    """What is done with a group."""

    CHANGE = "change"
    END = "end"
    CANCEL = "cancel"
    REOPEN = "reopen"


class SessionState(StrEnum):
    """`not_held`: it did not take place."""

    PLANNED = "planned"
    HELD = "held"
    NOT_HELD = "not_held"


class SessionAct(StrEnum):
    """What is done with a session."""

    MOVE = "move"
    MARK = "mark"
    CALL_OFF = "call_off"
    RESTORE = "restore"


class State(StrEnum):
    """How far somebody's participation is. `waiting`: for a seat; `offered`: a seat is held until the person says yes or no."""

    INVITED = "invited"
    AGREED = "agreed"
    WAITING = "waiting"
    OFFERED = "offered"
    DECLINED = "declined"
    ENROLLED = "enrolled"
    COMPLETED = "completed"
    PARTLY = "partly"
    ENDED = "ended"


class Act(StrEnum):
    """What is done with a participation. `offer`: a seat is free for who waits longest, by itself; `correct`: a result or an ending was
    wrong, and the person is as before it."""

    INVITE = "invite"
    AGREE = "agree"
    DECLINE = "decline"
    WAIT = "wait"
    OFFER = "offer"
    ENROL = "enrol"
    COMPLETE = "complete"
    COMPLETE_IN_PART = "complete_in_part"
    END = "end"
    CORRECT = "correct"


G, S = GroupState, State
GROUPS: Mapping[tuple[GroupState, GroupAct], GroupState] = {
    (G.OPEN, GroupAct.CHANGE): G.OPEN,
    (G.OPEN, GroupAct.END): G.ENDED,
    (G.OPEN, GroupAct.CANCEL): G.CANCELLED,
    (G.ENDED, GroupAct.REOPEN): G.OPEN,
    (G.CANCELLED, GroupAct.REOPEN): G.OPEN,
}
SESSIONS: Mapping[tuple[SessionState, SessionAct], SessionState] = {
    (SessionState.PLANNED, SessionAct.MOVE): SessionState.PLANNED,
    (SessionState.PLANNED, SessionAct.MARK): SessionState.HELD,
    (SessionState.HELD, SessionAct.MARK): SessionState.HELD,
    (SessionState.PLANNED, SessionAct.CALL_OFF): SessionState.NOT_HELD,
    (SessionState.NOT_HELD, SessionAct.RESTORE): SessionState.PLANNED,
}
PARTICIPATIONS: Mapping[tuple[State, Act], State] = {
    (S.INVITED, Act.AGREE): S.AGREED,
    (S.INVITED, Act.DECLINE): S.DECLINED,
    (S.AGREED, Act.DECLINE): S.DECLINED,
    (S.DECLINED, Act.INVITE): S.INVITED,
    (S.AGREED, Act.ENROL): S.ENROLLED,
    (S.AGREED, Act.WAIT): S.WAITING,
    (S.WAITING, Act.OFFER): S.OFFERED,
    (S.WAITING, Act.DECLINE): S.DECLINED,
    (S.WAITING, Act.END): S.ENDED,
    (S.OFFERED, Act.ENROL): S.ENROLLED,
    (S.OFFERED, Act.WAIT): S.WAITING,
    (S.OFFERED, Act.DECLINE): S.DECLINED,
    (S.OFFERED, Act.END): S.ENDED,
    (S.INVITED, Act.END): S.ENDED,
    (S.AGREED, Act.END): S.ENDED,
    (S.ENROLLED, Act.COMPLETE): S.COMPLETED,
    (S.ENROLLED, Act.COMPLETE_IN_PART): S.PARTLY,
    (S.ENROLLED, Act.END): S.ENDED,
    (S.COMPLETED, Act.CORRECT): S.ENROLLED,
    (S.PARTLY, Act.CORRECT): S.ENROLLED,
    (S.ENDED, Act.CORRECT): S.AGREED,
}
RUNNING = frozenset({S.INVITED, S.AGREED, S.WAITING, S.OFFERED, S.ENROLLED})
"""Participations that go on."""
SEATED = frozenset({S.OFFERED, S.ENROLLED, S.COMPLETED, S.PARTLY})
"""Participations that have a seat: whoever came to the end used theirs, and one that is offered is held."""
MARKED = frozenset({S.ENROLLED, S.COMPLETED, S.PARTLY})
"""Participations of which is written down who came."""
BY_ITSELF = frozenset({Act.OFFER})
"""Steps that nobody chooses."""
RESULTS = frozenset({S.COMPLETED, S.PARTLY})
"""Ends after which there is a certificate."""
END_REASONS = (
    "person_stopped", "did_not_come", "moved_away", "other_help", "work_or_study", "group_cancelled", "wrong_group", "cannot_be_reached",
    "case_closed", "consent_withdrawn",
)  # fmt: skip
"""Why a participation ended early; the last two are the software's own."""
CHOSEN_REASONS = END_REASONS[:-2]
CANCEL_REASONS = ("leader_absent", "no_place", "too_few_people", "other")
"""Why a group does not take place."""
NOT_HELD = ("leader_absent", "place_closed", "nobody_came", "weather", "other")
"""Why a session did not take place."""
GROUP_OVER = "group_over"
"""The same for what was planned when its group ended; nobody chooses it."""


def group_after(current: str, act: GroupAct, *, running: int) -> GroupState:
    """The group's state after an act. `running`: how many people are in it or invited; a group that ends early ends for them too.

    Raises NotAllowed.
    """
    found = GROUPS.get((GroupState(current), act))
    if found is None or (act is GroupAct.END and running):
        raise NotAllowed(current)
    return found


def session_after(current: str, act: SessionAct) -> SessionState:
    """The session's state after an act. Raises NotAllowed."""
    found = SESSIONS.get((SessionState(current), act))
    if found is None:
        raise NotAllowed(current)
    return found


def after(current: str, act: Act, *, reason: str | None = None) -> State:
    """The participation's state after an act. Raises NotAllowed; ReasonMissing for an end without a reason from its list."""
    found = PARTICIPATIONS.get((State(current), act))
    if found is None:
        raise NotAllowed(current)
    if act is Act.END and reason not in END_REASONS:
        raise ReasonMissing
    return found


def acts(current: str) -> list[Act]:
    """What may be done next, in the order of the page."""
    return [act for act in Act if (State(current), act) in PARTICIPATIONS and act not in BY_ITSELF]
