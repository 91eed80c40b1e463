"""Values of the law in words, as every service shows them: a value with its unit, its source, its state, what it is about."""

from collections.abc import Mapping

from shared.law.rules import NamedList, Rule
from shared.law.sources import Entry
from shared.law_versions import first_day
from shared.messages.base import NEEDS
from shared.web.i18n import format_date, gettext, gettext_noop, ngettext
from shared.web.words.needs import need

TITLES = {
    # Who sees what, and for how long
    "cover.longest": gettext_noop("Longest time that one officer stands in for another"),
    "emergency.lasts": gettext_noop("How long an emergency access lasts"),
    "emergency.most_a_day": gettext_noop("Most emergency accesses of one account in 24 hours"),
    "purpose.holds": gettext_noop("How long the stated purpose of opening a case holds"),
    "alarm.kept": gettext_noop("How long an alarm about a reached limit is kept"),
    "access_record.kept": gettext_noop("How long the record of who read what is kept"),
    # The desk of social support
    "assessment": gettext_noop("Desk: time for the first assessment of needs"),
    "assessment_urgent": gettext_noop("Desk: time for the first assessment of an urgent need"),
    "urgent_needs": gettext_noop("Desk: needs that are urgent until a person has looked"),
    "contact_after_breach": gettext_noop("Desk: time to make contact after a breach"),
    "needs_reassessment": gettext_noop("Desk: after how long needs are assessed anew"),
    "referral_answer": gettext_noop("Desk: time for a provider to answer a referral"),
    "referral_link": gettext_noop("Desk: how long a link for answering a referral works"),
    "consent_after_register": gettext_noop("Desk: time to ask whether help goes on after the register"),
    "directory_confirm_after": gettext_noop("Desk: after how long an entry of the directory is to be confirmed again"),
    "consent_withdrawal": gettext_noop("Desk: time to tell everybody that a consent was taken back"),
    "consent_longest": gettext_noop("Desk: how long a consent holds at most"),
    "consent_renewal": gettext_noop("Desk: how long before its end a consent is asked for again"),
    "capacity_stale": gettext_noop("Desk: after how long a figure of free places is marked as old"),
}
"""Titles of the values that more than one service shows, by their codes. Translated when a page shows them."""


def counted(unit: str, number: int) -> str | None:
    """A number with its unit; None where the unit counts nothing."""
    return {
        "minutes": ngettext("%(num)s minute", "%(num)s minutes", number),
        "hours": ngettext("%(num)s hour", "%(num)s hours", number),
        "days": ngettext("%(num)s day", "%(num)s days", number),
        "working_days": ngettext("%(num)s working day", "%(num)s working days", number),
        "months": ngettext("%(num)s month", "%(num)s months", number),
        "years": ngettext("%(num)s year", "%(num)s years", number),
        "times": ngettext("%(num)s time", "%(num)s times", number),
        "points": ngettext("%(num)s point", "%(num)s points", number),
        "people": ngettext("%(num)s person", "%(num)s people", number),
        "cases": ngettext("%(num)s case", "%(num)s cases", number),
        "percent": f"{number} %",
    }.get(unit)


def status(code: str) -> str:
    """Whether a lawyer has verified it."""
    return {
        "verified": gettext("verified by a lawyer"),
        "unverified": gettext("not yet confirmed"),
        "internal": gettext("an internal rule"),
    }.get(code, code)


def own_source(said: str) -> str:
    """Where it is said, of sources that stand in English in the files; what an administrator typed stays as it is."""
    for begins, words in _sources().items():
        if said.startswith(begins):
            return words
    return said


def since(entry: Entry) -> str:
    """From when it is in force; empty where it always was."""
    first = first_day(entry)
    return format_date(first) if first.year > 1 else ""


def plain_value(rule: Rule | NamedList) -> str:
    """The value with its unit, or the list, of a book whose codes are the same in every service."""
    if isinstance(rule, NamedList):
        return "; ".join(need(each) if each in NEEDS else each for each in rule.values)
    return (counted(rule.unit, rule.value) if isinstance(rule.value, int) else None) or str(rule.value)


def _sources() -> Mapping[str, str]:
    return {
        "internal": gettext("an internal rule"),
        "not found": gettext("no norm found yet"),
        "house rule": gettext("a rule of the desk’s own"),
        "Personal data law (": gettext("Personal data law"),
        "Social Code (": gettext("Social Code of the Republic of Kazakhstan"),
    }
