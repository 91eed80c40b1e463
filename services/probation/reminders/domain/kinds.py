"""What is told to a person, and the states of a message."""

from enum import StrEnum


class Kind(StrEnum):
    """What a message is about."""

    CHECK_IN_TOMORROW = "check_in_tomorrow"
    CHECK_IN_LAST_DAY = "check_in_last_day"
    APPOINTMENT_TOMORROW = "appointment_tomorrow"
    APPOINTMENT_MOVED = "appointment_moved"
    APPOINTMENT_CANCELLED = "appointment_cancelled"
    APPOINTMENT_RESTORED = "appointment_restored"
    SUMMONS = "summons"
    PERMISSION_DECIDED = "permission_decided"
    PERMISSION_CHANGED = "permission_changed"
    PERMISSION_WITHDRAWN = "permission_withdrawn"
    TERM_ENDS = "term_ends"


class State(StrEnum):
    """How far a message is. `withheld`: it was not to be sent, and `why` says so."""

    QUEUED = "queued"
    SENT = "sent"
    DELIVERED = "delivered"
    FAILED = "failed"
    WITHHELD = "withheld"


SETTLED = frozenset({State.SENT, State.DELIVERED, State.FAILED, State.WITHHELD})
