"""How often organisations were asked, and who did not answer."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from services.reintegration.database import DB
from shared.db.rows import fetch_rows

OF = """SELECT c.id, c.about, c.try_number, c.channel, c.recipient, c.made_at, c.expires_at, c.used_at, c.used_for, c.state, c.why
    FROM reintegration.confirmation_request c WHERE c.organisation = $1 ORDER BY c.made_at DESC, c.try_number DESC LIMIT $2"""


@dataclass(frozen=True, slots=True)
class Asked:
    """One question to an organisation."""

    id: UUID
    about: date
    try_number: int
    channel: str
    recipient: str
    made_at: datetime
    expires_at: datetime
    used_at: datetime | None
    used_for: str | None
    state: str
    why: str | None


async def questions_to(organisation: UUID, *, most: int = 30) -> list[Asked]:
    """The questions to an organisation, the latest first."""
    return await fetch_rows(DB, Asked, OF, organisation, most)
