"""The last day of a term, step by step.

The order of the steps is fixed: the length, extensions, time that did not count, credit, a day off, an early end. It does not depend on
the order in which the documents arrived, so that none of them can make another one worth less.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from services.probation.law import rules as law
from services.probation.terms.domain.lengths import ONE_DAY, later
from services.probation.terms.domain.parts import Length, Suspension, Term, Unit
from shared.law.calendar import is_working_day, knows_kurban_ait, next_working_day

OLDEST_LAW = date(2015, 1, 1)
What = Literal["length", "stated_end", "extension", "suspension", "open_suspension", "credit", "day_off", "early_end"]


@dataclass(frozen=True, slots=True)
class Step:
    """One step. `was`: the last day before it, or the day on which the term begins; `ends_on`: the last day after it, None: not known yet.

    `given`: the length as the document gives it; `days`: what it came to in days or working days, where it was converted. `since`, `until`:
    the days of a suspension, both included.
    """

    what: What
    was: date
    ends_on: date | None
    rules: tuple[law.Rule, ...]
    given: Length | None = None
    counted: Length | None = None
    since: date | None = None
    until: date | None = None
    document: str = ""


@dataclass(frozen=True, slots=True)
class Derivation:
    """The last day of a term (None while it is suspended), how it came about, and what to be careful about.

    `calendar_unknown`: years that working days were counted in, and whose Kurban Ait is not known yet.
    """

    begins_on: date
    ends_on: date | None
    steps: tuple[Step, ...]
    calendar_unknown: tuple[int, ...] = ()
    ignored: tuple[Suspension, ...] = ()

    @property
    def unverified(self) -> tuple[law.Rule, ...]:
        """The values that no lawyer has verified, each once."""
        found = {rule.code: rule for step in self.steps for rule in step.rules if rule.status == "unverified"}
        return tuple(found.values())


def rule(code: str, on: date) -> law.Rule:
    """The rule in force on that day; before the codes of 2014 were in force, their first one. Raises NoSuchRule."""
    return law.rule(code, max(on, OLDEST_LAW))


def rule_of(code: str, category: str, on: date) -> law.Rule:
    """The rule of that category, or the one of all. Raises NoSuchRule."""
    try:
        return rule(f"{code}.{category}", on)
    except law.NoSuchRule:
        return rule(f"{code}.any", on)


def begins_on(category: str, *, registered_on: date, in_force_on: date) -> date:
    """The day on which a term begins: registration or entry into force, as the law says for the category."""
    return in_force_on if rule_of("term.start", category, registered_on).value == "entry_into_force" else registered_on


def derive(term: Term) -> Derivation:
    """The last day of a term, with every step. Raises OverflowError beyond the calendar's last year."""
    return _Count(term).run()


class _Count:
    """The state while the steps are taken. `after`: the first day after the term."""

    def __init__(self, term: Term) -> None:
        self.term, self.begins_on = term, term.basis.begins_on
        self.first_day_counts = rule("term.first_day_counts", self.begins_on)
        self.after = self.begins_on
        self.steps: list[Step] = []
        self.ignored: list[Suspension] = []
        self.in_working_days = False

    def run(self) -> Derivation:
        self._length()
        self._extensions()
        suspended = self._suspensions()
        if not suspended:
            self._credits()
            self._day_off()
        ends_on = self._early_end(None if suspended else self._last_day())
        return Derivation(self.begins_on, ends_on, tuple(self.steps), self._unknown_years(), tuple(self.ignored))

    def _last_day(self) -> date:
        return self.after - ONE_DAY

    def _move(self, step: Step, after: date) -> None:
        """Take the step; a term has at least its first day."""
        self.after = max(after, self.begins_on + ONE_DAY)
        self.steps.append(replace(step, ends_on=self._last_day()))

    def _counted(self, length: Length, on: date) -> tuple[Length, tuple[law.Rule, ...]]:
        """Hours as the days that they come to, begun days whole; other lengths as they are."""
        if length.unit != "hours":
            return length, ()
        hours, counted = rule("term.hours_a_day", on), rule("term.hours_counted_in", on)
        unit: Unit = "working_days" if counted.value == "working_days" else "days"
        return Length(-(-length.amount // _number(hours)), unit), (hours, counted)

    def _later(self, length: Length) -> date:
        self.in_working_days |= length.unit == "working_days"
        return later(self.after, length, first_day_counts=self.first_day_counts.value == "yes")

    def _length(self) -> None:
        basis = self.term.basis
        begins = rule_of("term.start", self.term.category, self.begins_on)
        if basis.length is None:
            ends_on = basis.ends_on or self.begins_on
            step = Step("stated_end", self.begins_on, None, (), document=basis.document)
            self._move(step, ends_on + ONE_DAY)
            return
        counted, used = self._counted(basis.length, self.begins_on)
        if self.first_day_counts.value != "yes":
            self.after += ONE_DAY
        step = Step("length", self.begins_on, None, (begins, self.first_day_counts, *used), basis.length, document=basis.document)
        self._move(replace(step, counted=counted if counted != basis.length else None), self._later(counted))

    def _extensions(self) -> None:
        # The key ends with the length, so that two of one day are always taken in the same order.
        for one in sorted(self.term.extensions, key=lambda each: (each.on, each.length.unit, each.length.amount, each.document)):
            counted, used = self._counted(one.length, one.on)
            step = Step("extension", self._last_day(), None, (rule("term.extension.most.adult", one.on), *used), one.length)
            self._move(replace(step, counted=counted if used else None, document=one.document), self._later(counted))

    def _suspensions(self) -> bool:
        """Whether one is still open."""
        for one in merged(self.term.suspensions, self.begins_on):
            used = (rule_of("term.suspension", self.term.category, one.since),)
            if one.since >= self.after:
                self.ignored.append(one)
            elif one.until is None:
                self.steps.append(Step("open_suspension", self._last_day(), None, used, since=one.since, document=one.document))
                return True
            else:
                days = (one.until - one.since).days
                step = Step("suspension", self._last_day(), None, used, Length(days, "days"), since=one.since, until=one.until - ONE_DAY)
                self._move(replace(step, document=one.document), self.after + timedelta(days=days))
        return False

    def _credits(self) -> None:
        hours = 0
        for one in sorted(self.term.credits, key=lambda each: (each.on, each.length.unit, each.length.amount, each.document)):
            used: tuple[law.Rule, ...] = (rule("term.credit", one.on),)
            days = one.length.amount
            if one.length.unit == "hours":
                a_day = rule("term.hours_a_day", one.on)
                # Hours that are no whole day yet are kept for the next credit.
                days = (hours + one.length.amount) // _number(a_day) - hours // _number(a_day)
                hours += one.length.amount
                used = (*used, a_day)
            counted = Length(days, "days") if one.length.unit == "hours" else None
            step = Step("credit", self._last_day(), None, used, one.length, counted, document=one.document)
            self._move(step, max(self.after - timedelta(days=days), self.begins_on + ONE_DAY))

    def _day_off(self) -> None:
        """A day off at the end, shown also where the term stays as it is; an end that an officer stated is not moved."""
        length, was = self.term.basis.length, self._last_day()
        if length is None or is_working_day(was):
            return
        unit = self._counted(length, self.begins_on)[0].unit
        used = rule(f"term.day_off.{unit}", was)
        moves = used.value == "moves"
        self.in_working_days |= moves
        self._move(Step("day_off", was, None, (used,)), next_working_day(was) + ONE_DAY if moves else self.after)

    def _early_end(self, ends_on: date | None) -> date | None:
        early = self.term.early_end
        if early is None or (ends_on is not None and early.ends_on >= ends_on):
            return ends_on
        earlier = max(early.ends_on, self.begins_on)
        used = (rule("term.early_end", early.ends_on),)
        self.steps.append(Step("early_end", self._last_day(), earlier, used, document=early.document))
        return earlier

    def _unknown_years(self) -> tuple[int, ...]:
        if not self.in_working_days:
            return ()
        return tuple(year for year in range(self.begins_on.year, self._last_day().year + 1) if not knows_kurban_ait(year))


def merged(suspensions: Iterable[Suspension], begins_on: date) -> list[Suspension]:
    """The same days, in order, each once; nothing before the term begins."""
    kept: list[Suspension] = []
    for one in sorted(suspensions, key=lambda each: (each.since, each.until or date.max)):
        since = max(one.since, begins_on)
        if one.until is not None and one.until <= since:
            continue
        if kept and (kept[-1].until is None or since <= kept[-1].until):
            last = kept[-1]
            until = None if last.until is None or one.until is None else max(last.until, one.until)
            documents = dict.fromkeys(each for each in (last.document, one.document) if each)
            kept[-1] = Suspension(last.since, until, "; ".join(documents))
        else:
            kept.append(replace(one, since=since))
    return kept


def _number(used: law.Rule) -> int:
    assert isinstance(used.value, int)
    return used.value
