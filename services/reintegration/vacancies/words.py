"""Vacancies in words."""

from services.reintegration import words as common
from services.reintegration.vacancies.domain import VacancyRow
from shared.web.i18n import format_number, gettext

REGIONS = ("10", "11", "15", "19", "23", "27", "31", "33", "35", "39", "43", "47", "55", "59", "61", "62", "63", "71", "75", "79")


def regions() -> list[tuple[str, str]]:
    """Every region by its КАТО code, in the order of their names."""
    return sorted(((code, common.region(code)) for code in REGIONS), key=lambda each: each[1])


def kind(code: str) -> str:
    """What kind of work."""
    return {
        "full_time": gettext("Full time"),
        "part_time": gettext("Part time"),
        "shift": gettext("In shifts"),
        "temporary": gettext("Temporary or seasonal"),
        "public_works": gettext("Public works"),
        "apprentice": gettext("Apprenticeship"),
        "piecework": gettext("Paid by the piece"),
    }[code]


def period(code: str) -> str:
    """For what time a wage is."""
    return {
        "month": gettext("a month"),
        "shift": gettext("a shift"),
        "hour": gettext("an hour"),
        "whole": gettext("for the whole work"),
    }[code]


def wage(row: VacancyRow) -> str:
    """The wage in one line; empty where none is said."""
    first, last = _money(row.wage_from), _money(row.wage_to)
    if row.wage_from is None and row.wage_to is None:
        return ""
    if row.wage_from is None:
        amount = gettext("up to %(amount)s", amount=last)
    elif row.wage_to is None:
        amount = gettext("from %(amount)s", amount=first)
    else:
        amount = first if row.wage_from == row.wage_to else f"{first}–{last}"
    return f"{amount} {'₸' if row.currency == 'KZT' else row.currency} {period(row.wage_period or 'month')}"


def state(code: str) -> str:
    """The state of a vacancy."""
    return {
        "draft": gettext("Draft"),
        "proposed": gettext("Waits for the desk to look at it"),
        "open": gettext("People can apply"),
        "paused": gettext("Paused"),
        "filled": gettext("Filled"),
        "closed": gettext("Closed"),
        "expired": gettext("Its last day has passed"),
    }[code]


def colour(code: str) -> str:
    """The class of a state's tag."""
    return {"open": "govuk-tag--green", "proposed": "govuk-tag--yellow", "paused": "govuk-tag--orange"}.get(code, "govuk-tag--grey")


def act(code: str) -> str:
    """What can be done with a vacancy, on its button."""
    return {
        "propose": gettext("Send to the desk"),
        "send_back": gettext("Send back with a note"),
        "open": gettext("Open the vacancy"),
        "pause": gettext("Pause"),
        "fill": gettext("All places are taken"),
        "close": gettext("Close the vacancy"),
    }[code]


def happened(code: str) -> str:
    """What was done with a vacancy."""
    return {
        "write": gettext("Written"),
        "change": gettext("Changed"),
        "confirm": gettext("Confirmed"),
        "take_place": gettext("Somebody began there"),
        "give_place_back": gettext("A place is free again"),
        "propose": gettext("Sent to the desk"),
        "send_back": gettext("Sent back"),
        "open": gettext("Vacancy opened"),
        "pause": gettext("Paused"),
        "fill": gettext("Filled"),
        "close": gettext("Closed"),
        "expire": gettext("Its last day has passed"),
    }[code]


def quota_status(code: str) -> str:
    """Whether somebody has verified a figure."""
    return {"verified": gettext("verified"), "unverified": gettext("not verified yet")}[code]


def _money(amount: int | None) -> str:
    return "" if amount is None else format_number(amount, "#,##0")
