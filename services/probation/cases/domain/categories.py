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
    PAROLE = "parole"
    ADMINISTRATIVE_SUPERVISION = "administrative_supervision"


SupervisingAuthority = Literal["probation", "police"]
Settlement = Literal["urban", "rural"]
REGIONS = (
    "10", "11", "15", "19", "23", "27", "31", "33", "35", "39", "43", "47", "55", "59", "61", "62", "63", "71", "75", "79",
)  # fmt: skip
"""The first two digits of a region's KATO code; its name in the page's language is in `words`."""


def supervising_authority(category: Category) -> SupervisingAuthority:
    """The police are responsible for parole and administrative supervision; their rules are separate from probation's."""
    return "police" if category in {Category.PAROLE, Category.ADMINISTRATIVE_SUPERVISION} else "probation"


def lawful_frequency(category: Category, settlement: Settlement, on: date) -> Frequency | None:
    """How often the person must check in at least; None where the officer sets the days one by one."""
    for code in (f"check_in.{category}.{settlement}", f"check_in.{category}"):
        try:
            value = law.rule(code, on).value
        except law.NoSuchRule:
            continue
        return None if value == "one_by_one" else Frequency(str(value))
    return None
