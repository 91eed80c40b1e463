"""Groups, sessions and participations in words. Nothing here that stands outside the group's own pages names a programme."""

from datetime import date

from services.reintegration import words as desk_words
from services.reintegration.needs import words as needs_words
from shared.values import Details
from shared.web.i18n import gettext

PURPOSES = ("plan", "referral", "danger", "asked_by_person")
"""For what somebody reads which programme a person follows."""


def group(begins_on: date, place: str) -> str:
    """A group without what it is about."""
    return gettext("Group: %(weekday)s, %(place)s", weekday=weekday_of(begins_on), place=place)


def weekday_of(begins_on: date) -> str:
    """The day of the week on which a group meets."""
    return desk_words.weekday(begins_on.weekday())


def group_state(code: str) -> tuple[str, str]:
    """(words, class of the tag) of a group's state."""
    return {
        "open": (gettext("Is open"), "govuk-tag--green"),
        "ended": (gettext("Has ended"), "govuk-tag--grey"),
        "cancelled": (gettext("Does not take place"), "govuk-tag--red"),
    }[code]


def session_state(code: str) -> tuple[str, str]:
    """(words, class of the tag) of a session's state."""
    return {
        "planned": (gettext("Is planned"), "govuk-tag--blue"),
        "held": (gettext("Took place"), "govuk-tag--green"),
        "not_held": (gettext("Did not take place"), "govuk-tag--grey"),
    }[code]


def state(code: str) -> tuple[str, str]:
    """(words, class of the tag) of a participation."""
    return {
        "invited": (gettext("Invited"), "govuk-tag--yellow"),
        "agreed": (gettext("Agreed, has no seat yet"), "govuk-tag--turquoise"),
        "waiting": (gettext("Waits for a seat"), "govuk-tag--yellow"),
        "offered": (gettext("A seat is held, the person is asked"), "govuk-tag--turquoise"),
        "declined": (gettext("Does not want to come"), "govuk-tag--grey"),
        "enrolled": (gettext("Is in the group"), "govuk-tag--blue"),
        "completed": (gettext("Completed the group"), "govuk-tag--green"),
        "partly": (gettext("Completed in part"), "govuk-tag--green"),
        "ended": (gettext("Ended early"), "govuk-tag--orange"),
    }[code]


def act(code: str) -> str:
    """What is done with a participation, as a button says it."""
    return {
        "invite": gettext("Invite again"),
        "agree": gettext("The person agrees"),
        "decline": gettext("The person does not want to come"),
        "wait": gettext("Put on the waiting list"),
        "enrol": gettext("Give a seat"),
        "complete": gettext("Completed"),
        "complete_in_part": gettext("Completed in part"),
        "end": gettext("End early"),
        "correct": gettext("Correct: it was entered by mistake"),
    }[code]


def done(code: str) -> str:
    """What was done with a participation, as the history says it."""
    return {
        "invite": gettext("Invited to a group"),
        "agree": gettext("Agreed to come to a group"),
        "decline": gettext("Does not want to come to a group"),
        "wait": gettext("Waits for a seat in a group"),
        "offer": gettext("A seat in a group is held, the person is asked"),
        "enrol": gettext("Has a seat in a group"),
        "complete": gettext("Completed a group"),
        "complete_in_part": gettext("Completed a group in part"),
        "end": gettext("Left a group"),
        "correct": gettext("The entry about a group was corrected"),
    }[code]


def agreed_form(code: str) -> str:
    """How somebody agreed."""
    return {
        "in_person": gettext("In a talk, the text was read out"),
        "on_paper": gettext("On paper, signed"),
        "by_phone": gettext("By phone, the text was read out"),
    }[code]


def reason(code: str | None) -> str:
    """Why a participation ended, a group was cancelled or a session did not take place."""
    return {
        "person_stopped": gettext("The person does not want to go on"),
        "did_not_come": gettext("The person did not come any more"),
        "moved_away": gettext("The person moved away"),
        "other_help": gettext("Other help suits better"),
        "work_or_study": gettext("Work or study at the same time"),
        "group_cancelled": gettext("The group does not take place"),
        "wrong_group": gettext("It was the wrong group"),
        "cannot_be_reached": gettext("The person cannot be reached"),
        "case_closed": gettext("The case was closed"),
        "consent_withdrawn": gettext("The person took the consent back"),
        "group_over": gettext("The group ended before"),
        "leader_absent": gettext("The leader was absent"),
        "no_place": gettext("There is no place for it"),
        "too_few_people": gettext("Too few people"),
        "place_closed": gettext("The place was closed"),
        "nobody_came": gettext("Nobody came"),
        "weather": gettext("The weather"),
        "other": gettext("Another reason"),
    }.get(code or "", "")


def mark(code: str) -> str:
    """Whether somebody came."""
    return {
        "present": gettext("Came"),
        "late": gettext("Came late"),
        "excused": gettext("Absent, excused"),
        "absent": gettext("Absent"),
    }[code]


def purpose(code: str) -> str:
    """For what somebody reads who is in which group."""
    return gettext("To lead the group") if code == "lead" else needs_words.purpose(code)


def purposes() -> list[tuple[str, str]]:
    """Every purpose that is chosen, with its words."""
    return [(code, purpose(code)) for code in PURPOSES]


def _attendance(details: Details) -> str:
    said = mark(str(details["mark"]))
    return gettext("Group: corrected, %(mark)s", mark=said) if details.get("corrected") else gettext("Group: %(mark)s", mark=said)


TIMELINE = {"group_participation": lambda details: done(str(details["act"])), "group_attendance": _attendance}
