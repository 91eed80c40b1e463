"""A diary as a calendar file (RFC 5545) and as CSV."""

import csv
import io
from collections.abc import Iterable
from datetime import UTC, datetime

from services.probation.appointments import words
from services.probation.appointments.queries import ShownAppointment

FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""With these a spreadsheet begins a formula."""
STATUS = {"planned": "CONFIRMED", "recorded": "CONFIRMED"}
LONGEST_LINE = 75
"""Bytes of a line in a calendar file; a longer one goes on in the next line after a space."""
COLUMNS = ("starts_at", "minutes", "kind", "purpose", "name", "case_number", "place", "state", "outcome", "officer")


def as_csv(rows: Iterable[ShownAppointment]) -> str:
    """A line an appointment, with the codes of kind, state and outcome."""
    out = io.StringIO()
    lines = csv.writer(out)
    lines.writerow(COLUMNS)
    for row in rows:
        texts = (row.kind, row.purpose_words or row.purpose, row.name, row.case_number, row.place or "", row.state, row.outcome or "")
        lines.writerow([row.starts_at.isoformat(), row.minutes, *map(_plain, texts), _plain(row.officer_name)])
    return out.getvalue()


def as_calendar(rows: Iterable[ShownAppointment], now: datetime) -> str:
    """One event an appointment: where or how, and the case number."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Oralu//Diary//EN"]
    for row in rows:
        lines += [
            "BEGIN:VEVENT",
            f"UID:{row.id}@oralu",
            f"DTSTAMP:{_moment(now)}",
            f"SEQUENCE:{row.version}",
            f"DTSTART:{_moment(row.starts_at)}",
            f"DTEND:{_moment(row.ends_at)}",
            f"SUMMARY:{_escaped(f'{words.kind(row.kind)} · {row.case_number}')}",
            f"STATUS:{STATUS.get(row.state, 'CANCELLED')}",
            "CLASS:PRIVATE",
            "END:VEVENT",
        ]
    return "".join(f"{_folded(line)}\r\n" for line in [*lines, "END:VCALENDAR"])


def _moment(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _escaped(text: str) -> str:
    for sign in ("\\", ";", ","):
        text = text.replace(sign, f"\\{sign}")
    return text.replace("\r\n", "\\n").replace("\n", "\\n")


def _folded(line: str) -> str:
    """In lines of at most LONGEST_LINE bytes, no letter divided."""
    parts: list[str] = []
    part = ""
    for sign in line:
        if len((part + sign).encode()) > LONGEST_LINE - (1 if parts else 0):
            parts.append(part)
            part = ""
        part += sign
    return "\r\n ".join([*parts, part])


def _plain(text: str) -> str:
    """A text that a spreadsheet takes as text."""
    return f"'{text}" if text.startswith(FORMULA) else text
