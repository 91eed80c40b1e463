"""What is wrong between the fields of the forms about plans, in words."""

from collections.abc import Mapping
from datetime import date

from services.reintegration.plans.forms import STEPS_AT_FIRST
from shared.web.forms import Right
from shared.web.i18n import gettext

FURTHEST = 10
"""Years that a plan looks ahead at most."""


def steps_wrong(right: Right, today: date, known: Mapping[str, str]) -> dict[str, str]:
    """What is missing in one of the steps; days lie ahead."""
    errors = future(right, "due_1", today) | _named(right, "owner_1", "owner_name_1", known)
    for number in range(2, STEPS_AT_FIRST + 1):
        text, due = right.get(f"step_{number}", str), right.get(f"due_{number}", date)
        if text and due is None:
            errors[f"due_{number}"] = gettext("Say until when")
        elif due and not text:
            errors[f"step_{number}"] = gettext("Say what is to be done")
        errors |= future(right, f"due_{number}", today) | _named(right, f"owner_{number}", f"owner_name_{number}", known)
    return errors


def step_wrong(right: Right, today: date, known: Mapping[str, str]) -> dict[str, str]:
    """Of one step: its day lies ahead, its worker or organisation has a name."""
    return future(right, "due_on", today) | _named(right, "owner", "owner_name", known)


def act_wrong(right: Right, today: date, known: Mapping[str, str]) -> dict[str, str]:
    """Of an act on a step."""
    errors = future(right, "due_on", today) | _named(right, "owner", "owner_name", known)
    until, done = right.get("until", date), right.get("done_on", date)
    if until is not None and until <= today:
        errors["until"] = gettext("Choose a later day")
    if done is not None and done > today:
        errors["done_on"] = gettext("Choose today or an earlier day")
    return errors | _near(right, "until", today)


def answer_wrong(right: Right, today: date) -> dict[str, str]:
    """A yes is signed; another answer says why."""
    errors: dict[str, str] = {}
    answer, signed, day = right.get("answer", str), right.get("signed", str), right.get("signed_on", date)
    if answer in ("not_agreed", "could_not_answer") and right.get("words", str) is None:
        errors["words"] = gettext("Write down what the person said, or why they could not answer")
    if answer == "agreed" and signed is None:
        errors["signed"] = gettext("Choose how it was signed")
    if answer == "agreed" and signed is not None:
        if day is None:
            errors["signed_on"] = gettext("Enter the day of the signature")
        if signed == "screen" and right.get("name", str) is None:
            errors["name"] = gettext("The person types their name")
        if signed == "paper" and right.get("seen_by", str) is None:
            errors["seen_by"] = gettext("Say who saw the paper with the signature")
    if day is not None and day > today:
        errors["signed_on"] = gettext("Choose today or an earlier day")
    return errors


def review_wrong(right: Right, today: date) -> dict[str, str]:
    """The next day lies ahead."""
    day = right.get("next_on", date)
    return {"next_on": gettext("Choose a later day")} if day is not None and day <= today else {}


def note_wrong(right: Right) -> dict[str, str]:
    """Something is said."""
    empty = right.get("own", str) is None and right.get("worker", str) is None
    return {"own": gettext("Write down what the person says, or what you note yourself")} if empty else {}


def future(right: Right, field: str, today: date) -> dict[str, str]:
    """A day lies ahead, and not too far."""
    day = right.get(field, date)
    return {field: gettext("Choose today or a later day")} if day and day < today else _near(right, field, today)


def _near(right: Right, field: str, today: date) -> dict[str, str]:
    day = right.get(field, date)
    return {field: gettext("This day is too far away")} if day and day.year > today.year + FURTHEST else {}


def _named(right: Right, owner: str, name: str, known: Mapping[str, str]) -> dict[str, str]:
    does = right.get(owner, str) or "person"
    if ":" in does:
        return {} if does in known else {owner: gettext("Choose again: this one cannot be chosen any more")}
    missing = does != "person" and right.get(name, str) is None
    return {name: gettext("Enter the name of whoever does it")} if missing else {}
