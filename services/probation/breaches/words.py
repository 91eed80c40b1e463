"""Proceedings in words. Nothing is called a breach here before an officer has decided so."""

from collections.abc import Mapping

from services.probation.breaches.at_kiosk import words as at_kiosk
from services.probation.breaches.domain.attempts import Means, Result
from services.probation.breaches.domain.consequences import Condition, Matter, Step
from services.probation.breaches.domain.hearing import Missing
from services.probation.breaches.domain.search import Measure
from services.probation.breaches.domain.stages import Stage
from services.probation.breaches.event_words import event
from services.probation.cases import words as case_words
from services.probation.law_changes import words as law_words
from services.probation.law_changes.titles import title_of
from shared.law.rules import NamedList, Rule
from shared.messages.base import Language
from shared.registry import Words, registry
from shared.values import Details
from shared.web.i18n import NAMES, current, gettext

Options = list[tuple[str, str]]


def matter(code: Matter | str) -> str:
    return {
        "duty": gettext("A duty that may not have been kept"),
        "hiding": gettext("Whereabouts unknown"),
        "damage": gettext("Damage of the bracelet"),
    }.get(code, code)


def matters() -> Options:
    return [(code, matter(code)) for code in ("duty", "damage")]


def stage(code: str) -> tuple[str, str]:
    """(words, colour) of a stage."""
    return {
        Stage.COLLECTING: (gettext("Facts are collected"), "blue"),
        Stage.ASKED: (gettext("Explanation asked for"), "blue"),
        Stage.SEARCHING: (gettext("Search measures"), "yellow"),
        Stage.HEARD: (gettext("Decision to make"), "yellow"),
        Stage.TO_SIGN: (gettext("Second signature"), "yellow"),
        Stage.DECIDED: (gettext("To be served"), "yellow"),
        Stage.SERVED: (gettext("Served"), "grey"),
        Stage.AT_COURT: (gettext("Waits for the court"), "blue"),
        Stage.WANTED: (gettext("On the wanted list"), "red"),
        Stage.RULED: (gettext("Ruling to carry out"), "yellow"),
        Stage.CORRECTING: (gettext("Ruling to correct"), "yellow"),
        Stage.DONE: (gettext("Finished"), "grey"),
        Stage.EXCUSED: (gettext("Excused"), "green"),
        Stage.NO_BREACH: (gettext("Not a breach"), "green"),
        Stage.WITHDRAWN: (gettext("Opened by mistake"), "grey"),
        Stage.CANCELLED: (gettext("Cancelled after an appeal"), "green"),
    }[Stage(code)]


def stages() -> Options:
    return [(str(one), stage(one)[0]) for one in Stage]


def step(code: str) -> str:
    """What may follow."""
    return {
        Step.WARNING: gettext("Written warning"),
        Step.EXTEND: gettext("Submission to court: extend the term"),
        Step.CANCEL: gettext("Submission to court: cancel"),
        Step.REPLACE: gettext("Submission to court: replace the punishment"),
        Step.COMPELLED: gettext("Compelled appearance"),
        Step.WANTED: gettext("Submission for the wanted list"),
        Step.DAMAGE: gettext("Act of damage, liability"),
    }[Step(code)]


def steps(codes: list[str]) -> str:
    """Several, or that nothing follows."""
    return "; ".join(step(code) for code in codes) if codes else gettext("no further step")


def condition(code: str) -> str:
    """When a row of the law applies."""
    return {
        Condition.FIRST: gettext("First breach"),
        Condition.REPEAT: gettext("Repeated breach"),
        Condition.ABSENCE: gettext("Absence without a valid excuse"),
        Condition.HIDING: gettext("Whereabouts unknown, search measures taken"),
        Condition.DAMAGE: gettext("Deliberate damage of the bracelet"),
        Condition.WARNINGS: gettext("Number of warnings"),
        Condition.EVASIONS: gettext("Number of evasions"),
        Condition.PERSISTENT: gettext("Other persistent breach"),
        Condition.NO_SHOWS: gettext("No-shows at community work, or intoxication"),
        Condition.JOBLESS: gettext("Months without work"),
        Condition.PENALTIES: gettext("Administrative penalties"),
        Condition.NO_REGISTRATION: gettext("No registration in time"),
        Condition.NO_NORM: gettext("No norm found"),
    }[Condition(code)]


def means(code: str) -> str:
    return {
        Means.CALL: gettext("Telephone call"),
        Means.MESSAGE: gettext("Message"),
        Means.SUMMONS: gettext("Summons"),
        Means.VISIT: gettext("Visit at home or at work"),
        Means.IN_PERSON: gettext("Talk in person"),
        Means.KIOSK: gettext("At the kiosk"),
    }[Means(code)]


def all_means() -> Options:
    return [(str(one), means(one)) for one in Means]


def result(code: str) -> str:
    return {
        Result.REACHED: gettext("Contact was made"),
        Result.NOT_REACHED: gettext("No contact was made"),
        Result.LEFT_WORD: gettext("Word was left"),
        Result.NOT_ACCEPTED: gettext("Did not accept it"),
    }[Result(code)]


def results() -> Options:
    return [(str(one), result(one)) for one in Result]


def missing(code: str) -> str:
    """Why nobody may decide yet."""
    return {
        Missing.NOT_ASKED: gettext("The person was not asked for an explanation yet."),
        Missing.ANSWER_WAITS: gettext("The person still has time to explain."),
        Missing.ATTEMPTS: gettext("There were too few attempts to hear the person."),
        Missing.TALK_ASKED: gettext("The person wants to explain in person: speak to them, or record that you tried to."),
        Missing.TIME_APART: gettext("The next attempt counts only after some time: several in a row count as one."),
    }[Missing(code)]


def measure(code: str) -> str:
    return {
        Measure.CALL: gettext("Calls to known numbers"),
        Measure.HOME: gettext("Visit at the residence"),
        Measure.RELATIVES: gettext("Relatives and acquaintances asked"),
        Measure.WORK: gettext("Place of work or study asked"),
        Measure.HOSPITALS: gettext("Hospitals and morgues asked"),
        Measure.CUSTODY: gettext("Police and places of custody asked"),
        Measure.BORDER: gettext("Border service asked"),
    }[Measure(code)]


def measures() -> Options:
    return [(str(one), measure(one)) for one in Measure]


def explanation(code: str) -> str:
    return gettext("Refuses to explain") if code == "refused" else gettext("Explanation")


def explanations() -> Options:
    return [("given", gettext("The person explains")), ("refused", gettext("The person refuses to explain"))]


def written_by(code: str) -> str:
    return {
        "person": gettext("Written by the person"),
        "officer": gettext("Written down by the officer"),
        "helper": gettext("Written down by an interpreter or a representative"),
    }.get(code, code)


def writers() -> Options:
    return [(code, written_by(code)) for code in ("person", "officer", "helper")]


def language(code: str) -> str:
    return NAMES.get(known_language(code), code)


def languages() -> Options:
    return [("kk", NAMES["kk"]), ("ru", NAMES["ru"]), ("en", NAMES["en"])]


def known_language(code: str) -> Language:
    """A language of the pages; Kazakh where it is none."""
    return "ru" if code == "ru" else "en" if code == "en" else "kk"


def answers() -> Options:
    """The officer's decision; the first is not chosen beforehand."""
    return [
        ("no_breach", gettext("Not a breach")),
        ("excused", gettext("Excused: there was a valid reason")),
        ("confirmed", gettext("Confirmed as a breach")),
    ]


def served(code: str) -> str:
    return {
        "signature": gettext("Against signature"),
        "post": gettext("By post"),
        "messenger": gettext("By messenger"),
        "refused_to_sign": gettext("Handed over, did not sign"),
        "in_absence": gettext("In absence"),
    }.get(code, code)


def services() -> Options:
    return [(code, served(code)) for code in ("signature", "post", "messenger", "refused_to_sign", "in_absence")]


def addressee(code: str) -> str:
    return {"head": gettext("Head of the service"), "court": gettext("Court"), "prosecutor": gettext("Prosecutor")}.get(code, code)


def addressees() -> Options:
    return [(code, addressee(code)) for code in ("head", "court", "prosecutor")]


def appeal_outcome(code: str) -> str:
    return {
        "upheld": gettext("The decision stands"),
        "changed": gettext("The decision was changed"),
        "cancelled": gettext("The decision was cancelled"),
    }.get(code, code)


def appeal_outcomes() -> Options:
    return [(code, appeal_outcome(code)) for code in ("cancelled", "changed", "upheld")]


def court_result(code: str) -> str:
    return {
        "granted": gettext("Granted"),
        "in_part": gettext("Granted in part"),
        "refused": gettext("Not granted"),
        "returned": gettext("Returned without a ruling"),
    }.get(code, code)


def effect(code: str) -> str:
    return {
        "extend": gettext("The term is extended"),
        "cancel": gettext("The sentence is cancelled"),
        "replace": gettext("The punishment is replaced"),
        "conditions": gettext("The duties are changed"),
        "none": gettext("Nothing changes"),
    }.get(code, code)


def fact(kind: str, details: Details) -> str:
    """A chosen fact, in the words of the capability that it comes from."""
    if kind == "own_words":
        return str(details.get("words", ""))
    for source in registry("probation").fact_sources:
        if kind in source.kinds:
            return source.kinds[kind](details)
    return kind


def norm(cited: str) -> str:
    """Where the law says so, in the page's language."""
    return case_words.source(cited)


def rule_title(rule: NamedList | Rule) -> str:
    """What a value of the law is about."""
    return title_of(rule.code)


def rule_value(rule: NamedList | Rule) -> str:
    """The value with its unit; a list in words."""
    if isinstance(rule, NamedList):
        named = dict(measures()) | dict(all_means())
        return ", ".join(named.get(one) or at_kiosk.shown(one) for one in rule.values)
    return law_words.value({"value": rule.value, "unit": rule.unit})


def rule_text(text: Mapping[Language, str]) -> str:
    """The words of a rule in the page's language."""
    return text.get(current(), "")


def _step(details: Details) -> str:
    return gettext("Proceeding: %(event)s", event=event(str(details["event"])))


TIMELINE: dict[str, Words] = {
    "breach_opened": lambda details: gettext("Proceeding opened: %(matter)s", matter=matter(str(details["matter"]))),
    "breach_step": _step,
}
