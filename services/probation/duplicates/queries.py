"""Reads of suspicions."""

from uuid import UUID

from services.probation.cases.queries import CASE
from services.probation.rows import Row, fetch_one


async def suspicion(suspicion_id: UUID) -> Row | None:
    """A suspicion of double registration with both people's latest cases, as `one` and `two`. The route decides who may see which."""
    row = await fetch_one("SELECT * FROM probation.duplicate_suspicion WHERE id = $1", suspicion_id)
    if row is None:
        return None
    one, two = [await fetch_one(f"{CASE} WHERE p.id = $1", row[name]) for name in ("person", "other")]
    return row | {"one": one, "two": two}
