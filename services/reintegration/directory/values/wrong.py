"""What a cell may be."""

from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Wrong:
    """What is wrong with a cell, as a code of hsds.words. `value`: what stands in its place, corrected."""

    problem: str
    value: object = None


Value = str | int | float | Decimal | date | time | datetime | None
Read = Value | Wrong
