"""Categories of supervised persons, who has custody of them, and how often the law makes them check in."""

from datetime import date
from enum import StrEnum
from typing import Literal

from services.probation.cases.domain.frequency import Frequency
from services.probation.law import rules as law


class Category(StrEnum):
    """Why a person is on the register."""

    SUSPENDED_SENTENCE = "suspended_sentence"
    RESTRICTION_OF_LIBERTY = "restriction_of_liberty"
    COMMUNITY_WORK = "community_work"
    CORRECTIVE_WORK = "corrective_work"
    DEFERRED_SENTENCE = "deferred_sentence"
    BAN_ON_POSTS = "ban_on_posts"
    PRE_TRIAL_PROBATION = "pre_trial_probation"
    PENITENTIARY_PROBATION = "penitentiary_probation"
    PAROLE = "parole"
    ADMINISTRATIVE_SUPERVISION = "administrative_supervision"


SupervisingAuthority = Literal["probation", "police"]
Settlement = Literal["urban", "rural"]
Sex = Literal["female", "male"]
Citizenship = Literal["kz", "foreign", "no_citizenship"]
"""Of Kazakhstan, of another country, of none."""
FOREIGNERS: frozenset[Citizenship] = frozenset({"foreign", "no_citizenship"})
OffenceKind = Literal["misdemeanour", "crime"]
"""What community work is imposed for: the limits of its hours differ."""
REGIONS = (
    "10", "11", "15", "19", "23", "27", "31", "33", "35", "39", "43", "47", "55", "59", "61", "62", "63", "71", "75", "79",
)  # fmt: skip
"""The first two digits of a region's KATO code; its name in the page's language is in `words`."""


def supervising_authority(category: Category, on: date) -> SupervisingAuthority:
    """Who should supervise people of this category, by the law's values on that day (law/authorities.toml); the rules do not mix."""
    return "police" if law.rule(f"authority.{category}", on).value == "police" else "probation"


def frequency_rule(category: Category, settlement: Settlement, on: date) -> law.Rule | None:
    """The value of the law that says how often people of this category check in; None where there is none on that day."""
    for code in (f"check_in.{category}.{settlement}", f"check_in.{category}"):
        try:
            return law.rule(code, on)
        except law.NoSuchRule:
            continue
    return None


def lawful_frequency(category: Category, settlement: Settlement, on: date) -> Frequency | None:
    """How often the person must check in at least; None where the officer sets the days one by one."""
    rule = frequency_rule(category, settlement, on)
    return None if rule is None or rule.value == "one_by_one" else Frequency(str(rule.value))
