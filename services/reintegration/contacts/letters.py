"""The letter that invites to an appointment (letters.toml beside this file)."""

import re
import tomllib
from datetime import datetime
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

from babel.dates import format_date

from services.reintegration.cases.domain import CaseRow
from services.reintegration.contacts.domain import AppointmentRow
from services.reintegration.printing import Paper, typeset_paper
from shared.messages.base import Language
from shared.printing import blocks

FILE = Path(__file__).with_name("letters.toml")
SLOT = re.compile(r"\{(\w+)\}")


@cache
def _letters() -> dict[str, dict[str, str]]:
    letters: dict[str, dict[str, str]] = tomllib.loads(FILE.read_text())
    return letters


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


async def pdf_of(row: AppointmentRow, case: CaseRow, language: Language, at: datetime) -> bytes:
    """The letter as PDF/A."""
    said = letter(row, case.name, language)
    lines = [said[part] for part in ("dear", "text", "place", "purpose", "voluntary", "worker") if said[part]]
    return await typeset_paper(lambda: Paper(said["title"], [blocks.text("\n".join(lines))], office=case.office), language, at)
