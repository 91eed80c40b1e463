"""What the software saw at a check-in, in words for the officer: likeness and liveness, step by step. No figures."""

from services.probation.check_ins import words as check_in_words
from services.probation.check_ins.queries import ShownCheckIn
from shared.values import JsonObject, PageContext
from shared.web.i18n import format_number, gettext


def seen(check_in: ShownCheckIn) -> PageContext:
    """Everything that the officer's page shows about the capture; empty lists if the kiosk's camera saw nothing."""
    told = check_in.capture
    attempts = [attempt(one) for one in told.get("attempts", [])]
    frames = told.get("frames", [])
    return {
        "likeness": likeness(told["attempts"][-1]["likeness"]) if attempts else None,
        "uncalibrated": check_in.score is not None and not check_in.calibrated,
        "before": attempts[:-1],
        "why": attempts[-1]["why"] if attempts else [],
        "movements": [movement(one) for one in told.get("movements", [])],
        "frames": [frame(one, number, check_in.session) for number, one in enumerate(frames, 1)],
    }


def likeness(code: str | None) -> tuple[str, str] | None:
    """(words, what they mean); None if nothing was compared."""
    known = {
        "clearly_same": (
            gettext("Clearly the same"),
            gettext("The faces are as alike as pictures of one person usually are."),
        ),
        "same_near_limit": (
            gettext("The same, near the limit"),
            gettext("Just alike enough. Light, glasses or years between the pictures can do that: compare them."),
        ),
        "near_limit": (
            gettext("Near the limit"),
            gettext("Too close to call: the same person in poor light, or somebody who looks alike. Only you can tell."),
        ),
        "clearly_different": (
            gettext("Clearly different"),
            gettext("Less alike than pictures of one person usually are. A turned head or poor light can do that too: compare them."),
        ),
    }
    return known.get(code or "")


def movement(code: str) -> str:
    """What the person was asked to do. Left and right are the person's own."""
    return {
        "turn_left": gettext("Turn to the left"),
        "turn_right": gettext("Turn to the right"),
        "look_up": gettext("Look up"),
        "blink": gettext("Blink"),
        "neutral": gettext("Look straight"),
    }.get(code, code.replace("_", " "))


def frame(told: JsonObject, number: int, session: object) -> PageContext:
    """One picture of the strip."""
    seconds = format_number(told["taken_ms"] / 1000, "0.0")
    words = gettext("Picture %(number)s: %(step)s", number=number, step=movement(told["step"]))
    peak = gettext("Furthest: %(movement)s", movement=movement(told["peak"])) if told["peak"] else ""
    return {
        "number": number,
        "address": f"/review/{session}/frames/{number - 1}",
        "step": movement(told["step"]),
        "after": gettext("%(seconds)s s", seconds=seconds),
        "ms": told["taken_ms"],
        "peak": peak,
        "alt": f"{words}. {peak}" if peak else words,
    }


def attempt(told: JsonObject) -> PageContext:
    """One try at the camera."""
    alike = likeness(told["likeness"])
    return {
        "match": alike[0] if alike else check_in_words.match(told["match"]),
        "liveness": check_in_words.liveness(told["liveness"]),
        "quality": check_in_words.quality(told["quality"]),
        "why": [sign(code) for code in told["signs"]] + [problem(code) for code in told["problems"]],
        "uncalibrated": alike is not None and not told["calibrated"],
    }


def sign(code: str) -> str:
    """What made the capture look unlike a living person who does what is asked."""
    return {
        "too_few_frames": gettext("Too few pictures came"),
        "timing": gettext("The pictures came too fast, too slowly or with gaps"),
        "no_face": gettext("The face was out of view for too long"),
        "several_faces": gettext("More than one face was in view"),
        "no_neutral": gettext("The person never looked straight at the camera"),
        "repeated_frames": gettext("Pictures came twice, as in a recording that starts again"),
        "cut": gettext("The picture jumped, as in a recording that was cut"),
        "identity_changed": gettext("The face at the movement is not the face before it"),
        "wrong_movement": gettext("Another movement was made than the one asked for"),
        "movement_missing": gettext("The movement asked for was not seen"),
        "flat": gettext("The face moved like a flat picture"),
        "jump": gettext("The head was suddenly turned, with no picture in between"),
    }.get(code, gettext("Something about the pictures was unusual"))


def problem(code: str) -> str:
    """What was wrong with the picture that is compared."""
    return {
        "no_face": gettext("No face was found"),
        "several_faces": gettext("More than one face was in view"),
        "too_far": gettext("The face was far from the camera"),
        "too_close": gettext("The face was cut off"),
        "turned": gettext("The head was turned"),
        "tilted": gettext("The head was tilted"),
        "chin": gettext("The chin was too high or too low"),
        "blurred": gettext("The picture was not sharp"),
        "too_dark": gettext("It was too dark"),
        "too_bright": gettext("It was too bright"),
        "uneven_light": gettext("Half of the face was in shadow"),
        "eyes_closed": gettext("The eyes were closed"),
        "covered": gettext("Something covered the face"),
        "dark_glasses": gettext("Dark glasses hid the eyes"),
        "mouth_covered": gettext("Mouth or nose was covered"),
    }.get(code, gettext("A picture could not be read"))
