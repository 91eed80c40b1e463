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
REGION_NAMES = {
    "10": "Абай", "11": "Ақмола", "15": "Ақтөбе", "19": "Алматы облысы", "23": "Атырау", "27": "БҚО", "31": "Жамбыл", "33": "Жетісу",
    "35": "Қарағанды", "39": "Қостанай", "43": "Қызылорда", "47": "Маңғыстау", "55": "Павлодар", "59": "СҚО", "61": "Түркістан",
    "62": "Ұлытау", "63": "ШҚО", "71": "Астана", "75": "Алматы", "79": "Шымкент",
}  # fmt: skip
REGIONS = tuple(REGION_NAMES)


def office_name(code: str) -> str:
    """An office by its region, with its number where it is not the region's first: `71-02` is the second one of Astana."""
    region, _, number = code.partition("-")
    name = REGION_NAMES.get(region, region)
    return f"{name} {int(number)}" if number.isdecimal() else name


def supervising_authority(category: Category) -> SupervisingAuthority:
    """Parole and administrative supervision are the police's; their rules do not mix with probation's."""
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
