"""Arranging and ending a cover."""

from datetime import date, datetime, timedelta
from typing import Literal, get_args
from uuid import UUID, uuid4

from shared import audit
from shared.actors import Actor
from shared.db.engine import transaction
from shared.db.rows import fetch_values
from shared.identity.accounts import officers_of
from shared.identity.tables import DB, Audit, Cover
from shared.law.internal import period

Reason = Literal["leave", "illness", "training", "vacancy"]
REASONS: tuple[Reason, ...] = get_args(Reason)
END = """UPDATE identity.cover SET ended_at = $3, ended_by = $4
    WHERE id = $1 AND office = $2 AND ended_at IS NULL AND until > $3 RETURNING covered"""


class NotInOffice(Exception):
    """One of the two is no officer of this office who may sign in."""


class WrongTime(Exception):
    """The time ends before it begins, is over already, or is longer than `longest`."""


def longest(on: date) -> timedelta:
    """How long a cover may last that is arranged on this day."""
    return period("cover.longest", on)


async def arrange_cover(
    covered: UUID, covering: UUID, *, since: datetime, until: datetime, reason: Reason, by: Actor, now: datetime
) -> UUID:
    """From `since` to `until` the second sees and does what the first may. Raises NotInOffice, WrongTime."""
    office = by.office or ""
    if until <= since or until <= now or until - since > longest(now.date()):
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
