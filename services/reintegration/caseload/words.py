"""The list of cases in words: how many, by what a search found somebody, for what the list is exported."""

from services.reintegration.caseload.criteria import Order, Which
from services.reintegration.caseload.queries import ListedCase
from services.reintegration.cases.words import ground_name
from services.reintegration.continuation.words import closing_reason
from shared.db.keyset import MOST_COUNTED
from shared.identity.offices.known import name_of
from shared.name_search.score import Why
from shared.web.i18n import gettext, ngettext

PURPOSES = ("office_work", "report", "inspection")


def number(found: int) -> str:
    """How many cases there are."""
    if found > MOST_COUNTED:
        return gettext("More than %(count)s cases", count=MOST_COUNTED)
    return ngettext("%(num)s case", "%(num)s cases", found)


def which(code: Which) -> str:
    """Which cases."""
    return {Which.OPEN: gettext("Open cases"), Which.CLOSED: gettext("Closed cases"), Which.ALL: gettext("Open and closed")}[code]


def order(code: Order) -> str:
    """In which order."""
    return {Order.DUE: gettext("By the next step"), Order.NAME: gettext("By name")}[code]


def state(case: ListedCase) -> str:
    """On what ground help is given, or why it ended."""
    if case.status == "open":
        return ground_name(case.ground)
    return gettext("Closed: %(reason)s", reason=closing_reason(case.closing_reason or ""))


def office(code: str) -> str:
    """An office by name."""
    return name_of(code) or code


def found_by(case: ListedCase) -> str:
    """Why a case is among the results, where the name does not show it by itself; empty otherwise."""
    kinds = {why for _, why in case.found}
    if Why.NUMBER in kinds:
        return gettext("Has this number")
    if Why.SIMILAR in kinds:
        return gettext("Similar name")
    return gettext("Another spelling or form") if Why.SPELLING in kinds else ""


def purpose(code: str) -> str:
    """For what the list is exported."""
    return {
        "office_work": gettext("Work of the office: plan the week, share out cases"),
        "report": gettext("A report about the desk's work"),
        "inspection": gettext("A body that may inspect asked for it"),
    }[code]
