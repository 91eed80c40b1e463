"""The stock of bracelets in words."""

from collections.abc import Mapping

from services.probation.cases import words as case_words
from services.probation.telemetry.stock.domain.states import Event, State
from shared.web.i18n import gettext


def state(code: str) -> tuple[str, str]:
    """(words, colour) of a state."""
    return {
        State.IN_STORE: (gettext("In store"), "green"),
        State.ON_THE_WAY: (gettext("On the way"), "blue"),
        State.WORN: (gettext("On a person"), "blue"),
        State.NOT_RETURNED: (gettext("To be handed back"), "yellow"),
        State.FAULTY: (gettext("Faulty"), "red"),
        State.IN_REPAIR: (gettext("In repair at the vendor"), "yellow"),
        State.LOST: (gettext("Lost"), "red"),
        State.WRITTEN_OFF: (gettext("Written off"), "grey"),
    }[State(code)]


def office(code: str | None) -> str:
    """An office by its name."""
    return case_words.office(code) if code else gettext("not entered")


def counted(row: Mapping[str, int]) -> str:
    """How many there are in each state in which there are any."""
    return ", ".join(f"{text}: {row[code]}" for code, text in states() if row[code])


def states() -> list[tuple[str, str]]:
    return [(str(code), state(code)[0]) for code in State]


def event(code: str) -> str:
    """What happened, in the history."""
    return {
        Event.ENTER: gettext("Entered into the register"),
        Event.PUT_ON: gettext("Put on"),
        Event.TAKE_OFF: gettext("Taken off"),
        Event.TAKE_BACK: gettext("Handed back"),
        Event.SEND: gettext("Sent to another office"),
        Event.RECEIVE: gettext("Received into the store"),
        Event.BREAK: gettext("Found faulty"),
        Event.SEND_TO_VENDOR: gettext("Handed to the vendor for repair"),
        Event.REPAIRED: gettext("Back from repair, in order"),
        Event.LOSE: gettext("Reported lost"),
        Event.FIND: gettext("Found again"),
        Event.WRITE_OFF: gettext("Written off"),
        Event.RESTORE: gettext("Taken back into stock: written off by mistake"),
    }[Event(code)]


def field_names() -> dict[str, str]:
    """The fields of the forms by name."""
    return {
        "event": gettext("What happened"),
        "target": gettext("Office that it is sent to"),
        "why": gettext("Reason or document"),
        "vendor": gettext("Vendor"),
        "days": gettext("Days to replace a faulty bracelet"),
        "valid_from": gettext("Valid from"),
        "source": gettext("Contract: number, date"),
    }


def problem(code: str) -> str:
    return {
        "target": gettext("Choose another office"),
        "changed": gettext(
            "Somebody else entered something about this bracelet meanwhile. Nothing was saved: look at its state and enter it again"
        ),
    }[code]
