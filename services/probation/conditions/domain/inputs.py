"""The inputs of a template, and everything that is wrong with them, in one pass."""

import re
from collections.abc import Callable, Mapping
from datetime import date

from services.probation.conditions.domain.templates import Duty, Template

Inputs = Mapping[str, tuple[str, ...]]
"""The values by kind of input: hours ("22:00", "06:00"), a period (two ISO days, the last may be empty), days ("mon", ...), else texts."""
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
CLOCK = re.compile(r"(?:[01][0-9]|2[0-3]):[0-5][0-9]")
AMOUNT = re.compile(r"[1-9][0-9]{0,9}")
LONGEST, MOST_PLACES = 300, 20


def problems(template: Template, inputs: Inputs, *, imposed_by: Duty, category: str | None) -> dict[str, str]:
    """A code by input of what is wrong; `imposed_by` and `category` (None: not checked) name what is wrong with those."""
    wrong: dict[str, str] = {}
    if category is not None and not template.applies_to(category):
        wrong["category"] = "category"
    if template.duty == "court" and imposed_by != "court":
        wrong["imposed_by"] = "court_duty"
    for slot in template.slots:
        values = inputs.get(slot.kind, ())
        if not any(values):
            wrong |= {slot.kind: f"{slot.kind}_missing"} if slot.required else {}
        elif code := CHECKS.get(slot.kind, _texts)(values):
            wrong[slot.kind] = code
    return wrong | {kind: "unknown_slot" for kind in inputs if template.slot(kind) is None}


def _hours(values: tuple[str, ...]) -> str | None:
    right = len(values) == 2 and all(CLOCK.fullmatch(each) for each in values)
    return None if right and values[0] != values[1] else "hours"


def _days(values: tuple[str, ...]) -> str | None:
    return None if set(values) <= set(DAYS) and len(set(values)) == len(values) else "days"


def _period(values: tuple[str, ...]) -> str | None:
    try:
        begins, ends = values
        first = date.fromisoformat(begins)
        return "period" if ends and date.fromisoformat(ends) < first else None
    except ValueError:
        return "period"


def _amount(values: tuple[str, ...]) -> str | None:
    return None if len(values) == 1 and AMOUNT.fullmatch(values[0]) else "amount"


def _places(values: tuple[str, ...]) -> str | None:
    return "places_many" if len(values) > MOST_PLACES else _texts(values, most=MOST_PLACES)


def _texts(values: tuple[str, ...], most: int = 1) -> str | None:
    if len(values) > most or any(not each.strip() for each in values):
        return "text"
    return "long" if any(len(each) > LONGEST for each in values) else None


CHECKS: dict[str, Callable[[tuple[str, ...]], str | None]] = {
    "hours": _hours, "days": _days, "period": _period, "amount": _amount, "places": _places,
}  # fmt: skip
