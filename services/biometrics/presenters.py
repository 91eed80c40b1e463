"""Domain values in the words of the person in front of the kiosk, or of the officer with the tablet."""

from collections.abc import Iterable
from datetime import datetime
from math import ceil
from typing import Any

import segno
from markupsafe import Markup

from services.biometrics.actions.line import LineFull, Paused
from services.biometrics.actions.sessions import Locked, NothingDue, WrongCard
from services.biometrics.domain.session import State
from shared.web.i18n import format_datetime, gettext


def refusal_in_words(refusal: WrongCard | Locked | NothingDue) -> str:
    """Why the card page stays, and what to do."""
    if isinstance(refusal, Locked):
        return gettext("Too many wrong PINs. Wait until %(until)s, or ask a member of staff: you can always check in with them.").replace(
            "%(until)s", format_datetime(refusal.until)
        )
    if isinstance(refusal, NothingDue):
        if refusal.opens_at is None:
            return gettext("You have no check-in now. If you think you should have one, ask a member of staff.")
        return gettext("You have no check-in now. The next one opens on %(when)s.", when=format_datetime(refusal.opens_at))
    return gettext("The card code and the PIN do not belong together. Check both and try again, or ask a member of staff.")


def receipt_in_words(receipt: dict[str, Any]) -> dict[str, Any]:
    """The receipt: its number, a QR code to photograph, the next date."""
    accepted = receipt["state"] == "accepted"
    return {
        "number": receipt["receipt"],
        "qr": Markup(segno.make(receipt["receipt"], error="m").svg_inline(omitsize=True, border=4, light="#fff")),  # noqa: S704  # our own SVG
        "title": gettext("Thank you. Your check-in is recorded."),
        "text": gettext("Nothing more to do today.") if accepted else gettext("Your officer will look at it. You have done your part."),
        "next": format_datetime(receipt["next_check_in"]) if receipt["next_check_in"] else None,
        "recorded": format_datetime(receipt["recorded_at"]),
    }


def retry_in_words(reason: str | None) -> str:
    """What went wrong before the camera, and what would help."""
    words = {
        "no_face": gettext("We could not see a face. Stand in front of the camera, and take off a cap or dark glasses."),
        "no_match": gettext("The picture did not look enough like your reference picture. More light often helps."),
        "review": gettext("The picture was a little unclear. More light often helps."),
        "not_live": gettext("We could not see the movement. Make it slowly, when the words ask for it."),
        "poor_quality": gettext("The picture was too dark or not sharp. Stand still and let light fall on your face."),
    }
    return words.get(reason or "", gettext("The picture was a little unclear. More light often helps."))


def result_in_words(state: str, reason: str | None, receipt: dict[str, Any] | None, *, attempts_left: int, ahead: int) -> dict[str, Any]:
    """What the result page shows: `kind` is waiting, retry or receipt."""
    if receipt is not None:
        return {"kind": "receipt"} | receipt_in_words(receipt)
    if state == State.CAPTURING:
        return {"kind": "retry", "text": retry_in_words(reason), "may_retry": attempts_left > 0}
    waiting = gettext("We are looking at your pictures. This takes a few seconds.")
    if state == State.VERIFIED:
        waiting = gettext("Your check-in is handed in. Your receipt is coming.")
    elif ahead:
        waiting = gettext("People before you: %(count)s. Please stay here.", count=ahead)
    return {"kind": "waiting", "text": waiting}


def wait_in_words(wait: LineFull | Paused, now: datetime) -> str:
    """Why nobody is filmed just now, and that the check-in goes on all the same."""
    if isinstance(wait, LineFull):
        return gettext("Many people are checking in just now. Wait a moment and try again, or go on without the camera.")
    seconds = max(1, ceil((wait.until - now).total_seconds()))
    return gettext("It did not work several times. Wait %(count)s seconds before the next try, or go on without the camera.", count=seconds)


def movement_in_words(movement: str) -> str:
    """What to do before the camera. Left and right are the person's own."""
    return {
        "turn_left": gettext("Turn your head slowly to your left"),
        "turn_right": gettext("Turn your head slowly to your right"),
        "look_up": gettext("Lift your chin slowly and look up"),
        "blink": gettext("Close your eyes for a moment, then open them"),
        "neutral": gettext("Look straight at the camera"),
    }[movement]


ORDER = ("very_well", "well", "ok", "not_well", "struggling", "housing", "work", "education", "documents", "health", "mental_health")
LAST = ("other", "none")


def in_order(codes: Iterable[str]) -> list[str]:
    """Options in the order that people expect: JSON in PostgreSQL does not keep the order in which they were sent."""
    known = {code: place for place, code in enumerate(ORDER)} | dict.fromkeys(LAST, 1000)
    return sorted(codes, key=lambda code: known.get(code, 100))


def look_in_words(look: str) -> str:
    """What a second reference shows."""
    return {
        "glasses": gettext("With glasses"),
        "beard": gettext("With a beard"),
        "head_covering": gettext("With a head covering"),
        "other": gettext("Another look"),
    }.get(look, look)


def likeness_in_words(likeness: str | None) -> str | None:
    """A hint for the officer who confirms new pictures; None where there is nothing to say."""
    return {
        "review": gettext("The new pictures differ from those in use. Compare the person with the document carefully."),
        "no_match": gettext(
            "The new pictures look little like those in use. If this is the same person, say yes; if you are not sure, delete them."
        ),
    }.get(likeness or "")


def answer_problem_in_words(problem: str) -> str:
    """Why the question stays."""
    return gettext("Please use at most 1000 characters.") if problem == "too_long" else gettext("Please touch one of the answers.")


def frame_problem_in_words(problem: str) -> str:
    """Why a picture is not taken, and what to change."""
    words = {
        "too_many": gettext("Too many pictures at once. Please try again."),
        "none": gettext("No picture came. Please try again."),
        "too_large": gettext("The picture is too large. Please try again."),
        "unreadable": gettext("The picture cannot be read. Please try again."),
        "wrong_type": gettext("The picture is not a photograph. Please try again."),
        "no_face": gettext("We cannot see a face. Come in front of the camera."),
        "several_faces": gettext("We see more than one face. Only one person, please."),
        "too_far": gettext("Your face is too small. Come closer to the camera."),
        "too_close": gettext("The face is not whole in the picture. Move back a little, to the middle."),
        "turned": gettext("Look straight at the camera."),
        "tilted": gettext("Hold your head straight."),
        "chin": gettext("Hold your chin level: not up, not down."),
        "blurred": gettext("The picture is not sharp. Hold still."),
        "too_dark": gettext("It is too dark. Turn your face to the light."),
        "too_bright": gettext("It is too bright. Turn away from the strong light."),
        "uneven_light": gettext("Half of the face is in shadow. Turn to the light."),
        "eyes_closed": gettext("Open your eyes."),
        "covered": gettext("Something covers the face. Take off glasses, a cap or a mask."),
        "dark_glasses": gettext("The eyes cannot be seen. Take off the dark glasses."),
        "mouth_covered": gettext("Something covers the mouth or the nose. Take off the mask, and take your hand away."),
        "not_the_same": gettext("These pictures do not show the same person. Start again."),
        "too_many_pixels": gettext("The picture is too large. Please try again."),
        "stale": gettext("That took too long. Please try again."),
        "busy": gettext("Many people are checking in just now. Please try again in a moment."),
    }
    return words.get(problem, gettext("The picture was a little unclear. More light often helps."))
