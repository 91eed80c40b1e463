"""What the law asks of a registration, compared with what is written down. No database, no clock: facts and a day in, findings out."""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from services.probation.cases.domain.categories import (
    FOREIGNERS,
    Category,
    Citizenship,
    OffenceKind,
    Settlement,
    Sex,
    SupervisingAuthority,
    frequency_rule,
    supervising_authority,
)
from services.probation.cases.domain.frequency import Frequency
from services.probation.conditions.domain.templates import NoSuchTemplate, in_force
from services.probation.law import rules as law
from services.probation.law_checks.periods import age, months_later
from shared.law.calendar import add_working_days

Code = Literal[
    "wrong_authority", "registered_late", "registered_late_after_release", "term_too_short", "term_too_long", "hours_too_few",
    "hours_too_many", "check_in_too_rare", "too_young", "young", "representative_missing", "labour_exempt", "iin_missing",
    "iin_without_century", "condition_not_of_category", "iin_missing_citizen", "foreigner",
]  # fmt: skip
NOTICES = frozenset[Code]({"young", "iin_missing", "iin_without_century", "iin_missing_citizen", "foreigner"})
"""What an officer is told and need not explain."""
FIELDS: dict[Code, str] = {
    "wrong_authority": "category", "registered_late": "registered_on", "registered_late_after_release": "registered_on",
    "term_too_short": "term_ends_on", "term_too_long": "term_ends_on", "hours_too_few": "work_hours", "hours_too_many": "work_hours",
    "check_in_too_rare": "frequency", "too_young": "birth_date", "young": "birth_date", "representative_missing": "representative",
    "labour_exempt": "conditions", "condition_not_of_category": "conditions", "iin_missing": "iin", "iin_without_century": "iin",
    "iin_missing_citizen": "iin", "foreigner": "citizenship",
}  # fmt: skip
"""The field of the form that each finding is about."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known about a registration; None where it is not known yet, and then nothing is found about it.

    `authority`: who supervises. `work_hours` of community work, `offence_kind` that it was imposed for. `iin`: the number, "" where the
    person has none. `representative`: who was present at a minor's registration, "" for nobody. `citizenship`: as somebody said it.
    """

    category: Category | None = None
    authority: SupervisingAuthority | None = None
    court_decision_on: date | None = None
    in_force_on: date | None = None
    released_on: date | None = None
    registered_on: date | None = None
    term_ends_on: date | None = None
    work_hours: int | None = None
    offence_kind: OffenceKind | None = None
    settlement: Settlement | None = None
    frequency: Frequency | None = None
    conditions: frozenset[str] = frozenset()
    born_on: date | None = None
    sex: Sex | None = None
    iin: str | None = None
    representative: str | None = None
    citizenship: Citizenship | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """One difference from what the law asks. `rule`: the value of the law, with its source; `until`: the day that it leads to, if any."""

    code: Code
    rule: law.Rule
    until: date | None = None

    @property
    def field(self) -> str:
        """The field of the form that it is about."""
        return FIELDS[self.code]

    @property
    def needs_reason(self) -> bool:
        """Whether an officer who goes on all the same has to say why."""
        return self.code not in NOTICES


def lawful(facts: Facts, on: date) -> list[Finding]:
    """Every difference between the facts and the values of the law in force on a day, in the order of the form's fields."""
    if facts.born_on is not None and facts.born_on > on:
        facts = replace(facts, born_on=None)  # no age can be told from it
    return [
        *_person(facts, on),
        *_authority(facts, on),
        *_deadline(facts),
        *_term(facts, on),
        *_hours(facts, on),
        *_frequency(facts, on),
        *_labour(facts, on),
        *_duties(facts, on),
    ]


def late(facts: Facts) -> list[Finding]:
    """Whether the registration came too late, alone of all that is checked."""
    return list(_deadline(facts))


def needing_reason(findings: Iterable[Finding]) -> list[Finding]:
    """Those that an officer has to explain."""
    return [finding for finding in findings if finding.needs_reason]


def _person(facts: Facts, on: date) -> Iterator[Finding]:
    yield from _number(facts, on)
    if facts.citizenship in FOREIGNERS:
        yield Finding("foreigner", law.rule("foreigner.papers", on))
    if facts.born_on is None:
        return
    if decided := facts.court_decision_on:
        for code, rule in (("too_young", law.rule("age.least", on)), ("young", law.rule("age.usual", on))):
            if age(facts.born_on, decided) < int(rule.value):
                yield Finding("too_young" if code == "too_young" else "young", rule)
                break
    adult = law.rule("age.adult", on)
    if facts.representative == "" and age(facts.born_on, facts.registered_on or on) < int(adult.value):
        yield Finding("representative_missing", adult)


def _number(facts: Facts, on: date) -> Iterator[Finding]:
    """A foreigner may have no number, or one that does not tell the century: of whom that is known, nothing is said about it."""
    if facts.citizenship in FOREIGNERS:
        return
    if facts.iin == "":
        yield Finding("iin_missing_citizen" if facts.citizenship == "kz" else "iin_missing", law.rule("iin.missing", on))
    elif facts.iin and facts.iin[6:7] == "0":
        yield Finding("iin_without_century", law.rule("iin.without_century", on))


def _authority(facts: Facts, on: date) -> Iterator[Finding]:
    if facts.category and facts.authority and supervising_authority(facts.category, on) != facts.authority:
        yield Finding("wrong_authority", law.rule(f"authority.{facts.category}", on))


def _deadline(facts: Facts) -> Iterator[Finding]:
    """Within сутки after the decision came into force; within working days after release, where the person was released."""
    if facts.registered_on is None:
        return
    if facts.released_on is not None:
        rule = law.rule("registration.after_release", facts.released_on)
        last = add_working_days(facts.released_on, int(rule.value))
        if facts.registered_on > last:
            yield Finding("registered_late_after_release", rule, last)
    elif facts.in_force_on is not None:
        rule = law.rule("registration.after_entry_into_force", facts.in_force_on)
        last = facts.in_force_on + timedelta(days=int(rule.value))
        if facts.registered_on > last:
            yield Finding("registered_late", rule, last)


def _term(facts: Facts, on: date) -> Iterator[Finding]:
    """The limits of the category, of minors first.

    The codes do not say from which day a term of this kind counts: the least is counted from the entry into force and the longest from
    registration, so that nothing lawful is found wrong.
    """
    category, ends, registered = facts.category, facts.term_ends_on, facts.registered_on
    if category is None or ends is None or registered is None:
        return
    minor = facts.born_on is not None and age(facts.born_on, registered) < law.number("age.adult", on)
    least, most = _limit(category, "least", on, minor=minor), _limit(category, "most", on, minor=minor)
    if least is not None:
        first = months_later(min(facts.in_force_on or registered, registered), int(least.value)) - timedelta(days=1)
        if ends < first:
            yield Finding("term_too_short", least, first)
    if most is not None and ends > (last := months_later(registered, int(most.value))):
        yield Finding("term_too_long", most, last)


def _limit(category: Category, which: Literal["least", "most"], on: date, *, minor: bool) -> law.Rule | None:
    for code in ([f"term.{category}.minor.{which}"] if minor else []) + [f"term.{category}.{which}"]:
        try:
            return law.rule(code, on)
        except law.NoSuchRule:
            continue
    return None


def _hours(facts: Facts, on: date) -> Iterator[Finding]:
    """Of what kind the offence was decides the limits; where it is not known, the lowest and the highest."""
    if facts.category is not Category.COMMUNITY_WORK or facts.work_hours is None:
        return
    least = law.rule(f"hours.community_work.{facts.offence_kind or 'misdemeanour'}.least", on)
    most = law.rule(f"hours.community_work.{facts.offence_kind or 'crime'}.most", on)
    if facts.work_hours < int(least.value):
        yield Finding("hours_too_few", least)
    elif facts.work_hours > int(most.value):
        yield Finding("hours_too_many", most)


def _frequency(facts: Facts, on: date) -> Iterator[Finding]:
    if facts.category is None or facts.settlement is None or facts.frequency is None:
        return
    rule = frequency_rule(facts.category, facts.settlement, on)
    if rule is not None and rule.value != "one_by_one" and facts.frequency.rarer_than(Frequency(str(rule.value))):
        yield Finding("check_in_too_rare", rule)


def _labour(facts: Facts, on: date) -> Iterator[Finding]:
    """Compulsory labour is not asked of minors, and of women and men from an age on."""
    if "compulsory_labour" not in facts.conditions or facts.born_on is None:
        return
    years = age(facts.born_on, facts.registered_on or on)
    minors = law.rule("labour.exempt.minors", on)
    if years < int(minors.value):
        yield Finding("labour_exempt", minors)
    elif facts.sex is not None:
        rule = law.rule("labour.exempt.women" if facts.sex == "female" else "labour.exempt.men", on)
        if years >= int(rule.value):
            yield Finding("labour_exempt", rule)


def _duties(facts: Facts, on: date) -> Iterator[Finding]:
    """Duties that the law does not know in the category, each with its own norm."""
    for code in sorted(facts.conditions) if facts.category is not None else ():
        with suppress(NoSuchTemplate):
            template = in_force(code, on)
            if not template.applies_to(str(facts.category)):
                values = template.model_dump(include={"source", "status", "valid_from", "valid_until"})
                yield Finding("condition_not_of_category", law.Rule(code=f"condition.{code}", value=code, unit="text", **values))
