"""The stages of a proceeding: one table of transitions.

Nothing is a breach before an officer has said so, and nobody is decided about unheard: `CONFIRM` and `PROPOSE` start from `HEARD` alone,
and `HEARD` is reached by an explanation or by attempts that the rule of hearing calls enough (domain/hearing.py).
"""

from enum import StrEnum


class NotAllowed(Exception):
    """This event does not fit the stage."""


class Stage(StrEnum):
    """Where a proceeding stands. `SERVED`, `AT_COURT`, `WANTED`: the decision has left the house. `CORRECTING`: an appeal took away or
    changed a ruling that was carried out, and what it changed is corrected.
    """

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
    CORRECTING = "correcting"
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
    EFFECT_UNDONE = "effect_undone"
    QUASH = "quash"
    RECALL = "recall"
    CORRECT = "correct"
    KEEP_REST = "keep_rest"
    AWAIT_RULING = "await_ruling"
    FINISH = "finish"
    CANCEL = "cancel"
    WITHDRAW = "withdraw"
