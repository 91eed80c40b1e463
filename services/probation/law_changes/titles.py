"""What each value of the law is about, in words: as an administrator wrote them, else as they come with the software.

A code that follows a pattern has a title put together from its parts.
"""

from collections.abc import Callable

from services.probation.cases.domain.categories import Category
from services.probation.cases.words import built_in_condition, category, settlement
from services.probation.identity_match.domain.weighing import Evidence
from services.probation.identity_match.words import evidence
from services.probation.law.titles import own_title
from services.probation.law_changes.codes import holiday
from services.probation.law_changes.fixed_titles import KINDS_OF_NOTICE, STEPS_OF_RISK, TITLES
from services.probation.local_time import local_today
from shared import clock
from shared.web.i18n import current, gettext
from shared.web.words import law as law_words

CATEGORIES, SETTLEMENTS, EVIDENCE = frozenset(Category), ("urban", "rural"), frozenset(Evidence)


def title_of(code: str) -> str:
    """What the value of this code is about; the code itself where nothing names it."""
    said = own_title(code, local_today(clock.now()))
    return said[current()] if said else built_in_title(code)


def built_in_title(code: str) -> str:
    """The title that comes with the software, in the page's language."""
    for known in (TITLES, law_words.TITLES):
        if code in known:
            return gettext(known[code])
    begin, _, rest = code.partition(".")
    found = PATTERNS[begin](rest) if begin in PATTERNS else None
    return found or code


def _alert(rest: str) -> str | None:
    step, _, number = rest.partition(".priority_")
    if not number.isdecimal():
        return None
    return {
        "acknowledge": gettext("Bracelet alert of priority %(number)s: time to take it", number=number),
        "contact": gettext("Bracelet alert of priority %(number)s: time to try to reach the person", number=number),
        "finding": gettext("Bracelet alert of priority %(number)s: time to record the finding", number=number),
    }.get(step)


def _authority(rest: str) -> str | None:
    return gettext("%(category)s: who supervises", category=category(rest)) if rest in CATEGORIES else None


def _check_in(rest: str) -> str | None:
    whom, _, where = rest.partition(".")
    if whom not in CATEGORIES or (where and where not in SETTLEMENTS):
        return None
    return gettext("%(category)s: how often to check in", category=_of(category(whom), settlement(where) if where else ""))


def _match(rest: str) -> str | None:
    if rest not in EVIDENCE:
        return None
    return gettext("Comparing two records: %(evidence)s", evidence=_inside(evidence(Evidence(rest))))


def _notice(rest: str) -> str | None:
    kind, _, whom = rest.partition(".")
    if kind not in KINDS_OF_NOTICE or (whom and whom not in CATEGORIES):
        return None
    return gettext("%(kind)s: notice or permission", kind=_of(gettext(KINDS_OF_NOTICE[kind]), category(whom) if whom else ""))


def _risk(rest: str) -> str | None:
    step, _, tier = rest.partition(".tier_")
    if step not in STEPS_OF_RISK or tier not in {"1", "2", "3", "4"}:
        return None
    return gettext("Relapse risk: %(what)s, tier %(number)s", what=_inside(gettext(STEPS_OF_RISK[step])), number=tier)


def _term(rest: str) -> str | None:
    """`start.parole`, `suspension.any`, or `suspended_sentence.minor.least`."""
    whose, _, which = rest.rpartition(".")
    if whose in {"start", "suspension"} and (which == "any" or which in CATEGORIES):
        named = gettext("Other categories") if which == "any" else category(which)
        if whose == "start":
            return gettext("%(category)s: when the term begins", category=named)
        return gettext("%(category)s: from when the term is suspended", category=named)
    whom, _, minor = whose.partition(".")
    if whom not in CATEGORIES or minor not in {"", "minor"}:
        return None
    named = _of(category(whom), gettext("minors") if minor else "")
    return {
        "least": gettext("%(category)s: shortest term", category=named),
        "most": gettext("%(category)s: longest term", category=named),
    }.get(which)


def _of(what: str, narrower: str) -> str:
    """`Suspended sentence (town)`."""
    return f"{what} ({_inside(narrower)})" if narrower else what


def _inside(words: str) -> str:
    """As they stand in the middle of a line; an abbreviation stays as it is."""
    return words if words[:2].isupper() else words[:1].lower() + words[1:]


def _condition(rest: str) -> str | None:
    words = built_in_condition(rest)
    return words if words != rest else None


PATTERNS: dict[str, Callable[[str], str | None]] = {
    "alert": _alert,
    "authority": _authority,
    "check_in": _check_in,
    "condition": _condition,
    "day": holiday,
    "match": _match,
    "notice": _notice,
    "risk": _risk,
    "term": _term,
}
"""By how a code begins: the title of the rest, None where it is not known."""
