"""One change of one field of a person's record."""

from dataclasses import dataclass
from datetime import date
from typing import Any, Literal
from uuid import UUID

from shared.values import JsonObject

Value = str | int | bool | None | JsonObject
"""A value as JSON: dates as YYYY-MM-DD, an entry of a list as an object, None where there is nothing."""
Kind = Literal["correction", "change"]
"""A correction repairs what was written down wrongly; a change writes down new circumstances."""


@dataclass(frozen=True, slots=True)
class NewChange:
    """A change to be written: `old` and `new` as JSON values, `valid_from` the first day on which the new value holds.

    `entry` is the entry of a list (a document, a contact) that changed; `undoes` the earlier change that this one takes back.
    """

    person: UUID
    registration: UUID | None
    field: str
    old: Value
    new: Value
    kind: Kind
    valid_from: date
    why: str
    document: str
    entry: UUID | None = None
    undoes: UUID | None = None


def as_json(value: Any) -> Value:
    """A column's value for the history: dates and numbers of records as text, everything else as it is."""
    return value if value is None or isinstance(value, bool | int | dict) else str(value)
