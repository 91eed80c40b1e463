"""Values of the law that are codes, in words: what can be chosen, by unit."""

from collections.abc import Mapping

from services.probation.cases.domain.frequency import Frequency
from services.probation.cases.words import frequency
from shared.web.i18n import gettext


def choices(unit: str) -> Mapping[str, str]:
    """Every value of the unit with its words; empty where a value is typed."""
    return {
        "frequency": {**{each.value: frequency(each) for each in Frequency}, "one_by_one": gettext("set one by one")},
        "authority": {"probation": gettext("Probation service"), "police": gettext("Police")},
        "yes_no": {"yes": gettext("yes"), "no": gettext("no")},
    }.get(unit, {})


def words_of(unit: str, code: str) -> str:
    """A code in words; the code itself where none are known."""
    return choices(unit).get(code) or _others().get(code, code)


def _others() -> Mapping[str, str]:
    return {
        "notice": gettext("a notice is enough"),
        "permission": gettext("needs a permission"),
        "warn": gettext("the officer is told"),
        "head_of_service": gettext("the head of the service"),
        "no_norm": gettext("nothing by itself: no norm was found"),
        "breach": gettext("a breach"),
        "last_day": gettext("on the last day of the term"),
        "registration": gettext("with the registration"),
        "entry_into_force": gettext("with the entry into force"),
        "stays": gettext("ends on that day all the same"),
        "working_days": gettext("working days"),
        "search_measures": gettext("from the start of search measures"),
        "counts": gettext("counts"),
        "court": gettext("the court"),
    }
