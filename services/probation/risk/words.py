"""Relapse risk in words. Not called danger, and nobody is called dangerous: a tier is guidance for the officer."""

from collections.abc import Mapping, Sequence

from services.probation.cases import words as case_words
from services.probation.risk.decision_words import DECISIONS, criterion, event, ground, offer, span, standing, state
from services.probation.risk.domain.inputs import CODES, Input
from services.probation.risk.domain.norms import Norm, Value
from services.probation.risk.domain.steps import COMPARED, How, Step
from services.probation.risk.less_supervision.words import answer_state, less_choice, less_choices, less_reason, show
from shared.law.rules import NamedList, Rule
from shared.web.i18n import gettext, ngettext

__all__ = [
    "DECISIONS",
    "Options",
    "amount",
    "answer_state",
    "code",
    "codes",
    "colour",
    "criterion",
    "event",
    "field_names",
    "ground",
    "less_choice",
    "less_choices",
    "less_reason",
    "missing",
    "norm",
    "occupation",
    "of_list",
    "offer",
    "period",
    "plain",
    "problem",
    "reason",
    "rule",
    "show",
    "source",
    "span",
    "standing",
    "state",
    "step",
    "tier",
    "tiers",
    "trigger",
    "value",
]

Options = list[tuple[str, str]]


def tier(number: int | None) -> str:
    return gettext("Tier %(number)s of 4", number=number) if number else gettext("not computed yet")


def colour(number: int | None) -> str:
    """Of the badge: the colour is no word, the number says the same."""
    return {1: "green", 2: "blue", 3: "yellow", 4: "red"}.get(number or 0, "grey")


def tiers() -> Options:
    return [(str(number), tier(number)) for number in (1, 2, 3, 4)]


def step(code: str) -> str:
    """What is looked at."""
    return {
        Step.VIOLENCE: gettext("Violence in the offence"),
        Step.BREACHES: gettext("Confirmed breaches within a year"),
        Step.EARLIER_CONVICTIONS: gettext("Earlier convictions"),
        Step.GRAVITY: gettext("Gravity of the offence"),
        Step.FIRST_CONVICTION_AGE: gettext("Age at the first conviction"),
        Step.MISSED: gettext("Check-ins missed without a valid excuse within a year"),
        Step.TREATMENT: gettext("Treatment ordered by the court"),
        Step.WORK: gettext("Work and study"),
        Step.HOUSING: gettext("Housing"),
        Step.QUIET: gettext("Months on the register without an incident"),
    }[Step(code)]


def value(of: Step, given: Value) -> str:
    """An input as the page shows it."""
    if given is None:
        return gettext("unknown so far")
    if isinstance(given, int):
        if of is Step.FIRST_CONVICTION_AGE:
            return ngettext("%(num)s year", "%(num)s years", given)
        return ngettext("%(num)s month", "%(num)s months", given) if of is Step.QUIET else str(given)
    return code(of, given)


def code(of: Step, given: str) -> str:
    """A coded input."""
    if of is Step.WORK:
        return occupation(given)
    return {
        "minor": gettext("minor"),
        "medium": gettext("of medium gravity"),
        "grave": gettext("grave"),
        "very_grave": gettext("especially grave"),
        "no": gettext("no"),
        "yes": gettext("yes"),
        "settled": gettext("has a settled home"),
        "temporary": gettext("lives somewhere temporarily"),
        "none": gettext("has no home"),
    }.get(given, given)


def occupation(given: str) -> str:
    """Work and study."""
    return {
        "works": gettext("Works"),
        "studies": gettext("Studies"),
        "works_and_studies": gettext("Works and studies"),
        "looks_for_work": gettext("Looks for work"),
        "retired": gettext("Retired"),
        "cares_at_home": gettext("Cares for somebody at home"),
        "unable": gettext("Unable to work"),
    }.get(given, given)


def norm(source: str) -> str:
    """Where the law says so, in the page's language, without the note that a lawyer reads."""
    if source.startswith("internal"):
        return gettext("an internal rule")
    if source.startswith("not found"):
        return gettext("no norm found yet")
    return case_words.source(source.partition(" names")[0].partition(":")[0])


def codes(of: Step) -> Options:
    """The answers from which an officer chooses."""
    return [(each, code(of, each)) for each in CODES.get(of, ())]


def rule(norm: Norm) -> str:
    """A row of the law as a sentence."""
    if norm.step is Step.QUIET:
        if norm.codes:
            return gettext("After that time one tier less: %(steps)s", steps="; ".join(step(each) for each in norm.codes))
        return gettext("So many months without an incident: %(number)s", number=norm.at)
    how = COMPARED[norm.step]
    if how is How.LISTED:
        named = ", ".join(code(norm.step, each) for each in norm.codes)
        return gettext("%(tier)s: %(values)s", tier=tier(norm.tier), values=named)
    if how is How.UNDER:
        return gettext("%(tier)s: younger than %(number)s", tier=tier(norm.tier), number=norm.at)
    return gettext("%(tier)s: %(number)s or more", tier=tier(norm.tier), number=norm.at)


def source(of: str) -> str:
    """Where an input stands."""
    return {
        "document": gettext("from a document"),
        "breaches": gettext("confirmed by an officer"),
        "check_ins": gettext("check-ins that an officer decided on"),
        "conditions": gettext("duties of the court decision"),
        "work": gettext("data of the person"),
        "registration": gettext("registration"),
    }.get(of, of)


def plain(given: Input) -> str:
    """An input in a sentence that can be read to the person."""
    return gettext("%(what)s: %(value)s", what=step(given.step), value=value(given.step, given.value))


def trigger(given: str) -> str:
    """What asked for a calculation."""
    return {
        "nightly": gettext("by the software, every night and after a change"),
        "fact": gettext("an officer recorded facts"),
        "asked": gettext("an officer asked for it"),
        "risk_objection": gettext("an objection was answered"),
    }.get(given, given)


def missing(steps: Sequence[str]) -> str:
    """Inputs that are not known, in one line."""
    return "; ".join(step(each) for each in steps)


def reason(given: str) -> str | None:
    """Why a human should look."""
    return {
        "risk_confirm": gettext("A tier below the computed one was proposed: confirm it or refuse it"),
        "risk_review": gettext("A tier set by hand has to be reviewed"),
        "risk_objection": gettext("The person objects to what their tier rests on"),
        "less_approve": gettext("An answer about less supervision waits for approval: approve it or ask for another one"),
        "less_revise": gettext("A senior officer asks for another answer about less supervision"),
        "less_unlooked": gettext("Every criterion of less supervision is met, and nobody has said anything about it"),
        "relapse_decide": gettext("An entry in the register of persons prone to relapse was proposed"),
        "relapse_review": gettext("An entry in the register of persons prone to relapse has to be reviewed"),
    }.get(given)


def field_names() -> Mapping[str, str]:
    """The fields of the forms by name."""
    return {
        **{str(each): step(each) for each in Step},
        "document": gettext("Document: title, number, date"),
        "tier": gettext("Tier"),
        "reason": gettext("Why this tier"),
        "review_on": gettext("To be reviewed on"),
        "why": gettext("Why"),
        "event": gettext("What is recorded"),
        "step": gettext("What the person objects to"),
        "words": gettext("In the person's own words"),
        "outcome": gettext("What became of it"),
        "grounds": gettext("Grounds for the entry"),
        "facts": gettext("Facts that meet the grounds"),
        "told_on": gettext("Told on"),
        "choice": gettext("What is recorded"),
        "until_on": gettext("Until"),
        "decision": gettext("Decision"),
        "decision_words": gettext("Why it is decided so"),
        "less_reason": gettext("Reason for putting off"),
    }


def problem(given: str) -> str:
    """What is wrong, and what to do."""
    return {
        "value": gettext("This cannot be right: look at it again"),
        "document": gettext("Name the document in which it stands"),
        "nothing": gettext("Enter at least one of these facts"),
        "same": gettext("This is the computed tier: nothing has to be set"),
        "none": gettext("There is no computed tier yet: have it computed first"),
        "review": gettext("Choose a day after today, within the time that the law's value says"),
        "until": gettext("Choose a day after today, within the longest time for putting somebody off"),
        "reason": gettext("Choose why: only these reasons hold today"),
        "over": gettext("The day until which it was put off has passed: ask for another answer"),
        "second": gettext("Another person has to decide: you proposed it"),
        "ground": gettext("Choose a ground that holds today"),
        "missing": gettext("Fill this in"),
    }[given]


def period(rule: Rule) -> str:
    """A value of the law about an entry, as a sentence."""
    if rule.code == "relapse.told":
        return gettext("The person is told.") if rule.value == "yes" else gettext("The person need not be told.")
    days = ngettext("%(num)s day", "%(num)s days", int(rule.value))
    if rule.code == "relapse.review":
        return gettext("Reviewed after: %(time)s.", time=days)
    return gettext("Ends without a new decision after: %(time)s.", time=days)


def amount(row: Rule | NamedList) -> str:
    """How much a criterion asks for."""
    if isinstance(row, NamedList):
        return ", ".join(tier(int(each)) if each.isdecimal() else occupation(each) for each in row.values)
    if row.unit == "percent":
        return f"{row.value} %"
    return ngettext("%(num)s month", "%(num)s months", int(row.value))


def of_list(listed: str, value: str) -> str | None:
    """A value of a list of the law in words; None for a list that is not about relapse risk."""
    known = {
        "risk.quiet.eases": lambda: step(value),
        "relapse.grounds": lambda: ground(value),
        "less.work": lambda: occupation(value),
        "less.tiers": lambda: tier(int(value)),
        "less.reasons": lambda: less_reason(value),
    }.get(listed)
    if known is not None:
        return known()
    begin, _, rest = listed.partition(".")
    return code(Step(rest.partition(".")[0]), value) if begin == "risk" else None
