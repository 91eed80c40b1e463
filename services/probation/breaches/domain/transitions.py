"""Which step leads from which stage to which, as a table: every step of a proceeding is looked up here."""

from services.probation.breaches.domain.stages import Event, NotAllowed, Stage

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
    (Stage.AT_COURT, Event.RECALL): Stage.SERVED,
    (Stage.AT_COURT, Event.CANCEL): Stage.CANCELLED,
    (Stage.WANTED, Event.FOUND): Stage.COLLECTING,
    (Stage.WANTED, Event.CANCEL): Stage.CANCELLED,
    (Stage.RULED, Event.UNDO_RULING): Stage.AT_COURT,
    (Stage.RULED, Event.APPLY): Stage.DONE,
    (Stage.RULED, Event.QUASH): Stage.AT_COURT,
    (Stage.RULED, Event.RECALL): Stage.SERVED,
    (Stage.RULED, Event.CANCEL): Stage.CANCELLED,
    (Stage.DONE, Event.EFFECT_UNDONE): Stage.RULED,
    (Stage.DONE, Event.QUASH): Stage.CORRECTING,
    (Stage.DONE, Event.CANCEL): Stage.CANCELLED,
    (Stage.CORRECTING, Event.CORRECT): Stage.CANCELLED,
    (Stage.CORRECTING, Event.KEEP_REST): Stage.DONE,
    (Stage.CORRECTING, Event.AWAIT_RULING): Stage.AT_COURT,
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
