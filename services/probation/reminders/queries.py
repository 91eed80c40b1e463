"""Reads of messages: of a case, scoped by who asks; and counts for the administrator, in which nobody is named."""

# ruff: noqa: S608 - statements are put together from constants of this module

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from services.probation.database import DB
from services.probation.reminders.sealing import Content, unseal
from shared.crypto import CannotDecrypt
from shared.db.beyond import beyond_scope
from shared.db.keyset import KeysetPage, page_of
from shared.db.rows import fetch_row, fetch_rows

COLUMNS = """n.id, n.person, n.kind, n.channel, n.sealed, n.language, n.template_version, n.state, n.why, n.attempts, n.not_before,
    n.useful_until, n.gateway, n.created_at, n.settled_at, n.repeat, n.in_spite"""
OF_PERSON = f"""SELECT {COLUMNS} FROM probation.notification n WHERE n.person = $1 AND ($3::uuid IS NULL OR (n.created_at, n.id) <
    (SELECT l.created_at, l.id FROM probation.notification l WHERE l.id = $3)) ORDER BY n.created_at DESC, n.id DESC LIMIT $2"""
COUNTS = """SELECT coalesce(channel, '') AS channel, state, coalesce(why, '') AS why, count(*) AS number, min(created_at) AS oldest
    FROM probation.notification WHERE created_at > $1 OR state = 'queued' GROUP BY 1, 2, 3 ORDER BY 1, 2, 4 DESC"""


@dataclass(frozen=True, slots=True)
class Sent:
    """A message of a case; without `sealed` its words are erased."""

    id: UUID
    person: UUID
    kind: str
    channel: str | None
    sealed: bytes | None
    language: str
    template_version: int
    state: str
    why: str | None
    attempts: int
    not_before: datetime
    useful_until: datetime
    gateway: str | None
    created_at: datetime
    settled_at: datetime | None
    repeat: int
    in_spite: bool

    @property
    def content(self) -> Content | None:
        """What it says; None where that is erased or cannot be read."""
        try:
            return unseal(self.id, self.sealed) if self.sealed else None
        except CannotDecrypt:
            return None

    def can_repeat(self, now: datetime) -> bool:
        """Whether sending it again makes sense."""
        return self.state != "queued" and self.sealed is not None and self.useful_until > now


@dataclass(frozen=True, slots=True)
class Count:
    """So many messages of a channel in one state for one reason; `oldest`: when the first of them was written down."""

    channel: str
    state: str
    why: str
    number: int
    oldest: datetime


async def of_person(person: UUID, *, size: int, after: UUID | None = None) -> KeysetPage[Sent]:
    """The messages of a case, the latest first; `after` is a message. Call `case` first: it checks who may read."""
    return page_of(await fetch_rows(DB, Sent, OF_PERSON, person, size + 1, after), size, begins_after=after)


async def one(person: UUID, notification: UUID) -> Sent | None:
    """One of them. Call `case` first: it checks who may read."""
    statement = f"SELECT {COLUMNS} FROM probation.notification n WHERE n.id = $1 AND n.person = $2"
    return await fetch_row(DB, Sent, statement, notification, person)


async def counts(now: datetime) -> list[Count]:
    """What became of the messages of the last day, and what waits."""
    async with beyond_scope(DB, "an administrator sees how many messages wait and fail, of no person in particular"):
        return await fetch_rows(DB, Count, COUNTS, now - timedelta(days=1))
