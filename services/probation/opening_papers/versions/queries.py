"""Reads of the forms, version by version. They name nobody."""

from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from uuid import UUID

from services.probation.database import DB
from services.probation.opening_papers.domain.forms import FormCode
from services.probation.opening_papers.domain.reading import read
from shared.db.rows import fetch_row, fetch_rows
from shared.questions.forms import Form

IN_FORCE = """SELECT * FROM probation.opening_form WHERE form = $1 AND state = 'accepted' AND valid_from <= $2
    ORDER BY valid_from DESC, version DESC LIMIT 1"""
ALL_IN_FORCE = """SELECT DISTINCT ON (form) * FROM probation.opening_form WHERE state = 'accepted' AND valid_from <= $1
    ORDER BY form, valid_from DESC, version DESC"""
VERSIONS = "SELECT * FROM probation.opening_form WHERE form = $1 ORDER BY version DESC"
WAITING = "SELECT * FROM probation.opening_form WHERE state = 'waiting' ORDER BY proposed_at, id"


@dataclass(frozen=True, slots=True)
class FormVersion:
    """One version of a form."""

    id: UUID
    form: str
    version: int
    valid_from: date
    content: str
    seeded: bool
    state: str
    why: str
    proposed_at: datetime
    proposed_by: UUID | None
    proposed_by_name: str | None
    answered_at: datetime | None
    answered_by_name: str | None
    answer: str | None

    @property
    def says(self) -> Form:
        """The form."""
        return form_of(self.content)


@lru_cache(maxsize=64)
def form_of(content: str) -> Form:
    """A stored form; only what can be read was ever stored. Raises ValueError otherwise."""
    found = read(content)
    if found.form is None:
        raise ValueError(found.faults)
    return found.form


async def in_force(form: FormCode, on: date) -> FormVersion | None:
    """The version of a form that holds on a day; None where the forms were never seeded."""
    return await fetch_row(DB, FormVersion, IN_FORCE, str(form), on)


async def all_in_force(on: date) -> dict[str, FormVersion]:
    """The version of each form that holds on a day."""
    return {row.form: row for row in await fetch_rows(DB, FormVersion, ALL_IN_FORCE, on)}


async def version(number: UUID) -> FormVersion | None:
    """One version."""
    return await fetch_row(DB, FormVersion, "SELECT * FROM probation.opening_form WHERE id = $1", number)


async def versions(form: FormCode) -> list[FormVersion]:
    """All versions of a form, the latest first."""
    return await fetch_rows(DB, FormVersion, VERSIONS, str(form))


async def waiting() -> list[FormVersion]:
    """What waits for a second administrator."""
    return await fetch_rows(DB, FormVersion, WAITING)
