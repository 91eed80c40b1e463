"""The blocks that the typeset page is made of, and moments on it."""

from collections.abc import Iterable
from datetime import datetime
from zoneinfo import ZoneInfo

from shared.values import JsonObject

MOST_ROWS = 240
DASH = "–"


def at(text: str, time_zone: str) -> str:
    """To the second, in the person's time zone; one form in every language, as in a log."""
    return f"{datetime.fromisoformat(text).astimezone(ZoneInfo(time_zone)):%d.%m.%Y %H:%M:%S}"


def heading(text: str) -> JsonObject:
    """A heading."""
    return {"kind": "heading", "text": text}


def paragraph(text: str) -> JsonObject:
    """A paragraph."""
    return {"kind": "text", "text": text}


def items(texts: list[str]) -> JsonObject:
    """A list of sentences."""
    return {"kind": "list", "items": texts}


def pairs(*rows: tuple[str, str]) -> JsonObject:
    """Names with their values."""
    return {"kind": "pairs", "rows": [list(row) for row in rows]}


def table(head: list[str], rows: Iterable[list[str]], widths: list[int]) -> JsonObject:
    """A table; `widths` are the shares of its columns."""
    return {"kind": "table", "head": head, "rows": list(rows), "widths": widths}
