"""An absence in words."""

from datetime import date

from shared.registry import Words
from shared.values import Details
from shared.web.i18n import format_date, gettext


def reason(code: str) -> str:
    """The valid excuses of article 53 of the Penal Enforcement Code."""
    return {
        "late_summons": gettext("The summons came late"),
        "illness": gettext("Illness"),
        "other": gettext("Another circumstance that a document proves"),
    }.get(code, code)


def effect(code: str) -> str:
    return {
        "excused": gettext("Check-ins in this time are excused"),
        "moved": gettext("Check-ins in this time move to the first working day after it"),
    }.get(code, code)


def period(from_on: date, until_on: date) -> str:
    if from_on == until_on:
        return format_date(from_on)
    return gettext("%(first)s to %(last)s", first=format_date(from_on), last=format_date(until_on))


def _recorded(details: Details) -> str:
    days = period(date.fromisoformat(details["from_on"]), date.fromisoformat(details["until_on"]))
    return gettext(
        "Absence %(days)s: %(reason)s. %(effect)s", days=days, reason=reason(details["reason"]), effect=effect(details["effect"])
    )


TIMELINE: dict[str, Words] = {
    "absence_recorded": _recorded,
    "absence_withdrawn": lambda d: gettext("An absence was withdrawn: %(why)s", why=d["why"]),
}
