"""What to do before the camera, in words."""

from datetime import datetime
from math import ceil

from services.biometrics.capture.admission import LineFull, Paused
from shared.web.i18n import gettext


def wait(why: LineFull | Paused, now: datetime) -> str:
    """Why nobody is filmed just now, and that the check-in goes on all the same."""
    if isinstance(why, LineFull):
        return gettext("Many people are checking in just now. Wait a moment and try again, or go on without the camera.")
    seconds = max(1, ceil((why.until - now).total_seconds()))
    return gettext("It did not work several times. Wait %(count)s seconds before the next try, or go on without the camera.", count=seconds)


def movement(code: str) -> str:
    """What to do before the camera. Left and right are the person's own."""
    return {
        "turn_left": gettext("Turn your head slowly to your left"),
        "turn_right": gettext("Turn your head slowly to your right"),
        "look_up": gettext("Lift your chin slowly and look up"),
        "blink": gettext("Close your eyes for a moment, then open them"),
        "neutral": gettext("Look straight at the camera"),
    }[code]
