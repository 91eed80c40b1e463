"""What may happen to a bracelet in each state, as a table."""

from collections.abc import Mapping

from services.probation.telemetry.stock.domain.states import Event, NotAllowed, State

TRANSITIONS: Mapping[tuple[State, Event], State] = {
    (State.IN_STORE, Event.PUT_ON): State.WORN,
    (State.IN_STORE, Event.SEND): State.ON_THE_WAY,
    (State.IN_STORE, Event.RECEIVE): State.IN_STORE,
    (State.IN_STORE, Event.BREAK): State.FAULTY,
    (State.IN_STORE, Event.LOSE): State.LOST,
    (State.IN_STORE, Event.WRITE_OFF): State.WRITTEN_OFF,
    (State.ON_THE_WAY, Event.RECEIVE): State.IN_STORE,
    (State.ON_THE_WAY, Event.PUT_ON): State.WORN,
    (State.ON_THE_WAY, Event.LOSE): State.LOST,
    (State.WORN, Event.TAKE_OFF): State.NOT_RETURNED,
    (State.NOT_RETURNED, Event.TAKE_BACK): State.IN_STORE,
    (State.NOT_RETURNED, Event.PUT_ON): State.WORN,
    (State.NOT_RETURNED, Event.BREAK): State.FAULTY,
    (State.NOT_RETURNED, Event.LOSE): State.LOST,
    (State.FAULTY, Event.SEND_TO_VENDOR): State.IN_REPAIR,
    (State.FAULTY, Event.REPAIRED): State.IN_STORE,
    (State.FAULTY, Event.LOSE): State.LOST,
    (State.FAULTY, Event.WRITE_OFF): State.WRITTEN_OFF,
    (State.IN_REPAIR, Event.REPAIRED): State.IN_STORE,
    (State.IN_REPAIR, Event.LOSE): State.LOST,
    (State.IN_REPAIR, Event.WRITE_OFF): State.WRITTEN_OFF,
    (State.LOST, Event.FIND): State.IN_STORE,
    (State.LOST, Event.PUT_ON): State.WORN,
    (State.LOST, Event.WRITE_OFF): State.WRITTEN_OFF,
    (State.WRITTEN_OFF, Event.RESTORE): State.IN_STORE,
}


BY_HAND = (
    Event.SEND, Event.RECEIVE, Event.BREAK, Event.SEND_TO_VENDOR, Event.REPAIRED, Event.LOSE, Event.FIND, Event.WRITE_OFF,
    Event.RESTORE,
)  # fmt: skip
"""What is entered on the page of the stock; the others follow from what happens with a person."""


def transition(state: State, event: Event) -> State:
    """The next state. Raises NotAllowed."""
    try:
        return TRANSITIONS[state, event]
    except KeyError:
        raise NotAllowed(f"{event} in {state}") from None


def offered(state: State) -> list[Event]:
    """What can be entered by hand about a bracelet in this state."""
    return [event for event in BY_HAND if (state, event) in TRANSITIONS]


def office_after(event: Event, office: str, target: str) -> str:
    """The office that has it afterwards: one that is sent belongs to the sender until the other one confirms it. `target`: who receives."""
    return target if event is Event.RECEIVE else office
