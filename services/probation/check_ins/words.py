"""A check-in in words: its state, the software's result, the verdict, the answers at the kiosk."""

from collections.abc import Iterable
from datetime import date, datetime

from services.probation.check_ins.domain.lifecycle import State, shown
from services.probation.check_ins.domain.questions import questions
from services.probation.queue import words as queue_words
from shared.messages.base import Language
from shared.messages.probation import Question
from shared.registry import Words
from shared.values import Details, JsonObject
from shared.web.i18n import current, format_date, gettext


def match(code: str | None) -> str:
    return {
        "match": gettext("Matches the reference"),
        "review": gettext("Too close to call"),
        "no_match": gettext("Does not match the reference"),
        "no_face": gettext("No face found"),
        "no_template": gettext("Nothing to compare with"),
        "old_template": gettext("Nothing to compare with"),
        "not_attempted": gettext("Not attempted"),
        "error": gettext("The check did not work"),
    }.get(code or "", gettext("Not attempted"))


def liveness(code: str | None) -> str:
    return {
        "live": gettext("Present, movement made"),
        "not_live": gettext("Movement not recognised"),
        "error": gettext("The check did not work"),
    }.get(code or "", gettext("Not attempted"))


def quality(code: str | None) -> str:
    return {"good": gettext("Good pictures"), "poor": gettext("Poor pictures")}.get(code or "", gettext("Not assessed"))


def colour(code: str | None) -> str:
    """The tag's colour of a result: green is in favour of the person, yellow needs a look; a result of the software is never red."""
    return "green" if code in {"match", "live", "good"} else "grey" if code in {None, "not_attempted", "not_assessed"} else "yellow"


def verdict(code: str | None) -> str:
    return {
        "automatic": gettext("Closed automatically: nothing in doubt"),
        "match": gettext("Same person"),
        "match_with_concern": gettext("Same person, with a concern"),
        "no_match": gettext("Not the same person"),
        "vouched_in_person": gettext("Identity confirmed in person"),
        "spoke_by_phone": gettext("Spoke with an officer by phone"),
        "excused": gettext("Excused for a valid reason"),
        "our_fault": gettext("Our fault, not held against the person"),
        "not_excused": gettext("No valid excuse found"),
    }.get(code or "", "")


def state(code: str, closes_at: datetime, now: datetime) -> tuple[str, str]:
    """(words, colour) of a check-in's state."""
    found = shown(State(code), closes_at, now)
    return {
        State.CREATED: (gettext("Expected"), "blue"),
        State.SUBMITTED: (gettext("Under review"), "yellow"),
        State.REVIEWED: (gettext("Reviewed"), "green"),
        State.EXPIRED: (gettext("Missed"), "orange"),
        State.CANCELLED: (gettext("Cancelled"), "grey"),
        State.EXCUSED: (gettext("Excused"), "turquoise"),
    }[found]


def reason(code: str) -> str | None:
    """Why a human should look at a check-in."""
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
        "uncalibrated": gettext("The face check says the same person, but it is not calibrated: compare the pictures"),
        "no_template": gettext("No reference pictures yet"),
        "basis_missing": gettext("The face may not be used: no legal basis, or its signed copy is missing"),
        "too_many_attempts": gettext("Too many attempts at the kiosk"),
        "engine_error": gettext("The face check did not work"),
        "chose_officer": gettext("The person asked for an officer"),
        "late": gettext("Recorded after the deadline"),
        "missed": gettext("Missed the deadline: find out why"),
        "first_says_no_match": gettext("Another officer says that this is not the same person"),
        "wellbeing": gettext("Answered “not well” or “struggling”"),
        "contact_wanted": gettext("Asks to be contacted"),
    }.get(code)


def not_open_yet() -> str:
    return gettext("The time of this check-in has not come yet")


def need(code: str) -> str:
    """A kind of help, as the question at the kiosk calls it."""
    for question in questions():
        if question.code == "support" and code in question.options:
            return question.options[code][current()]
    return code


def answers(given: JsonObject, asked: Iterable[JsonObject] = ()) -> list[tuple[str, str]]:
    """(question, answer) in the reader's language; an answer to a question of an older version keeps its code.

    `asked`: the own questions as they were sent; such a question stands with its version.
    """
    language: Language = current()
    own = [Question.model_validate(one) for one in asked]
    known = {question.code: question for question in (*questions(), *own)}
    found = []
    order = [*known, *(code for code in given if code not in known)]
    for code, value in ((code, given[code]) for code in order if code in given):
        question = known.get(code)
        options = question.options if question else {}
        values = value if isinstance(value, list) else [str(value)]
        words = [options[one][language] if one in options else _plain(one) for one in values]
        if any(words):
            text = question.text[question.spoken_on(language)] if question else code
            found.append((f"{text} ({_own_version(code)})" if question in own else text, ", ".join(words)))
    return found


def _own_version(code: str) -> str:
    """`own_person_2_1` in words."""
    return gettext("own question, version %(number)s", number=code.split("_")[2])


def _plain(value: str) -> str:
    return {"yes": gettext("Yes"), "no": gettext("No"), "none": gettext("None")}.get(value, value)


def _reviewed(details: Details) -> str:
    if details.get("second_asked"):
        return gettext("Officer: not the same person. A second officer was asked")
    return gettext("Check-in decided: %(verdict)s", verdict=verdict(details["verdict"]))


def _recorded(details: Details) -> str:
    if details.get("reason"):
        return gettext("Checked in; under review: %(reason)s", reason=queue_words.reason(details["reason"]))
    return gettext("Checked in, nothing in doubt")


TIMELINE: dict[str, Words] = {
    "check_in_recorded": _recorded,
    "check_in_reviewed": _reviewed,
    "check_in_missed": lambda _: gettext("Missed the deadline"),
    "support_requested": lambda d: gettext(
        "Asked for help: %(needs)s. Passed to the social worker", needs=", ".join(map(need, d["needs"]))
    ),
}


def missed_fact(details: Details) -> str:
    """A check-in to which nobody came, as a fact that an officer may look into."""
    return gettext("Check-in missed, due on %(day)s", day=format_date(date.fromisoformat(details["due_on"])))
