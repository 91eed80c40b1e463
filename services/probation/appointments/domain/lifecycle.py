"""The states of an appointment: one table of transitions."""

from datetime import datetime
from enum import StrEnum
from typing import Literal, get_args

from services.probation.appointments.domain.outcomes import Outcome


class State(StrEnum):
    """Where an appointment stands. RESCHEDULED and CANCELLED are kept as history; another appointment takes the place of the first."""

    PLANNED = "planned"
    RESCHEDULED = "rescheduled"
    CANCELLED = "cancelled"
    RECORDED = "recorded"


class Event(StrEnum):
    """What somebody does with an appointment."""

    RESCHEDULE = "reschedule"
    CANCEL = "cancel"
    RESTORE = "restore"
    RECORD = "record"
    CORRECT = "correct"
    DECIDE = "decide"


TRANSITIONS: dict[tuple[State, Event], State] = {
    (State.PLANNED, Event.RESCHEDULE): State.RESCHEDULED,
    (State.PLANNED, Event.CANCEL): State.CANCELLED,
    (State.PLANNED, Event.RECORD): State.RECORDED,
    (State.CANCELLED, Event.RESTORE): State.PLANNED,  # only before its time
    (State.RECORDED, Event.CORRECT): State.RECORDED,  # a new version of the outcome, with the reason
    (State.RECORDED, Event.DECIDE): State.RECORDED,  # what the officer does about it
}

WhoAsked = Literal["person", "officer", "office", "court", "employer", "other"]
WHO_ASKED: tuple[WhoAsked, ...] = get_args(WhoAsked)
"""Who asked for another time, or for the appointment to be cancelled."""


class NotAllowed(Exception):
    """This cannot happen to an appointment in this state."""

    def __init__(self, state: State, event: Event) -> None:
        super().__init__(f"{event} while {state}")
        self.state, self.event = state, event


class TooEarly(Exception):
    """Nobody can have missed an appointment before its time."""


class InThePast(Exception):
    """An appointment is planned for the future; a visit that took place is recorded with its outcome."""


class TooLate(Exception):
    """Its time has come: what is left is to record how it ended. To move or cancel it now would hide that nobody came."""


def transition(state: State, event: Event) -> State:
    """The state that follows. Raises NotAllowed."""
    try:
        return TRANSITIONS[state, event]
    except KeyError:
        raise NotAllowed(state, event) from None


def check_time_of(outcome: Outcome, starts_at: datetime, now: datetime) -> None:
    """Somebody may come early, and that is recorded at once; an absence only from the appointment's time on. Raises TooEarly."""
    if not outcome.attended and now < starts_at:
        raise TooEarly


def check_ahead(starts_at: datetime, now: datetime) -> None:
    """An appointment is moved and cancelled before its time alone. Raises TooLate."""
    if starts_at <= now:
        raise TooLate


def happened_at(outcome: Outcome, starts_at: datetime, now: datetime) -> datetime | None:
    """When the person was there, as far as the form does not say otherwise: at the appointment's time, or now if they came early."""
    return min(starts_at, now) if outcome.attended else None
