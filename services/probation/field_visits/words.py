"""Visits and акты in words."""

from services.probation.cases.words import condition
from services.probation.field_visits.domain.acts import ACT_KINDS, FINDINGS, State
from shared.registry import Words
from shared.web.i18n import gettext

Options = list[tuple[str, str]]


def kind(code: str) -> str:
    return {
        "home": gettext("Visit at home"),
        "work": gettext("Visit at work or study"),
        "housing_check": gettext("Quarterly housing check with the guardianship body"),
    }.get(code, code)


def title(code: str) -> str:
    """The head of the paper."""
    return {
        "home": gettext("Record of a visit at the place of residence"),
        "work": gettext("Record of a visit at the place of work or study"),
        "housing_check": gettext("Record of the check of a minor’s housing and living conditions"),
    }.get(code, code)


def kinds(*, minor: bool) -> Options:
    """Every kind; the housing check for a minor alone."""
    return [(code, kind(code)) for code in ACT_KINDS if minor or code != "housing_check"]


def state(code: str) -> tuple[str, str]:
    """(words, colour) of an акт's state."""
    return (gettext("Final"), "green") if code == State.FINAL else (gettext("Draft"), "yellow")


def finding(code: str | None) -> str:
    return {"kept": gettext("Kept"), "not_kept": gettext("Not kept"), "not_checked": gettext("Not checked")}.get(code or "", "–")


def findings() -> Options:
    return [(code, finding(code)) for code in FINDINGS]


def duty(code: str) -> str:
    """A condition of the court decision."""
    return condition(code)


def field_names() -> dict[str, str]:
    """The fields of the form by name."""
    return {
        "kind": gettext("What kind of visit"),
        "happened_on": gettext("Day of the visit"),
        "at": gettext("Time"),
        "place": gettext("Address"),
        "present": gettext("Who was present"),
        "found": gettext("What was found"),
        "second_name": gettext("Who signs beside the officer"),
        "second_post": gettext("Their post and body"),
        "why": gettext("Why the record is corrected"),
    }


def problem(code: str) -> str:
    """What is wrong with a field, and what to do."""
    return {
        "ahead": gettext("This day has not come yet"),
        "before_registration": gettext("The person was not on the register on this day"),
        "missing": gettext("Fill this in before you finish the record; a draft can be saved without it"),
        "condition": gettext("Say whether it was kept, or that it was not checked"),
        "why": gettext("Write why the record is corrected"),
    }[code]


TIMELINE: dict[str, Words] = {
    "visit_finished": lambda d: f"{kind(d['kind'])}: {gettext('record no. %(number)s', number=d['number'])}",
    "visit_corrected": lambda d: gettext("Record no. %(number)s of a visit was corrected", number=d["number"]),
}
