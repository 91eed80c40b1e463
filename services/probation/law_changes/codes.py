"""Values of the law that are codes, in words: what can be chosen, by unit."""

from collections.abc import Mapping

from services.probation.cases.domain.frequency import Frequency
from services.probation.cases.words import closing_reason, frequency
from services.probation.documents.words import kind as document_kind
from shared.messages.base import NEEDS
from shared.registry import registry
from shared.web.i18n import gettext
from shared.web.words.needs import need


def choices(unit: str) -> Mapping[str, str]:
    """Every value of the unit with its words; empty where a value is typed."""
    return {
        "frequency": {**{each.value: frequency(each) for each in Frequency}, "one_by_one": gettext("set one by one")},
        "authority": {"probation": gettext("Probation service"), "police": gettext("Police")},
        "period": {"calendar_month": gettext("a calendar month"), "30_days": gettext("any 30 days in a row")},
        "yes_no": {"yes": gettext("yes"), "no": gettext("no")},
    }.get(unit, {})


def words_of(unit: str, code: str) -> str:
    """A code in words; the code itself where none are known."""
    return choices(unit).get(code) or _others().get(code, code)


def in_list(code: str, value: str) -> str:
    """A value of a list in words, of whichever capability knows it; words that messages never have stay as they are."""
    if (said := next(filter(None, (words(code, value) for words in registry("probation").law_words)), None)) is not None:
        return said
    if code.startswith("closing."):
        return closing_reason(value) or value
    if code == "urgent_needs":
        return need(value) if value in NEEDS else value
    if code == "reminders.served_in_spite_of_opt_out":
        return {"summons": gettext("Summons")}.get(value, value)
    if code == "document.not_served":
        return document_kind(value)
    if code != "check_in.excuse":
        return value
    return {
        "late_summons": gettext("The summons came late"),
        "illness": gettext("Illness"),
        "other": gettext("Another circumstance that a document proves"),
    }.get(value, value)


def holiday(name: str) -> str:
    """A day of the calendar; the name itself where it is another one."""
    return {
        "New Year": gettext("New Year"),
        "Orthodox Christmas": gettext("Orthodox Christmas"),
        "International Women's Day": gettext("International Women's Day"),
        "Nauryz": gettext("Nauryz"),
        "Day of Unity": gettext("Day of Unity"),
        "Defender's Day": gettext("Defender's Day"),
        "Victory Day": gettext("Victory Day"),
        "Capital Day": gettext("Capital Day"),
        "Constitution Day (old)": gettext("Constitution Day (old)"),
        "Constitution Day (new)": gettext("Constitution Day (new)"),
        "Republic Day": gettext("Republic Day"),
        "Independence Day": gettext("Independence Day"),
        "Kurban Ait, the first day": gettext("Kurban Ait, the first day"),
    }.get(name, name)


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
