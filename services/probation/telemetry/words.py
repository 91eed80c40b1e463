"""Bracelet codes as words in the reader's language."""

import re

from shared.web.i18n import gettext


def rule(code: str) -> str:
    """The name of a rule."""
    if code.startswith("curfew"):
        return gettext("Curfew")
    if code.startswith("distance-"):
        return gettext("Distance to a protected place")
    if code.startswith("visit-"):
        return gettext("Required visit")
    if code.startswith("stay-"):
        return gettext("Place of stay")
    if re.fullmatch(r"zone-\d+", code):
        return gettext("Zone %(number)s", number=code.removeprefix("zone-"))
    return {
        "home": gettext("Home zone"),
        "strap": gettext("Strap"),
        "enclosure": gettext("Case of the device"),
        "battery": gettext("Battery"),
        "signal": gettext("Signal"),
        "jamming": gettext("Jamming"),
        "sos": gettext("Call for help"),
    }.get(code, code)


def state(code: str) -> str:
    """Deviation, or not known: a lost signal is neither. A breach is what an officer confirms, never what a bracelet reports."""
    return gettext("Deviation") if code == "breach" else gettext("Not known")


def reason(code: str) -> str:
    """Why the alert was raised."""
    return {
        "left": gettext("Left the zone"),
        "entered": gettext("Entered a forbidden zone"),
        "off_route": gettext("Left the route"),
        "left_area": gettext("Left the administrative area"),
        "too_near": gettext("Came nearer than the order allows"),
        "inside_at_start": gettext("Was in the forbidden zone when the hours began"),
        "outside_at_start": gettext("Was outside when the hours began"),
        "outside_when_permission_ended": gettext("Was outside when the permission ended"),
        "not_attended": gettext("Was elsewhere while attendance was due"),
        "attendance_not_known": gettext("Not known whether the person attended"),
        "lost_in_breach": gettext("Deviation, then lost: the place is unknown since"),
        "place_not_known": gettext("Place unknown while the rule holds"),
        "place_not_open": gettext("The protected place cannot be opened: the distance is not watched"),
        "will_be_flat": gettext("Battery will be flat within the hour"),
        "battery_flat": gettext("No reports: the battery ran flat"),
        "outside_at_curfew_start": gettext("Was outside when the curfew began"),
        "unknown_at_curfew_start": gettext("Place unknown when the curfew began"),
        "not_located": gettext("Place unknown during the curfew"),
        "strap_open": gettext("Strap open: the place of the device proves nothing"),
        "strap_removed": gettext("Strap opened or cut"),
        "enclosure_open": gettext("Case of the device opened"),
        "low_battery": gettext("Battery low"),
        "silence": gettext("No reports from the bracelet"),
        "no_usable_position": gettext("Reports without a usable position"),
        "jamming": gettext("Signal jammed"),
        "sos": gettext("Call for help from the bracelet"),
        "not_evaluated": gettext("Its reports are kept but cannot be evaluated: check the zones, and tell the technicians"),
        "late_evidence": gettext("Evidence that arrived late"),
    }.get(code, code)


def status(code: str) -> str:
    """What was decided."""
    return {
        "raised": gettext("Not taken yet"),
        "acknowledged": gettext("Taken"),
        "contacted": gettext("Contact tried"),
        "explained": gettext("Explained"),
        "confirmed": gettext("Breach confirmed"),
        "technical": gettext("Technical fault"),
        "withdrawn": gettext("Unfounded"),
        "passed_on": gettext("Passed on for action"),
        "set_aside": gettext("No further step"),
        "over": gettext("Finished automatically"),
        "opened": gettext("Raised"),
        "amended": gettext("Amended"),
        "closed": gettext("Finished"),
    }.get(code, code)


def zone_kind(code: str) -> str:
    """The requirement of a zone."""
    return {
        "inclusion": gettext("to stay in"),
        "exclusion": gettext("not to enter"),
        "restriction": gettext("not to leave"),
        "area": gettext("administrative area, not to leave"),
        "route": gettext("way to keep to"),
        "attendance": gettext("required visit"),
        "proximity": gettext("protected person, distance to keep"),
    }.get(code, code)


def compliance(code: str) -> str:
    """A time of a day in three states, and the time without a device."""
    return {
        "compliant": gettext("Kept"),
        "breach": gettext("Deviation"),
        "unknown": gettext("Not known"),
        "not_worn": gettext("No bracelet worn"),
    }.get(code, code)


def mechanism(code: str) -> str:
    """How a position was found."""
    return {"GPS": gettext("Satellites"), "WIFI": gettext("Wi-Fi"), "LBS": gettext("Mobile mast"), "RF": gettext("Home beacon")}.get(
        code, code
    )


def queue_reason(code: str) -> str | None:
    """Why a human should look, for items about a bracelet."""
    if code == "violation_drafted":
        return gettext("A confirmed breach: decide what follows")
    if code == "reports_kept_apart":
        return gettext("Reports under its number were kept apart: they were not sent as the register of devices demands")
    if code == "sources_disagree":
        return gettext("Two sources report different places for this bracelet: look at both")
    if not code.startswith("bracelet_"):
        return None
    said = reason(short := code.removeprefix("bracelet_"))
    return said if said != short else None  # of others that begin like this their own capability knows the words
