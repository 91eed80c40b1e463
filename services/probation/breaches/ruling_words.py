"""A court's ruling in words, and what cannot be right about one."""

from services.probation.breaches import words
from services.probation.breaches.domain.effects import Unfit, WrongDay
from shared.web.i18n import gettext

Options = list[tuple[str, str]]


def replacement(code: str | None) -> str:
    """By what a punishment is replaced."""
    return {
        "imprisonment": gettext("by deprivation of liberty"),
        "other": gettext("by another punishment that the service supervises"),
    }.get(code or "", "")


def replacements() -> Options:
    return [(code, replacement(code)) for code in ("imprisonment", "other")]


def court_results() -> Options:
    return [(code, words.court_result(code)) for code in ("granted", "in_part", "refused", "returned")]


def effects() -> Options:
    return [(code, words.effect(code)) for code in ("none", "extend", "cancel", "replace", "conditions")]


def unfit(code: Unfit) -> dict[str, str]:
    """What contradicts itself in a ruling, beside its field."""
    return {
        Unfit.EFFECT: {"effect": gettext("A submission that was granted changes something, another one nothing")},
        Unfit.MONTHS: {"months": gettext("An extension has its months, and nothing else has")},
        Unfit.REPLACEMENT: {"replaced_by": gettext("Say by what the punishment is replaced, if it is")},
        Unfit.IN_PART: {"result": gettext("This is not what the submission asks for: choose that it was granted in part")},
    }[code]


def wrong_day(code: WrongDay) -> str:
    """Why a ruling cannot be of this day, and what to do."""
    return {
        WrongDay.IN_FUTURE: gettext("The ruling is dated in the future: look at its date again"),
        WrongDay.BEFORE_REGISTRATION: gettext("The ruling is dated before the person was put on the register: it is another decision"),
        WrongDay.BEFORE_SUBMISSION: gettext("The ruling is dated before the submission was sent: it is about another one"),
    }[code]
