"""Who has a case, who had it, and what was asked of whom."""

# ruff: noqa: S608 - statements are put together from constants of this module; values travel as arguments

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from services.reintegration.database import DB
from services.reintegration.errors import NotThere
from services.reintegration.owning.domain import State
from services.reintegration.rows import count_rows, fetch_in_scope, office_of, scope
from shared.actors import Actor
from shared.db.keyset import KeysetPage, page_of
from shared.db.rows import fetch_row, fetch_rows

ANSWERED_FOR = timedelta(days=7)
"""How long an answer is shown to who asked."""
OWNER = "SELECT * FROM reintegration.case_owner WHERE person = $1 AND until IS NULL"
HISTORY = "SELECT * FROM reintegration.case_owner WHERE person = $1 ORDER BY until DESC NULLS FIRST, since DESC, id"
WAITING = "SELECT * FROM reintegration.handover WHERE person = $1 AND state = 'asked'"
_SHOWN = """SELECT h.*, c.name, c.case_number, c.birth_year FROM reintegration.handover h
    JOIN reintegration."case" c ON c.person = h.person WHERE :in_scope"""
ONE = f"{_SHOWN} AND h.id = $2"
OF_ME = f"{_SHOWN} AND h.to_account = ANY ($2) AND h.state = 'asked' ORDER BY h.asked_at, h.id"
BY_ME = f"""{_SHOWN} AND (h.from_account = ANY ($2) OR h.asked_by = $3)
    AND (h.state = 'asked' OR h.state IN ('accepted', 'declined', 'lapsed') AND h.answered_at > $4) ORDER BY h.asked_at, h.id"""
EVERY = f"""{_SHOWN} AND h.state = 'asked' AND ($2::uuid IS NULL
    OR (h.asked_at, h.id) > (SELECT b.asked_at, b.id FROM reintegration.handover b WHERE b.id = $2)) ORDER BY h.asked_at, h.id LIMIT $3"""


@dataclass(frozen=True, slots=True)
class OwnerRow:
    """Who has a case, or had it until `until`."""

    id: UUID
    person: UUID
    account: UUID
    name: str
    office: str
    since: datetime
    how: str
    given_by_name: str
    sealed: bytes | None
    until: datetime | None
    ended: str | None
    ended_by_name: str | None


@dataclass(frozen=True, slots=True)
class HandoverRow:
    """A hand-over as it stands."""

    id: UUID
    person: UUID
    from_account: UUID
    from_name: str
    to_account: UUID
    to_name: str
    state: str
    sealed: bytes
    asked_at: datetime
    asked_by: UUID
    asked_by_name: str
    reason: str | None
    sealed_answer: bytes | None
    answered_at: datetime | None
    answered_by: UUID | None
    answered_by_name: str | None

    @property
    def waits(self) -> bool:
        """Whether nobody has answered yet."""
        return self.state == State.ASKED


@dataclass(frozen=True, slots=True)
class ShownHandover(HandoverRow):
    """The same with the person."""

    name: str
    case_number: str
    birth_year: int | None


async def owner_of(person: UUID) -> OwnerRow | None:
    """Who has the case; None where nobody has it."""
    return await fetch_row(DB, OwnerRow, OWNER, person)


async def history_of(person: UUID) -> list[OwnerRow]:
    """Everybody who has or had the case, the latest first."""
    return await fetch_rows(DB, OwnerRow, HISTORY, person)


async def waiting_handover(person: UUID) -> HandoverRow | None:
    """The hand-over of this case that waits for an answer; there is one at most."""
    return await fetch_row(DB, HandoverRow, WAITING, person)


async def handover(number: UUID, by: Actor) -> ShownHandover:
    """One hand-over. Raises NotThere out of scope."""
    found = await fetch_in_scope(ShownHandover, ONE, by, number)
    if not found:
        raise NotThere
    return found[0]


async def asked_of(by: Actor) -> list[ShownHandover]:
    """What waits for this worker's answer, or for that of whom they stand in for."""
    return await fetch_in_scope(ShownHandover, OF_ME, by, [by.id, *by.covers])


async def asked_by(by: Actor, now: datetime) -> list[ShownHandover]:
    """What this worker asked of others and waits, or was answered in the last days."""
    return await fetch_in_scope(ShownHandover, BY_ME, by, [by.id, *by.covers], by.id, now - ANSWERED_FOR)


async def waiting_handovers(by: Actor, *, size: int, after: UUID | None = None) -> KeysetPage[ShownHandover]:
    """Every hand-over that waits on the reader's desk, the oldest first."""
    rows = await fetch_in_scope(ShownHandover, EVERY, by, after, size + 1)
    return page_of(rows, size, begins_after=after)


async def count_waiting(by: Actor) -> int:
    """How many of them there are, up to MOST_COUNTED + 1."""
    where = f"""reintegration.handover h JOIN reintegration."case" c ON c.person = h.person WHERE {scope(by, "c")} AND h.state = 'asked'"""
    return await count_rows(where, office_of(by))


def own_accounts(by: Actor) -> Collection[UUID]:
    """Whose cases somebody sees as their own: theirs, and those of whom they stand in for now."""
    return (by.id, *by.covers)
