"""Who looked at a person, for auditors and for the person: reads of the record of looks."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from shared.db.engine import engine
from shared.db.keyset import KeysetPage, page_of
from shared.db.rows import fetch_rows

DB = engine("identity")
LOOKS = """SELECT r.id, r.at, r.account, a.name AS account_name, r.role, r.office, r.address, r.method, r.route, r.status, r.reason
    FROM identity.access_record r LEFT JOIN identity.account a ON a.id = r.account
    WHERE r.persons @> ARRAY[$1::uuid] AND ($2::timestamptz IS NULL OR r.at >= $2) AND ($3::timestamptz IS NULL OR r.at < $3)
        AND ($4::uuid IS NULL OR (r.at, r.id) < (SELECT at, id FROM identity.access_record WHERE id = $4))
    ORDER BY r.at DESC, r.id DESC LIMIT $5"""
BATCH = 500


@dataclass(frozen=True, slots=True)
class Look:
    """One look at a person, or one that was refused (`status` from 400 on). `account_name` is None where the account is gone."""

    id: UUID
    at: datetime
    account: UUID
    account_name: str | None
    role: str
    office: str | None
    address: str
    method: str
    route: str
    status: int
    reason: str | None

    @property
    def refused(self) -> bool:
        """Whether nothing was shown."""
        return self.status >= 400


async def looks_at(
    person: UUID, *, since: datetime | None = None, until: datetime | None = None, size: int, after: UUID | None = None
) -> KeysetPage[Look]:
    """The looks at a person from `since` until before `until`, the latest first; `after` is a look."""
    return page_of(await fetch_rows(DB, Look, LOOKS, person, since, until, after, size + 1), size, begins_after=after)


async def all_looks_at(person: UUID, *, since: datetime | None, until: datetime | None) -> AsyncIterator[Look]:
    """Every one of them, read in parts."""
    after: UUID | None = None
    while True:
        part = await looks_at(person, since=since, until=until, size=BATCH, after=after)
        for look in part:
            yield look
        if not isinstance(part.after, UUID):
            return
        after = part.after
