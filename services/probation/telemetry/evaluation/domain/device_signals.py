"""What a bracelet reports about itself: strap, case, battery, charging, jamming, a call for help."""

from collections.abc import Callable

from services.probation.telemetry.devices.domain import battery
from services.probation.telemetry.evaluation.domain.state import Event, State
from services.probation.telemetry.positions.domain.fix import Fix

USABLE_METRES = 200.0
RULES = frozenset({"strap", "enclosure", "battery", "jamming", "sos"})
STRAP_OPEN = frozenset({"strap_removed", "strap_cut", "strap_open", "removed", "strap"})
STRAP_CLOSED = frozenset({"strap_closed", "strap_ok", "strap_restored", "locked"})
ENCLOSURE_OPEN = frozenset({"tamper", "case_open", "case"})
ENCLOSURE_CLOSED = frozenset({"case_closed", "case_ok", "tamper_cleared"})

Open = Callable[[Event], None]
Close = Callable[[str, float], None]


def hear(fix: Fix, opened: Open, close: Close, state: State) -> None:
    """Open and close the device's own events.

    A strap or a case stays open until the device itself says that it is closed: a later report that does not mention it, or only repeats
    earlier values (`inherited`), proves nothing.
    """
    flags = frozenset(fix.flags)
    if flags:
        tampered = state.tampered
        _lasting("strap", "strap_removed", flags, STRAP_OPEN, STRAP_CLOSED, fix, opened, close)
        _lasting("enclosure", "enclosure_open", flags, ENCLOSURE_OPEN, ENCLOSURE_CLOSED, fix, opened, close)
        if tampered and not state.tampered:
            state.last_untampered_at = fix.at
    _battery(fix, flags, opened, close, state)
    if "jamming" in flags:
        opened(Event("jamming", "unknown", fix.at, fix.at, "jamming", 1, fix_times=[fix.at]))
    elif fix.placed and fix.mechanism != "LBS":
        close("jamming", fix.at)
    if "sos" in flags:
        opened(Event("sos", "unknown", fix.at, fix.at, "sos", 1, fix_times=[fix.at]))
    else:
        close("sos", fix.at)


def _lasting(
    rule: str, reason: str, flags: frozenset[str], bad: frozenset[str], good: frozenset[str], fix: Fix, opened: Open, close: Close
) -> None:
    if flags & bad:
        opened(Event(rule, "breach", fix.at, fix.at, reason, 1, fix_times=[fix.at]))
    elif flags & good and "inherited" not in flags:
        close(rule, fix.at)


def _battery(fix: Fix, flags: frozenset[str], opened: Open, close: Close, state: State) -> None:
    """Low below 20 %, or if it will be flat within the hour; over when it is charging or well above both.

    A flat battery is neither compliance nor breach.
    """
    before, state.battery = state.battery, battery.note(state.battery, fix)
    if state.battery is before and fix.battery > battery.LOW and not flags and "battery" not in state.open:
        return
    flat = battery.flat_at(state.battery)
    soon = battery.soon(flat, fix.at)
    if "charging" in flags or (fix.battery >= battery.WELL and not soon):
        close("battery", fix.at)
    elif "low_battery" in flags or 0 <= fix.battery <= battery.LOW:
        opened(Event("battery", "unknown", fix.at, fix.at, "low_battery", 1, fix_times=[fix.at], forecast=flat))
    elif soon and fix.battery >= 0:
        opened(Event("battery", "unknown", fix.at, fix.at, "will_be_flat", 1, fix_times=[fix.at], forecast=flat))
