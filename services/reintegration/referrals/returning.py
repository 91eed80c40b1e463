"""A referral that comes back to the desk: its provider or service has ended, or nobody at the provider can answer in the portal."""

from datetime import datetime
from typing import Literal
from uuid import UUID

from services.reintegration.database import DB
from shared.db.rows import fetch_values

Why = Literal["ended", "no_staff"]
RETURN = """UPDATE reintegration.referral SET returned_at = $2, returned_why = $3::varchar WHERE id = $1 AND ended_at IS NULL
    AND (returned_at IS NULL OR returned_why = 'no_staff' AND $3::varchar = 'ended') RETURNING id"""
UNDO = """UPDATE reintegration.referral SET returned_at = NULL, returned_why = NULL
    WHERE id = $1 AND returned_why = $2::varchar AND ended_at IS NULL RETURNING id"""


async def note_returned(referral: UUID, why: Why, now: datetime) -> bool:
    """With the case's lock held: note it once; False where it was noted before, or the referral has ended meanwhile.

    What came back because nobody was there comes back once more when the provider ends.
    """
    return bool(await fetch_values(DB, RETURN, referral, now, why))


async def note_staff_back(referral: UUID) -> bool:
    """With the case's lock held: somebody at the provider can answer again; False where that was noted, or the referral ended."""
    return bool(await fetch_values(DB, UNDO, referral, "no_staff"))


async def note_going_on(referral: UUID) -> bool:
    """With the case's lock held: the provider is in the directory again; False where that was noted, or the referral ended."""
    return bool(await fetch_values(DB, UNDO, referral, "ended"))
