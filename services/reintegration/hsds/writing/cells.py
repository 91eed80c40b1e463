"""Values of our columns by the types of HSDS: pure."""

import json
from datetime import UTC, date, datetime, time
from decimal import Decimal
from typing import Any
from uuid import UUID

from services.reintegration.directory.domain import chosen
from services.reintegration.hsds.spec import HsdsField

HsdsRow = dict[str, object]
NOT_KNOWN = {"kk": "белгісіз", "ru": "неизвестно", "en": "not known"}
"""Stands where HSDS requires a text that nobody has given."""
FREQUENCIES = {"DAILY": ("WEEKLY", "MO,TU,WE,TH,FR,SA,SU"), "WEEKLY": ("WEEKLY", None), "MONTHLY": ("MONTHLY", None)}


def value_of(value: Any, field: HsdsField, language: str) -> object:
    """A column's value as HSDS writes it; None for none."""
    if value is None:
        return None
    if field.by_language:
        texts = json.loads(value) if isinstance(value, str) else value
        return chosen(texts, language)[0] or None
    return _plain(value, field)


def _plain(value: Any, field: HsdsField) -> object:
    if isinstance(value, datetime):
        return value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, UUID):
        return str(value)
    if isinstance(value, Decimal):
        return float(value)
    if field.kind == "number":
        number = float(value)
        return int(number) if number.is_integer() else number
    return value


def required(entity: str, field: HsdsField, row: HsdsRow, language: str) -> object:
    """What stands where HSDS requires a value that nobody has given."""
    if field.name == "description" and "name" in row:
        return row["name"]
    if (entity, field.name) == ("address", "country"):
        return "KZ" if language in {"kk", "ru"} and not str(row.get("address_1", "")).isascii() else NOT_KNOWN[language]
    return field.allowed[0] if field.allowed else NOT_KNOWN[language]


def as_weeks(row: HsdsRow) -> None:
    """3.0 knows weeks and months alone: every day is a week of seven, once a year is told by the description."""
    if "freq" not in row:
        return
    frequency, days = FREQUENCIES.get(str(row["freq"]), (None, None))
    if frequency is None:
        del row["freq"]
    else:
        row["freq"] = frequency
        if days:
            row.setdefault("byday", days)
