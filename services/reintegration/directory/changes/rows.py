"""Changes as they are read."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from services.reintegration.database import DB
from services.reintegration.errors import NotThere
from shared.actors import Actor
from shared.db.keyset import KeysetPage, page_of
from shared.db.rows import fetch_row, fetch_rows, fetch_values, from_json
from shared.values import Details

WAITING = """SELECT * FROM reintegration.directory_change WHERE state = 'proposed' AND ($3::text IS NULL OR origin = $3)
    AND ($1::uuid IS NULL OR (proposed_at, id) > (SELECT proposed_at, id FROM reintegration.directory_change WHERE id = $1))
    ORDER BY proposed_at, id LIMIT $2"""
OF_ENTRY = """SELECT * FROM reintegration.directory_change WHERE subject = $1 ORDER BY proposed_at DESC, id LIMIT $2"""
OF_ORGANISATION = """SELECT * FROM reintegration.directory_change
    WHERE organisation = $1 AND (proposed_by = $2 OR $3 AND proposed_by_role = 'provider') ORDER BY proposed_at DESC, id LIMIT $4"""
COUNT = "SELECT count(*) AS number FROM reintegration.directory_change WHERE state = 'proposed'"


@dataclass(frozen=True, slots=True)
class Change:
    """One change of an entry: before and after as directory.entries reads it."""

    id: UUID
    entity: str
    subject: UUID
    organisation: UUID
    kind: str
    reason: str | None
    origin: str
    contact: str | None
    proposed_by: UUID | None
    proposed_by_name: str
    proposed_by_role: str
    proposed_at: datetime
    undoes: UUID | None
    state: str
    decided_at: datetime | None
    decided_by_name: str | None
    answer: str | None
    before: Details = from_json()
    after: Details = from_json()

    @property
    def differences(self) -> list[str]:
        """The fields that differ, in their order."""
        names = dict.fromkeys([*self.after, *self.before])
        return [name for name in names if (self.before.get(name) or None) != (self.after.get(name) or None)]

    @property
    def title(self) -> Mapping[str, str]:
        """The entry's name, by language where it has several."""
        name = self.after.get("name") or self.before.get("name") or ""
        return name if isinstance(name, Mapping) else {"": str(name)}


async def change_of(number: UUID, *, lock: bool = False) -> Change:
    """One change. Raises NotThere, also for who may not see it."""
    statement = f"SELECT * FROM reintegration.directory_change WHERE id = $1 {'FOR UPDATE' if lock else ''}"  # noqa: S608
    found = await fetch_row(DB, Change, statement, number)
    if found is None:
        raise NotThere
    return found


async def waiting(*, size: int, after: UUID | None = None, origin: str | None = None) -> KeysetPage[Change]:
    """What waits for a decision, the oldest first; from one origin alone where it is named."""
    return page_of(await fetch_rows(DB, Change, WAITING, after, size + 1, origin), size, begins_after=after)


async def history(subject: UUID, *, most: int = 500) -> list[Change]:
    """What was changed in an entry, the latest first."""
    return await fetch_rows(DB, Change, OF_ENTRY, subject, most)


async def own_proposals(organisation: UUID, by: Actor, *, most: int = 100) -> list[Change]:
    """What the reader has proposed about an organisation, the latest first; a provider's staff see each other's."""
    of_staff = by.provider is not None and by.provider == organisation
    return await fetch_rows(DB, Change, OF_ORGANISATION, organisation, by.id, of_staff, most)


async def count_waiting() -> int:
    """How many wait."""
    (number,) = await fetch_values(DB, COUNT)
    return int(number)
