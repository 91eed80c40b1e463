"""Reads of the versions of question sets and their drafts. They name nobody who was asked."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from services.reintegration.database import DB
from services.reintegration.errors import NotThere
from services.reintegration.needs.domain.pathways import Pathway
from services.reintegration.needs.sets import form_of
from shared.db.rows import fetch_row, fetch_rows
from shared.questions.forms import Form

VERSION = """SELECT s.id, s.pathway, s.version, s.valid_from, s.content, s.added_at, d.id AS draft, e.by_name AS accepted_by_name
    FROM reintegration.question_set s LEFT JOIN reintegration.question_draft d ON d.question_set = s.id
    LEFT JOIN reintegration.question_draft_event e ON e.draft = d.id AND e.act = 'accept'"""
VERSIONS = f"{VERSION} WHERE s.pathway = $1 ORDER BY s.valid_from DESC, s.version DESC"
DRAFT = "SELECT * FROM reintegration.question_draft"
OPEN = f"{DRAFT} WHERE state IN ('draft', 'waiting') ORDER BY pathway, id"
EVENTS = "SELECT act, words, by_id, by_name, at FROM reintegration.question_draft_event WHERE draft = $1 ORDER BY number"


@dataclass(frozen=True, slots=True)
class VersionRow:
    """A version; `draft` and who put it in force are empty for what came with the software."""

    id: UUID
    pathway: str
    version: int
    valid_from: date
    content: str
    added_at: datetime
    draft: UUID | None
    accepted_by_name: str | None

    @property
    def says(self) -> Form:
        """The questions."""
        return form_of(self.content)


@dataclass(frozen=True, slots=True)
class DraftRow:
    """A draft as it is stored."""

    id: UUID
    pathway: str
    state: str
    version: int
    content: str
    why: str
    begun_at: datetime
    changed_at: datetime
    changed_by_name: str
    question_set: UUID | None


@dataclass(frozen=True, slots=True)
class EventRow:
    """What was done with a draft."""

    act: str
    words: str | None
    by_id: UUID
    by_name: str
    at: datetime


async def versions_of(pathway: Pathway) -> list[VersionRow]:
    """Every version of a pathway's questions, the one that holds last first."""
    return await fetch_rows(DB, VersionRow, VERSIONS, pathway.value)


async def version_of(number: UUID) -> VersionRow:
    """One version. Raises NotThere."""
    row = await fetch_row(DB, VersionRow, f"{VERSION} WHERE s.id = $1", number)
    if row is None:
        raise NotThere
    return row


async def open_drafts() -> dict[str, DraftRow]:
    """The draft of each pathway that somebody works on."""
    return {row.pathway: row for row in await fetch_rows(DB, DraftRow, OPEN)}


async def draft_of(number: UUID, *, lock: bool = False) -> DraftRow:
    """One draft. Raises NotThere."""
    row = await fetch_row(DB, DraftRow, f"{DRAFT} WHERE id = $1{' FOR UPDATE' if lock else ''}", number)
    if row is None:
        raise NotThere
    return row


async def events_of(number: UUID) -> list[EventRow]:
    """What was done with a draft, in order."""
    return await fetch_rows(DB, EventRow, EVENTS, number)
