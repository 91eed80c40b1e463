"""What was typed becomes a value, as the history keeps it: text, a day as YYYY-MM-DD, None where nothing stands."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from services.probation.cases.domain.phone import WrongPhone, parse_phone

Values = Mapping[str, str | None]
"""Values by the names of their fields."""
KATO = re.compile(r"[0-9]{9}")
EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
LANDLINE = re.compile(r"\+?[0-9 ()-]{5,25}")


@dataclass(frozen=True, slots=True)
class Pair:
    """A field's value before and after."""

    old: str | None
    new: str | None


def conflicts(seen: Values, wanted: Values, now: Values) -> dict[str, Pair]:
    """Fields that this officer changed while somebody else changed them to another value: what stands now, and what was wanted.

    Fields that only one of the two changed are no conflict.
    """
    mine = {name for name, value in wanted.items() if value != seen[name]}
    return {name: Pair(now[name], wanted[name]) for name in wanted if name in mine and now[name] not in (seen[name], wanted[name])}


def changed(seen: Values, wanted: Values) -> dict[str, Pair]:
    """What differs from what stood in the form."""
    return {name: Pair(seen[name], value) for name, value in wanted.items() if value != seen[name]}


def contact_problem(kind: str | None, value: str | None) -> str | None:
    """A code if this cannot be a contact of that kind."""
    if kind is None or value is None:
        return None
    if kind == "mobile":
        try:
            parse_phone(value)
        except WrongPhone:
            return "phone"
    if kind == "landline" and not LANDLINE.fullmatch(value):
        return "landline"
    if kind == "email" and not EMAIL.fullmatch(value):
        return "email"
    return None
