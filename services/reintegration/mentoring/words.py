"""Mentoring in words."""

from datetime import date

from services.reintegration.needs import words as needs_words
from shared.values import Details
from shared.web.i18n import format_number, gettext

PURPOSES = ("plan", "danger", "asked_by_person")
"""For what a worker reads the words of the log."""


def state(code: str) -> tuple[str, str]:
    """(words, class of the tag)."""
    return {
        "proposed": (gettext("Proposed, nobody has answered yet"), "govuk-tag--yellow"),
        "person_agreed": (gettext("The person agreed, the mentor has not answered yet"), "govuk-tag--turquoise"),
        "mentor_agreed": (gettext("The mentor agreed, the person has not answered yet"), "govuk-tag--turquoise"),
        "active": (gettext("In force"), "govuk-tag--green"),
        "declined": (gettext("Declined"), "govuk-tag--grey"),
        "ended": (gettext("Has ended"), "govuk-tag--grey"),
    }[code]


def act(code: str) -> str:
    """What is done, as a choice says it."""
    return {
        "propose": gettext("Ask both again"),
        "person_agrees": gettext("The person agrees"),
        "person_declines": gettext("The person does not want it"),
        "extend": gettext("Another last day"),
        "end": gettext("End it"),
        "resume": gettext("It goes on: the end was entered by mistake"),
    }[code]


def done(code: str) -> str:
    """What was done, as the history says it."""
    return {
        "propose": gettext("A mentor was proposed"),
        "person_agrees": gettext("The person agreed to the mentor"),
        "mentor_agrees": gettext("The mentor agreed"),
        "person_declines": gettext("The person does not want the mentor"),
        "mentor_declines": gettext("The mentor declined"),
        "extend": gettext("The mentor has another last day"),
        "end": gettext("The mentor's work ended"),
        "resume": gettext("The mentor's work goes on"),
    }[code]


def reason(code: str | None) -> str:
    """Why it ended."""
    return {
        "goals_reached": gettext("The goals are reached"),
        "person_stopped": gettext("The person does not want to go on"),
        "mentor_stopped": gettext("The mentor does not want to go on"),
        "not_a_match": gettext("They do not suit each other"),
        "moved_away": gettext("The person moved away"),
        "time_over": gettext("The agreed time is over"),
        "account_disabled": gettext("The mentor's account was switched off"),
        "case_closed": gettext("The case was closed"),
        "consent_withdrawn": gettext("The person took the consent back"),
    }.get(code or "", "")


def agreed_form(code: str) -> str:
    """How the person agreed."""
    return {"in_person": gettext("In a talk"), "on_paper": gettext("On paper, signed"), "by_phone": gettext("By phone")}[code]


def kind(code: str) -> str:
    """How they were in touch."""
    return {
        "meeting": gettext("A meeting"),
        "call": gettext("Call"),
        "message": gettext("Message"),
        "going_along": gettext("Went along to an office, a doctor, work"),
        "other": gettext("Something else"),
    }[code]


def purpose(code: str) -> str:
    """For what a worker reads it."""
    return needs_words.purpose(code)


def purposes() -> list[tuple[str, str]]:
    """Every purpose with its words."""
    return [(code, purpose(code)) for code in PURPOSES]


def hours(minutes: int) -> str:
    """Minutes as hours: 1 h 30 min."""
    return gettext("%(hours)s h %(minutes)s min", hours=format_number(minutes // 60), minutes=f"{minutes % 60:02}")


def month(day: date) -> str:
    """A month as numbers, 11.2026."""
    return f"{day:%m.%Y}"


def _log(details: Details) -> str:
    said = kind(str(details["how"]))
    what = str(details["what"])
    if what == "struck":
        return gettext("Mentor's log: an entry was taken back")
    return gettext("Mentor's log, corrected: %(kind)s", kind=said) if what == "corrected" else gettext("Mentor's log: %(kind)s", kind=said)


def _mentoring(details: Details) -> str:
    why = reason(str(details.get("reason") or ""))
    said = done(str(details["act"]))
    return f"{said}: {why}" if why else said


TIMELINE = {"mentoring": _mentoring, "mentor_log": _log}
