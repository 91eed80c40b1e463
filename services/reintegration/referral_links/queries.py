"""Links of a referral, as the desk sees them."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from services.reintegration.database import DB
from services.reintegration.errors import NotThere
from services.reintegration.rows import fetch_in_scope
from shared.actors import Actor
from shared.db.rows import fetch_rows

OF_REFERRAL = "SELECT * FROM reintegration.referral_link WHERE referral = $1 ORDER BY made_at DESC, id LIMIT $2"
MOST = 30
ONE = """SELECT l.* FROM reintegration.referral_link l JOIN reintegration.case c ON c.person = l.person WHERE :in_scope AND l.id = $2"""


@dataclass(frozen=True, slots=True)
class Link:
    """A link: to whom, when it was made, opened, used or taken back, and how its sending went."""

    id: UUID
    referral: UUID
    person: UUID
    channel: str
    recipient: str | None
    language: str
    made_by_name: str
    made_at: datetime
    expires_at: datetime
    opened_at: datetime | None
    used_at: datetime | None
    used_for: str | None
    revoked_at: datetime | None
    revoked_why: str | None
    state: str
    why: str | None
    attempts: int
    settled_at: datetime | None

    def works(self, now: datetime) -> bool:
        """Whether it was neither used nor taken back and its time is not over."""
        return self.used_at is None and self.revoked_at is None and self.expires_at > now


async def links_of(referral: UUID) -> list[Link]:
    """The latest first; the caller has checked the scope."""
    return await fetch_rows(DB, Link, OF_REFERRAL, referral, MOST)


async def link_of(link: UUID, by: Actor) -> Link:
    """One link. Raises NotThere out of scope."""
    found = await fetch_in_scope(Link, ONE, by, link)
    if not found:
        raise NotThere
    return found[0]
