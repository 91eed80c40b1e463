"""The states of a bracelet, as a table of transitions: each has exactly one at any moment, and none ever leaves the count."""

from collections.abc import Iterable
from enum import StrEnum


class NotAllowed(Exception):
    """This event does not fit the state."""


class State(StrEnum):
    """`NOT_RETURNED`: taken off, or monitoring has ended, and nobody has taken it back yet."""

    IN_STORE = "in_store"
    ON_THE_WAY = "on_the_way"
    WORN = "worn"
    NOT_RETURNED = "not_returned"
    FAULTY = "faulty"
    IN_REPAIR = "in_repair"
    LOST = "lost"
    WRITTEN_OFF = "written_off"


class Event(StrEnum):
    """What happens to a bracelet. `PUT_ON` and `TAKE_OFF` come from the register of devices."""

    ENTER = "enter"
    PUT_ON = "put_on"
    TAKE_OFF = "take_off"
    TAKE_BACK = "take_back"
    SEND = "send"
    RECEIVE = "receive"
    BREAK = "break"
    SEND_TO_VENDOR = "send_to_vendor"
    REPAIRED = "repaired"
    LOSE = "lose"
    FIND = "find"
    WRITE_OFF = "write_off"
    RESTORE = "restore"


def counts(states: Iterable[State]) -> dict[State, int]:
    """How many are in each state; every state is named, and together they are all of them."""
    found = dict.fromkeys(State, 0)
    for state in states:
        found[state] += 1
    return found
