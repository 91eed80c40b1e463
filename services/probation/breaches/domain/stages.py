"""The stages of a proceeding: one table of transitions.

Nothing is a breach before an officer has said so, and nobody is decided about unheard: `CONFIRM` and `PROPOSE` start from `HEARD` alone,
and `HEARD` is reached by an explanation or by attempts that the rule of hearing calls enough (domain/hearing.py).
"""

from enum import StrEnum


class NotAllowed(Exception):
    """This event does not fit the stage."""


class Stage(StrEnum):
    """Where a proceeding stands. `SERVED`, `AT_COURT`, `WANTED`: the decision has left the house."""

    COLLECTING = "collecting"
    ASKED = "asked"
    SEARCHING = "searching"
    HEARD = "heard"
    TO_SIGN = "to_sign"
    DECIDED = "decided"
    SERVED = "served"
    AT_COURT = "at_court"
    WANTED = "wanted"
    RULED = "ruled"
    DONE = "done"
    EXCUSED = "excused"
    NO_BREACH = "no_breach"
    WITHDRAWN = "withdrawn"
    CANCELLED = "cancelled"


class Event(StrEnum):
    """What happens to it. Every event is an act of a human: the software alone moves no proceeding."""

    ASK = "ask"
    EXPLAIN = "explain"
    EXHAUST = "exhaust"
    SEARCH = "search"
    FOUND = "found"
    REOPEN = "reopen"
    EXCUSE = "excuse"
    FIND_NO_BREACH = "find_no_breach"
    CONFIRM = "confirm"
    PROPOSE = "propose"
    SIGN = "sign"
    RETURN = "return"
    TAKE_BACK = "take_back"
    SERVE = "serve"
    SEND_TO_COURT = "send_to_court"
    SEND_WANTED = "send_wanted"
    BROUGHT = "brought"
    RULE = "rule"
    COURT_RETURNS = "court_returns"
    UNDO_RULING = "undo_ruling"
    APPLY = "apply"
    FINISH = "finish"
    CANCEL = "cancel"
    WITHDRAW = "withdraw"


TRANSITIONS: dict[tuple[Stage, Event], Stage] = {
    (Stage.COLLECTING, Event.ASK): Stage.ASKED,
    (Stage.COLLECTING, Event.EXPLAIN): Stage.HEARD,
    (Stage.COLLECTING, Event.SEARCH): Stage.SEARCHING,
    (Stage.COLLECTING, Event.WITHDRAW): Stage.WITHDRAWN,
    (Stage.ASKED, Event.ASK): Stage.ASKED,
    (Stage.ASKED, Event.EXPLAIN): Stage.HEARD,
    (Stage.ASKED, Event.EXHAUST): Stage.HEARD,
    (Stage.ASKED, Event.SEARCH): Stage.SEARCHING,
    (Stage.ASKED, Event.REOPEN): Stage.COLLECTING,
    (Stage.ASKED, Event.WITHDRAW): Stage.WITHDRAWN,
    (Stage.SEARCHING, Event.FOUND): Stage.COLLECTING,
    (Stage.SEARCHING, Event.EXHAUST): Stage.HEARD,
    (Stage.SEARCHING, Event.WITHDRAW): Stage.WITHDRAWN,
    (Stage.HEARD, Event.REOPEN): Stage.COLLECTING,
    (Stage.HEARD, Event.EXCUSE): Stage.EXCUSED,
    (Stage.HEARD, Event.FIND_NO_BREACH): Stage.NO_BREACH,
    (Stage.HEARD, Event.CONFIRM): Stage.DECIDED,
    (Stage.HEARD, Event.PROPOSE): Stage.TO_SIGN,
    (Stage.TO_SIGN, Event.SIGN): Stage.DECIDED,
    (Stage.TO_SIGN, Event.RETURN): Stage.HEARD,
    (Stage.TO_SIGN, Event.TAKE_BACK): Stage.HEARD,
    (Stage.DECIDED, Event.TAKE_BACK): Stage.HEARD,
    (Stage.DECIDED, Event.SERVE): Stage.SERVED,
    (Stage.DECIDED, Event.SEND_TO_COURT): Stage.AT_COURT,
    (Stage.DECIDED, Event.SEND_WANTED): Stage.WANTED,
    (Stage.DECIDED, Event.FINISH): Stage.DONE,
    (Stage.SERVED, Event.BROUGHT): Stage.COLLECTING,
    (Stage.SERVED, Event.FINISH): Stage.DONE,
    (Stage.SERVED, Event.CANCEL): Stage.CANCELLED,
    (Stage.AT_COURT, Event.RULE): Stage.RULED,
    (Stage.AT_COURT, Event.COURT_RETURNS): Stage.HEARD,
    (Stage.AT_COURT, Event.CANCEL): Stage.CANCELLED,
    (Stage.WANTED, Event.FOUND): Stage.COLLECTING,
    (Stage.WANTED, Event.CANCEL): Stage.CANCELLED,
    (Stage.RULED, Event.UNDO_RULING): Stage.AT_COURT,
    (Stage.RULED, Event.APPLY): Stage.DONE,
    (Stage.RULED, Event.CANCEL): Stage.CANCELLED,
    (Stage.DONE, Event.CANCEL): Stage.CANCELLED,
    (Stage.EXCUSED, Event.REOPEN): Stage.HEARD,
    (Stage.NO_BREACH, Event.REOPEN): Stage.HEARD,
}
FINAL = frozenset({Stage.DONE, Stage.EXCUSED, Stage.NO_BREACH, Stage.WITHDRAWN, Stage.CANCELLED})
"""Nothing waits any more. `DONE` can still be cancelled by an appeal; `EXCUSED` and `NO_BREACH` can be looked into again."""
IN_THE_HOUSE = frozenset({Stage.COLLECTING, Stage.ASKED, Stage.SEARCHING, Stage.HEARD, Stage.TO_SIGN, Stage.DECIDED})
"""Facts can be taken out and steps undone; afterwards a new step corrects."""
BEFORE_DECISION = frozenset({Stage.COLLECTING, Stage.ASKED, Stage.SEARCHING, Stage.HEARD})
LEFT = frozenset({Stage.SERVED, Stage.AT_COURT, Stage.WANTED, Stage.RULED, Stage.DONE})
"""A confirmed breach that counts and that can be appealed."""
HEARINGS = frozenset({Event.EXPLAIN, Event.EXHAUST})
"""Events by which a person was heard, or was given the chance as the rule asks."""
DECISIONS = frozenset({Event.CONFIRM, Event.SIGN})
"""Events by which a human makes a document that is held against the person."""
ADVERSE = frozenset({Stage.DECIDED, Stage.SERVED, Stage.AT_COURT, Stage.WANTED, Stage.RULED})
"""Stages in which such a document is there."""


def transition(stage: Stage, event: Event) -> Stage:
    """The next stage. Raises NotAllowed."""
    try:
        return TRANSITIONS[stage, event]
    except KeyError:
        raise NotAllowed(f"{event} in {stage}") from None


def allowed(stage: Stage) -> frozenset[Event]:
    """The events that fit a stage."""
    return frozenset(event for known, event in TRANSITIONS if known is stage)
