"""What the law asks, in words."""

from collections.abc import Callable
from dataclasses import dataclass

from services.probation.cases.words import condition, frequency, source, supervising_authority
from services.probation.law_checks.domain import Code, Finding
from shared.registry import Words
from shared.web.i18n import format_date, gettext, ngettext

KIND = "law_override"


@dataclass(frozen=True, slots=True)
class Asked:
    """What a finding's value of the law says: as a number or as a code, and the day that it leads to, in the page's language."""

    number: int
    text: str
    day: str

    @classmethod
    def by(cls, finding: Finding) -> "Asked":
        """What this finding is about."""
        value = finding.rule.value
        return cls(value if isinstance(value, int) else 0, str(value), format_date(finding.until) if finding.until else "")


def message(finding: Finding) -> str:
    """What the law asks, and what to look at; where it says so is `asked_by`."""
    return WORDS[finding.code](Asked.by(finding))


def months(number: int) -> str:
    """A number of months, in years where it is whole years."""
    if number % 12 == 0:
        return ngettext("%(num)s year", "%(num)s years", number // 12)
    return ngettext("%(num)s month", "%(num)s months", number)


def asked_by(finding: Finding) -> str:
    """Where the law says so, in the page's language."""
    return source(finding.rule.source)


def _late(asked: Asked) -> str:
    return ngettext(
        "Late: a person is registered within %(num)s day after the decision came into force, here until %(day)s",
        "Late: a person is registered within %(num)s days after the decision came into force, here until %(day)s",
        asked.number,
        day=asked.day,
    )


def _late_after_release(asked: Asked) -> str:
    return ngettext(
        "Late: a released person is registered within %(num)s working day, here until %(day)s",
        "Late: a released person is registered within %(num)s working days, here until %(day)s",
        asked.number,
        day=asked.day,
    )


WORDS: dict[Code, Callable[[Asked], str]] = {
    "wrong_authority": lambda asked: gettext("The law gives this category to: %(authority)s", authority=supervising_authority(asked.text)),
    "registered_late": _late,
    "registered_late_after_release": _late_after_release,
    "term_too_short": lambda asked: gettext(
        "The term is at least %(term)s: until %(day)s or later", term=months(asked.number), day=asked.day
    ),
    "term_too_long": lambda asked: gettext("The term is at most %(term)s: until %(day)s", term=months(asked.number), day=asked.day),
    "hours_too_few": lambda asked: ngettext(
        "Community work lasts at least %(num)s hour", "Community work lasts at least %(num)s hours", asked.number
    ),
    "hours_too_many": lambda asked: ngettext(
        "Community work lasts at most %(num)s hour", "Community work lasts at most %(num)s hours", asked.number
    ),
    "check_in_too_rare": lambda asked: gettext(
        "The law asks for check-ins more often in this category: %(often)s", often=frequency(asked.text)
    ),
    "too_young": lambda asked: gettext(
        "Younger than %(years)s on the day of the decision: check the birth date and the decision", years=asked.number
    ),
    "young": lambda asked: gettext("Younger than %(years)s: only for the offences that the article lists", years=asked.number),
    "representative_missing": lambda _: gettext(
        "A minor is registered in the presence of a parent or representative: write down who was there"
    ),
    "labour_exempt": lambda _: gettext("Compulsory labour is not asked of this person at this age"),
    "condition_not_of_category": lambda asked: gettext(
        "The law does not know this duty in this category: %(duty)s. Check the category and the decision", duty=condition(asked.text)
    ),
    "iin_missing": lambda _: gettext("No IIN: foreigners may have none. Ask for it again at every visit"),
    "iin_missing_citizen": lambda _: gettext("No IIN: a citizen of Kazakhstan has one. Ask for it, and help to get the document"),
    "foreigner": lambda _: gettext(
        "Not a citizen of Kazakhstan: write down the passport and the residence permit or visa with its last day, and ask whether an"
        " interpreter is needed"
    ),
    "iin_without_century": lambda _: gettext(
        "This IIN does not tell the century, as some foreigners’ do not: check it against the document"
    ),
}


def title() -> str:
    """What an item of the queue is about."""
    return gettext("Registered otherwise than the law asks")


def reason(code: str) -> str | None:
    """Why a human should look."""
    return gettext("An officer gave a reason: read it and acknowledge it") if code == KIND else None


TIMELINE: dict[str, Words] = {
    "law_overridden": lambda d: gettext("Registered otherwise than the law asks, with this reason: %(reason)s", reason=d["reason"]),
    "law_override_acknowledged": lambda _: gettext("A senior officer took note of the reason"),
}


def finding_name(code: str) -> str:
    """What is found, in a few words; the code itself where nothing names it."""
    return {
        "wrong_authority": gettext("Supervised by the wrong authority"),
        "registered_late": gettext("Registered late"),
        "registered_late_after_release": gettext("Registered late after release"),
        "term_too_short": gettext("Term too short"),
        "term_too_long": gettext("Term too long"),
        "hours_too_few": gettext("Too few hours of community work"),
        "hours_too_many": gettext("Too many hours of community work"),
        "check_in_too_rare": gettext("Checks in too rarely"),
        "too_young": gettext("Too young for this decision"),
        "young": gettext("Under the usual age"),
        "representative_missing": gettext("Representative of a minor missing"),
        "labour_exempt": gettext("Exempt from compulsory labour"),
        "iin_missing": gettext("No IIN"),
        "iin_without_century": gettext("IIN without a century"),
    }.get(code, code)
