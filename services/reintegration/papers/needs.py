"""The person's needs on the paper to take home."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from services.reintegration.database import DB, Audit
from shared import audit
from shared.actors import Actor
from shared.contributions import NeedToTake
from shared.db.engine import transaction
from shared.messages.base import Language
from shared.registry import registry


async def own_needs(person: UUID, language: Language, *, sensitive: bool, by: Actor, now: datetime) -> Sequence[NeedToTake]:
    """In that language. Health and the like only where the person asked for it; it is recorded before it is read."""
    if sensitive:
        async with transaction(DB):
            await audit.record(Audit, by=by, action="sensitive_needs_printed", about=person, details={"purpose": "asked_by_person"}, at=now)
    hooks = filter(None, (each.needs_to_take for each in registry("reintegration").capabilities))
    return [one for hook in hooks for one in await hook(person, language, now, sensitive=sensitive)]
