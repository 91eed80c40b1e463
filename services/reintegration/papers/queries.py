"""Reads of a person's papers."""

from uuid import UUID

from services.reintegration.database import DB
from services.reintegration.papers.domain import Paper
from services.reintegration.papers.tables import PAPER
from shared.db.rows import fetch_rows

PAPERS = "SELECT DISTINCT ON (kind) * FROM reintegration.paper_version WHERE person = $1 ORDER BY kind, version DESC"
HISTORY = "SELECT * FROM reintegration.paper_version WHERE person = $1 AND kind = $2 ORDER BY version DESC"


async def papers_of(person: UUID) -> list[Paper]:
    """How it stands with each kind that was asked about; the caller has checked the scope."""
    return await PAPER.opened(await fetch_rows(DB, Paper, PAPERS, person))


async def history_of(person: UUID, kind: str) -> list[Paper]:
    """Everything that was said about one kind, the latest first; the caller has checked the scope."""
    return await PAPER.opened(await fetch_rows(DB, Paper, HISTORY, person, kind))
