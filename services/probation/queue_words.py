"""The queue in words: what an item is about and why a human should look."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from services.probation.words import waited
from shared.web.i18n import gettext

Row = dict[str, Any]

REASONS: list[Callable[[str], str | None]] = []
"""Words of reasons that other rooms of this service know; telemetry adds its own at start."""


def kind(code: str) -> str:
    """What a queue item is about."""
    return {
        "alert": gettext("Bracelet alert"),
        "bracelet": gettext("Bracelet that nobody watches"),
        "violation": gettext("Violation record"),
        "check_in": gettext("Check-in to look at"),
        "second_opinion": gettext("Second opinion"),
        "missed": gettext("Missed check-in"),
        "contact_wanted": gettext("Asks for contact"),
        "wellbeing": gettext("Is not doing well"),
        "duplicate": gettext("Possible double registration"),
        "duplicate_elsewhere": gettext("Possible double registration"),
        "residence": gettext("Home changed"),
        "enrol": gettext("Enrol the face"),
    }.get(code, code)


def reason(code: str | None) -> str:
    """Why a human should look."""
    for words in REASONS:
        if found := words(code or ""):
            return found
    return {
        "no_camera": gettext("The kiosk had no working camera"),
        "camera_refused": gettext("The person did not want to use the camera"),
        "cannot_see": gettext("The person cannot see the screen"),
        "cannot_move": gettext("The person cannot make the movement"),
        "no_face": gettext("No face was found in the pictures"),
        "no_match": gettext("The face did not match the reference"),
        "review": gettext("The match is too close to call"),
        "not_live": gettext("The movement was not recognised"),
        "poor_quality": gettext("The pictures are of poor quality"),
        "no_template": gettext("No face is enrolled yet"),
        "basis_missing": gettext("The face may not be used: no legal basis, or its signed copy is missing"),
        "too_many_attempts": gettext("Too many attempts at the kiosk"),
        "engine_error": gettext("The face check did not work"),
        "chose_officer": gettext("The person asked for an officer"),
        "late": gettext("Handed in after the window had closed"),
        "missed": gettext("Nobody came within the window: find out why"),
        "first_says_no_match": gettext("Another officer says that this is not the same person"),
        "wellbeing": gettext("Answered “not well” or “struggling”"),
        "contact_wanted": gettext("Would like to be contacted"),
        "duplicate": gettext("The face looks like that of another person on the register"),
        "residence": gettext("The desk says that the home changed: check zone and curfew address"),
        "face_missing": gettext("Needed before the first check-in at a kiosk"),
    }.get(code or "", (code or "").replace("_", " "))


def item(row: Row, now: datetime) -> Row:
    """A queue item ready to be shown."""
    late, escalated = row["due_at"] < now, gettext("escalated")
    return row | {
        "title": f"{kind(row['kind'])} · {escalated}" if row.get("escalation") else kind(row["kind"]),
        "why": reason(row["reason"]),
        "waited": waited(row["opened_at"], now),
        "late": late,
        "urgent": row["priority"] <= 2,
        "uncalibrated": row["kind"] in {"check_in", "second_opinion"} and row.get("score") is not None and not row.get("calibrated"),
    }
