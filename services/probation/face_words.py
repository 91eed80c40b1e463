"""Words about the face on the officer's pages: new references wanted, a second one, a suspicion of double registration."""

from collections.abc import Mapping
from typing import Any

from services.probation import queue_words, timeline_words
from services.probation.domain.categories import office_name
from shared.web.i18n import gettext


def reason(code: str) -> str | None:
    """Why a human should look, where it is about references."""
    return {
        "reference_aged": gettext("The reference pictures are old: take new ones"),
        "reference_engine_changed": gettext("The face check was renewed: take new reference pictures"),
        "old_template": gettext("The reference was made by an earlier face check, so nothing was compared"),
    }.get(code)


def look(code: str) -> str:
    """What a second reference shows."""
    return {
        "glasses": gettext("with glasses"),
        "beard": gettext("with a beard"),
        "head_covering": gettext("with a head covering"),
    }.get(code, gettext("another look"))


def copy_problem(code: str) -> str:
    """What is wrong with a signed copy, and what to do."""
    return {
        "copy_empty": gettext("The file is empty: choose it again"),
        "copy_too_large": gettext("The file is too large: use at most 10 MB"),
        "copy_type": gettext("Use a PDF, a JPEG or a PNG"),
        "copy_damaged": gettext("The file is damaged: scan or photograph the page again"),
        "copy_active": gettext("This PDF holds more than pages: scan the paper and send the scan"),
    }[code]


def decision(code: str | None) -> str:
    """What an officer found out about two people who may be one."""
    return {
        "same": gettext("The same person is registered twice"),
        "different": gettext("Two different people"),
        "unclear": gettext("It cannot be said"),
        "left": gettext("One of them left the register before it was decided"),
    }.get(code or "", "")


def office(code: str) -> str:
    """An office by its region."""
    return gettext("office %(name)s", name=office_name(code))


def _suspected(details: Mapping[str, Any]) -> str:
    if details.get("office"):
        return gettext("The face looks like that of a person under supervision elsewhere: %(office)s", office=office(details["office"]))
    return gettext("The face looks like that of another person on the register")


def _wanted(details: Mapping[str, Any]) -> str:
    return reason(f"reference_{details['because']}") or ""


def add_words() -> None:
    """Make the presenters know them; a second time changes nothing."""
    if reason not in queue_words.REASONS:
        queue_words.REASONS.append(reason)
    timeline_words.ENTRIES |= {
        "second_reference_added": lambda d: gettext(
            "Second reference, %(look)s, from %(frames)s pictures", look=look(d["look"]), frames=d["frames"]
        ),
        "reference_wanted": _wanted,
        "basis_copy_stored": lambda _: gettext("The signed copy of the legal basis was stored"),
        "duplicate_suspected": _suspected,
        "duplicate_decided": lambda d: gettext("Possible double registration decided: %(decision)s", decision=decision(d["decision"])),
    }
