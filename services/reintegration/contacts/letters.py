"""The letter that invites to an appointment (letters.toml beside this file)."""

import re
import tomllib
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

from babel.dates import format_date

from services.reintegration.contacts.domain import AppointmentRow

FILE = Path(__file__).with_name("letters.toml")
SLOT = re.compile(r"\{(\w+)\}")


@cache
def _letters() -> dict[str, dict[str, str]]:
    letters: dict[str, dict[str, str]] = tomllib.loads(FILE.read_text())
    return letters


def spoken(asked: str, own: str) -> str:
    """The language of the letter: the one that was asked for, otherwise the person's."""
    return asked if asked in _letters() else own if own in _letters() else "kk"


def letter(row: AppointmentRow, name: str, language: str) -> dict[str, str]:
    """The parts of the letter, in the person's own time; the place is empty where there is none."""
    local = row.starts_at.astimezone(ZoneInfo(row.time_zone))
    slots = {
        "name": name, "day": format_date(local.date(), "long", locale=language), "time": f"{local:%H:%M}", "minutes": str(row.minutes),
        "place": row.place or "", "purpose": row.purpose, "worker": row.worker_name,
    }  # fmt: skip
    # By the pattern, not by str.format: what a worker typed may have braces, and is never read as a slot.
    parts = {part: SLOT.sub(lambda found: slots[found[1]], text) for part, text in _letters()[language].items()}
    return parts if row.place else parts | {"place": ""}
