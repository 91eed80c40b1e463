"""Somebody whose whereabouts are unknown: initial measures first, and only after the days of the law a submission for the wanted list."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from services.probation.law import rules as law
from shared.law.rules import NamedList, Rule


class Measure(StrEnum):
    """An initial search measure."""

    CALL = "call"
    HOME = "home"
    RELATIVES = "relatives"
    WORK = "work"
    HOSPITALS = "hospitals"
    CUSTODY = "custody"
    BORDER = "border"


@dataclass(frozen=True, slots=True)
class SearchRule:
    """The days after which somebody is looked for officially, which measures there are, and how many at least."""

    days: Rule
    measures: NamedList
    least: Rule


@dataclass(frozen=True, slots=True)
class Search:
    """Where the search stands. `submission_from`: the first day on which the court may be asked."""

    submission_from: date
    taken: int
    least: int
    measures_missing: int
    day_reached: bool

    @property
    def may_ask(self) -> bool:
        """Whether the submission for the wanted list is possible."""
        return self.day_reached and not self.measures_missing


def search_rule(on: date) -> SearchRule:
    """The values of a day. Raises NoSuchRule."""
    return SearchRule(law.rule("breach.search.after", on), law.rule_list("breach.search.measures", on), law.rule("breach.search.least", on))


def search_of(missed_on: date, measures: Collection[str], rule: SearchRule, *, today: date) -> Search:
    """More than the law's days after the missed check-in, with different measures recorded."""
    days, least = _number(rule.days), _number(rule.least)
    possible = missed_on + timedelta(days=days + 1)
    taken = len({one for one in measures if one in rule.measures.values})
    return Search(possible, taken, least, max(0, least - taken), today >= possible)


def _number(rule: Rule) -> int:
    if not isinstance(rule.value, int):
        raise TypeError(f"{rule.code} is not a number")
    return rule.value
