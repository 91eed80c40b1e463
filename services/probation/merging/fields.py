"""The fields of which an officer chooses one value where two records differ: those that stand with the person."""

from collections.abc import Mapping
from datetime import date

from services.probation.amendments.domain.fields import FIELDS, Reading

NAMES = tuple(name for name, field in FIELDS.items() if field.owner == "person")


def as_columns(values: Mapping[str, str | None]) -> dict[str, str | date | None]:
    """As the columns of a person hold them: days become dates; everything else is text."""
    return {name: date.fromisoformat(value) if value and FIELDS[name].reading is Reading.DAY else value for name, value in values.items()}
