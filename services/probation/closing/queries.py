"""The newest closing of a registration."""

from datetime import datetime
from uuid import UUID

from services.probation.closing.domain import Closing
from services.probation.database import DB
from shared.db.rows import fetch_row, fetch_values

COLUMNS = """SELECT id, registration, person, reason, document, words, proposed_at, proposed_by, proposed_by_name, answer, answered_by_name,
    answer_words, closed_at, undo_until, undone_at, final_at FROM probation.closing"""
LATEST = f"{COLUMNS} WHERE registration = $1 ORDER BY proposed_at DESC LIMIT 1"  # a constant of ours
NOT_FINAL = """SELECT id FROM probation.closing WHERE closed_at IS NOT NULL AND undone_at IS NULL AND final_at IS NULL AND undo_until <= $1
    ORDER BY undo_until LIMIT $2"""


async def latest_closing(registration: UUID) -> Closing | None:
    """The newest closing, proposed, refused, done or undone."""
    return await fetch_row(DB, Closing, LATEST, registration)


async def closings_to_finish(now: datetime, limit: int) -> list[UUID]:
    """Closings that can no longer be undone, and of which the other services do not know yet."""
    return await fetch_values(DB, NOT_FINAL, now, limit)
