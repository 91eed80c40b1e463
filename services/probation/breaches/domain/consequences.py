"""What the law allows to follow, by category: dated rows (law/breaches.toml), each with its text and the facts that meet it.

The software proposes and names what it does not know; an officer decides, and may decide less.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from typing import Literal
from uuid import UUID

from services.probation.law.rules import FOLDER
from shared.law.rules import Cited, entries
from shared.messages.base import Language

Matter = Literal["duty", "hiding", "damage"]
MATTERS: tuple[Matter, ...] = ("duty", "hiding", "damage")
ABSENCES = frozenset({"missed_check_in", "failed_appointment"})


class Step(StrEnum):
    """What may follow a confirmed breach."""

    WARNING = "warning"
    EXTEND = "extend"
    CANCEL = "cancel"
    REPLACE = "replace"
    COMPELLED = "compelled"
    WANTED = "wanted"
    DAMAGE = "damage"


DOCUMENT: Mapping[Step, str] = {
    Step.WARNING: "warning",
    Step.EXTEND: "submission",
    Step.CANCEL: "submission",
    Step.REPLACE: "submission",
    Step.COMPELLED: "compelled_appearance",
    Step.WANTED: "wanted_submission",
    Step.DAMAGE: "damage_act",
}
"""The document of each step."""
TO_COURT = frozenset({Step.EXTEND, Step.CANCEL, Step.REPLACE})
SECOND = TO_COURT | {Step.WANTED}
"""A second, senior officer signs."""


class Condition(StrEnum):
    """When a row applies. Those of `STATED` are known to the officer alone."""

    FIRST = "first"
    REPEAT = "repeat"
    ABSENCE = "absence"
    HIDING = "hiding"
    DAMAGE = "damage"
    WARNINGS = "warnings"
    EVASIONS = "evasions"
    PERSISTENT = "persistent"
    NO_SHOWS = "no_shows"
    JOBLESS = "jobless"
    PENALTIES = "penalties"
    NO_REGISTRATION = "no_registration"
    NO_NORM = "no_norm"


STATED = frozenset(
    {Condition.PERSISTENT, Condition.NO_SHOWS, Condition.JOBLESS, Condition.PENALTIES, Condition.NO_REGISTRATION, Condition.NO_NORM}
)


class BreachRule(Cited):
    """One row: in this category, under this condition, these steps may follow. `value`: of the condition, in `unit`."""

    code: str
    category: str
    condition: Condition
    age: Literal["any", "adult", "minor"] = "any"
    value: int | None = None
    unit: Literal["months", "days", "times", "working_days"] | None = None
    most_months: int | None = None
    steps: tuple[Step, ...]
    text: dict[Language, str]


@dataclass(frozen=True, slots=True)
class KnownFact:
    """A fact that the officer chose."""

    id: UUID
    kind: str
    on: date


@dataclass(frozen=True, slots=True)
class Earlier:
    """An earlier confirmed breach of the same registration that has left the house and was not lifted."""

    proceeding: UUID
    on: date
    steps: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Known:
    """What the software knows about a matter. `minor`: None where the birth date is not known."""

    category: str
    matter: Matter
    today: date
    minor: bool | None = None
    facts: tuple[KnownFact, ...] = ()
    earlier: tuple[Earlier, ...] = ()
    search_may_ask: bool = False


@dataclass(frozen=True, slots=True)
class Finding:
    """Whether a row is met: True, False, or None where the software does not know. With what meets it."""

    rule: BreachRule
    met: bool | None
    facts: tuple[UUID, ...] = ()
    earlier: tuple[UUID, ...] = ()


@dataclass(frozen=True, slots=True)
class Proposal:
    """Every row of the category by whether it is met; the officer may choose among `possible`."""

    findings: tuple[Finding, ...]
    possible: frozenset[Step] = field(default=frozenset())

    @property
    def met(self) -> tuple[Finding, ...]:
        """The rows that the facts meet."""
        return tuple(one for one in self.findings if one.met)

    @property
    def unknown(self) -> tuple[Finding, ...]:
        """The rows of which the software cannot say it."""
        return tuple(one for one in self.findings if one.met is None)

    def rests_on(self, steps: Iterable[Step]) -> tuple[Finding, ...]:
        """The rows by which these steps are possible."""
        wanted = set(steps)
        return tuple(one for one in self.findings if one.met is not False and wanted & set(one.rule.steps))


def breach_rules() -> tuple[BreachRule, ...]:
    """Every version of every row, in the order of the file."""
    return entries(FOLDER, "breach_step", BreachRule)


def rules_of(category: str, on: date) -> tuple[BreachRule, ...]:
    """The rows of a category in force on a day, the newest of each code."""
    found: dict[str, BreachRule] = {}
    for one in breach_rules():
        if one.category == category and one.holds_on(on) and (one.code not in found or found[one.code].valid_from <= one.valid_from):
            found[one.code] = one
    return tuple(found.values())


def propose(known: Known, rules: Sequence[BreachRule]) -> Proposal:
    """Each row with the facts that meet it. A row for another age is left out; where the age is not known it is unknown."""
    findings = tuple(_finding(rule, known) for rule in rules if _of_age(rule, known.minor) is not False)
    possible = frozenset(step for one in findings if one.met is not False for step in one.rule.steps)
    return Proposal(findings, possible)


def _finding(rule: BreachRule, known: Known) -> Finding:
    if not known.facts:
        return Finding(rule, None if rule.condition in STATED else False)
    met, facts, earlier = (None, (), ()) if rule.condition in STATED else CHECKS[rule.condition](rule, known)
    if met and _of_age(rule, known.minor) is None:
        met = None
    return Finding(rule, met, facts, earlier)


def _of_age(rule: BreachRule, minor: bool | None) -> bool | None:
    if rule.age == "any":
        return True
    return None if minor is None else minor == (rule.age == "minor")


Found = tuple[bool | None, tuple[UUID, ...], tuple[UUID, ...]]


def _all(known: Known) -> tuple[UUID, ...]:
    return tuple(one.id for one in known.facts)


def _before(rule: BreachRule, known: Known) -> tuple[Earlier, ...]:
    """Earlier breaches, of the last months where the row says how many."""
    if rule.value is None:
        return known.earlier
    last = max(one.on for one in known.facts)
    return tuple(one for one in known.earlier if one.on >= _months_before(last, rule.value))


def _first(rule: BreachRule, known: Known) -> Found:
    return known.matter == "duty" and not _before(rule, known), _all(known), ()


def _repeat(rule: BreachRule, known: Known) -> Found:
    before = _before(rule, known)
    return known.matter == "duty" and bool(before), _all(known), tuple(one.proceeding for one in before)


def _absence(_: BreachRule, known: Known) -> Found:
    facts = tuple(one.id for one in known.facts if one.kind in ABSENCES)
    return bool(facts) and known.matter == "duty", facts, ()


def _hiding(_: BreachRule, known: Known) -> Found:
    return known.matter == "hiding" and known.search_may_ask, _all(known), ()


def _damage(_: BreachRule, known: Known) -> Found:
    return known.matter == "damage", _all(known), ()


def _warnings(rule: BreachRule, known: Known) -> Found:
    warned = tuple(one.proceeding for one in known.earlier if Step.WARNING in one.steps)
    return len(warned) >= (rule.value or 0), _all(known), warned


def _evasions(rule: BreachRule, known: Known) -> Found:
    """More than so many, with this one."""
    return len(known.earlier) + 1 > (rule.value or 0), _all(known), tuple(one.proceeding for one in known.earlier)


CHECKS: Mapping[Condition, Callable[[BreachRule, Known], Found]] = {
    Condition.FIRST: _first,
    Condition.REPEAT: _repeat,
    Condition.ABSENCE: _absence,
    Condition.HIDING: _hiding,
    Condition.DAMAGE: _damage,
    Condition.WARNINGS: _warnings,
    Condition.EVASIONS: _evasions,
}


def _months_before(day: date, months: int) -> date:
    """The same day so many months before; the last of the month where there is none."""
    month = day.year * 12 + day.month - 1 - months
    first_of_next = date((month + 1) // 12, (month + 1) % 12 + 1, 1)
    return min(date(month // 12, month % 12 + 1, 1) + timedelta(days=day.day - 1), first_of_next - timedelta(days=1))


def table(on: date) -> list[tuple[str, str, str, tuple[str, ...], tuple[str, ...], str]]:
    """(category, condition, age, steps, documents, norm) of every row of a day: for the model check."""
    rows = {one.category: one.category for one in breach_rules()}
    return [
        (rule.category, rule.condition.value, rule.age, tuple(one.value for one in rule.steps),
         tuple(dict.fromkeys(DOCUMENT[one] for one in rule.steps)), rule.source)
        for category in rows for rule in rules_of(category, on)
    ]  # fmt: skip
