"""Whether the organisation still works."""

from services.reintegration.database import DB
from services.reintegration.errors import NotThere
from services.reintegration.rows import organisation_of
from shared.actors import Actor
from shared.db.rows import fetch_values


async def has_ended(by: Actor) -> bool:
    """Whether the reader's organisation has ended in the directory. Raises NotThere for an organisation that is not in it."""
    found = await fetch_values(DB, "SELECT ended_at IS NOT NULL FROM reintegration.organisation WHERE id = $1", organisation_of(by))
    if not found:
        raise NotThere
    return bool(found[0])
