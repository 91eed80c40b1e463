"""Who stands in for whom, from when to when: an officer who is away is covered for everything, by name, and it ends by itself."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal, get_args
from uuid import UUID, uuid4

from shared import audit
from shared.actors import Actor
from shared.db.engine import transaction
from shared.db.rows import fetch_rows, fetch_values
from shared.identity.accounts import officers_of
from shared.identity.tables import DB, Audit, Cover

Reason = Literal["leave", "illness", "training", "vacancy"]
REASONS: tuple[Reason, ...] = get_args(Reason)
LONGEST = timedelta(days=92)
"""A cover is arranged anew after a quarter of a year: whoever is away for longer is replaced."""
COVERED_BY = """SELECT covered FROM identity.cover
    WHERE covering = $1 AND since <= $2 AND until > $2 AND ended_at IS NULL ORDER BY covered"""
OF_OFFICE = """SELECT c.id, c.covered, covered.name AS covered_name, c.covering, covering.name AS covering_name, c.since, c.until, c.reason
    FROM identity.cover c JOIN identity.account covered ON covered.id = c.covered JOIN identity.account covering ON covering.id = c.covering
    WHERE c.office = $1 AND c.until > $2 AND c.ended_at IS NULL ORDER BY c.since, c.id"""
OF_ACCOUNT = OF_OFFICE.replace("c.office = $1", "(c.covered = $1 OR c.covering = $1)")
END = """UPDATE identity.cover SET ended_at = $3, ended_by = $4
    WHERE id = $1 AND office = $2 AND ended_at IS NULL AND until > $3 RETURNING covered"""


class NotInOffice(Exception):
    """One of the two is no officer of this office who may sign in."""


class WrongTime(Exception):
    """The time ends before it begins, is over already, or is longer than LONGEST."""


@dataclass(frozen=True, slots=True)
class CoverRow:
    """A cover that holds now or will, with the names of both."""

    id: UUID
    covered: UUID
    covered_name: str
    covering: UUID
    covering_name: str
    since: datetime
    until: datetime
    reason: str


async def covered_by(account: UUID, *, now: datetime) -> tuple[UUID, ...]:
    """Whom this account stands in for at this moment. Whoever is covered does not pass on what they cover themselves."""
    return tuple(await fetch_values(DB, COVERED_BY, account, now))


async def covers_of_office(office: str, *, now: datetime) -> list[CoverRow]:
    """What holds now or later in an office, the earliest first."""
    return await fetch_rows(DB, CoverRow, OF_OFFICE, office, now)


async def covers_of(account: UUID, *, now: datetime) -> list[CoverRow]:
    """What holds now or later of this account, on either side."""
    return await fetch_rows(DB, CoverRow, OF_ACCOUNT, account, now)


async def arrange_cover(
    covered: UUID, covering: UUID, *, since: datetime, until: datetime, reason: Reason, by: Actor, now: datetime
) -> UUID:
    """From `since` to `until` the second sees and does what the first may. Raises NotInOffice, WrongTime."""
    office = by.office or ""
    if until <= since or until <= now or until - since > LONGEST:
        raise WrongTime
    if covered == covering or not {covered, covering} <= {each.id for each in await officers_of(office)}:
        raise NotInOffice
    async with transaction(DB):
        cover = uuid4()
        await Cover.insert(
            Cover(
                id=cover,
                covered=covered,
                covering=covering,
                office=office,
                since=since,
                until=until,
                reason=reason,
                made_at=now,
                made_by=by.id,
            )
        )
        details: audit.Details = {"cover": str(cover), "by": str(covering), "since": since.isoformat(), "until": until.isoformat()}
        await audit.record(Audit, by=by, action="cover_arranged", about=covered, details=details, at=now)
    return cover


async def end_cover(cover: UUID, *, by: Actor, now: datetime) -> bool:
    """End it before its time; False where it has ended, or belongs to another office."""
    async with transaction(DB):
        ended = await fetch_values(DB, END, cover, by.office or "", now, by.id)
        if ended:
            await audit.record(Audit, by=by, action="cover_ended", about=ended[0], details={"cover": str(cover)}, at=now)
    return bool(ended)
