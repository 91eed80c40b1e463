"""Stating a purpose."""

from datetime import datetime
from uuid import UUID, uuid4

from services.probation.database import DB, Audit
from services.probation.purposes.tables import StatedPurpose
from shared import audit
from shared.actors import Actor
from shared.db.engine import transaction
from shared.law.internal import period

HOLDS = "purpose.holds"
"""How long a stated purpose holds, in shared/law/access.toml."""


async def state_purpose(person: UUID, words: str, *, by: Actor, now: datetime) -> None:
    """Keep why the reader looks at this person's record; for the time of HOLDS they see it."""
    async with transaction(DB):
        await StatedPurpose.insert(
            StatedPurpose(
                id=uuid4(), reader=by.id, reader_name=by.name, reader_role=str(by.role), person=person, words=words, stated_at=now,
                valid_until=now + period(HOLDS, now.date()),
            )
        )  # fmt: skip
        await audit.record(Audit, by=by, action="purpose_stated", about=person, details={"length": len(words)}, at=now)
