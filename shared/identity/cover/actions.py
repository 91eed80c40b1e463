"""Arranging and ending a cover."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal, get_args
from uuid import UUID, uuid4

from shared import audit
from shared.access.permissions import Permission, may
from shared.actors import Actor
from shared.db.engine import transaction
from shared.db.rows import fetch_row, fetch_values
from shared.identity.accounts import account_of, colleagues_of
from shared.identity.permissions import AccountPermission
from shared.identity.tables import DB, Audit, Cover
from shared.law.internal import period

Reason = Literal["leave", "illness", "training", "vacancy"]
REASONS: tuple[Reason, ...] = get_args(Reason)
END = """UPDATE identity.cover SET ended_at = $3, ended_by = $4
    WHERE id = $1 AND office = $2 AND ended_at IS NULL AND until > $3 RETURNING covered"""

HELD = """SELECT covered, since, until, as_senior FROM identity.cover
    WHERE id = $1 AND office = $2 AND ended_at IS NULL AND until > $3 FOR UPDATE"""


@dataclass(frozen=True, slots=True)
class Held:
    """A cover that has not ended."""

    covered: UUID
    since: datetime
    until: datetime
    as_senior: bool


class NotSenior(Exception):
    """A senior officer's permissions are passed on from a senior officer, by a senior officer."""


class NotInOffice(Exception):
    """One of the two is no officer of this office who may sign in."""


class WrongTime(Exception):
    """The time ends before it begins, is over already, or is longer than `longest`."""


def longest(on: date) -> timedelta:
    """How long a cover may last that is arranged on this day."""
    return period("cover.longest", on)


async def arrange_cover(
    covered: UUID,
    covering: UUID,
    *,
    since: datetime,
    until: datetime,
    reason: Reason,
    as_senior: bool = False,
    among: Permission = AccountPermission.HAVE_CASES,
    by: Actor,
    now: datetime,
) -> UUID:
    """From `since` to `until` the second sees and does what the first may; `as_senior`: also what a senior officer may.

    `among`: the permission that both must have, officers with cases unless another one is named. Raises NotInOffice, WrongTime, NotSenior.
    """
    office = by.office or ""
    if until <= since or until <= now or until - since > longest(now.date()):
        raise WrongTime
    if covered == covering or not {covered, covering} <= {each.id for each in await colleagues_of(office, among)}:
        raise NotInOffice
    if as_senior and not (await leads(covered) and await leads(by.id)):
        raise NotSenior
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
                as_senior=as_senior,
            )
        )
        details: audit.Details = {
            "cover": str(cover),
            "by": str(covering),
            "since": since.isoformat(),
            "until": until.isoformat(),
            "as_senior": as_senior,
        }
        await audit.record(Audit, by=by, action="cover_arranged", about=covered, details=details, at=now)
    return cover


async def correct_end(cover: UUID, until: datetime, *, by: Actor, now: datetime) -> bool:
    """Let it end at another moment; False where it has ended, or belongs to another office. Raises WrongTime, NotSenior.

    Whoever has a senior officer's permissions by a cover alone does not lengthen one that passes them on.
    """
    async with transaction(DB):
        known = await fetch_row(DB, Held, HELD, cover, by.office or "", now)
        if known is None:
            return False
        if until <= max(now, known.since) or until - known.since > longest(now.date()):
            raise WrongTime
        if known.as_senior and until > known.until and not await leads(by.id):
            raise NotSenior
        await Cover.update({Cover.until: until}).where(Cover.id == cover)
        details: audit.Details = {"cover": str(cover), "before": known.until.isoformat(), "until": until.isoformat()}
        await audit.record(Audit, by=by, action="cover_corrected", about=known.covered, details=details, at=now)
    return True


async def leads(account: UUID) -> bool:
    """Whether this is a senior officer by their account, not by a cover."""
    found = await account_of(account)
    return found is not None and may(found.actor, AccountPermission.LEAD)


async def end_cover(cover: UUID, *, by: Actor, now: datetime) -> bool:
    """End it before its time; False where it has ended, or belongs to another office."""
    async with transaction(DB):
        ended = await fetch_values(DB, END, cover, by.office or "", now, by.id)
        if ended:
            await audit.record(Audit, by=by, action="cover_ended", about=ended[0], details={"cover": str(cover)}, at=now)
    return bool(ended)
