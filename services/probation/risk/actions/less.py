"""Less supervision: a senior officer puts somebody off with a reason, or prepares a proposal. The court or the head decides."""

from datetime import date, datetime, timedelta
from typing import Literal
from uuid import UUID

from services.probation.database import DB
from services.probation.errors import NotFound
from services.probation.law import rules as law
from services.probation.local_time import local_today
from services.probation.risk import queries
from services.probation.risk.actions.common import happened, locked_lead
from services.probation.risk.tables import RiskCurrent
from shared.actors import Actor
from shared.db.engine import transaction

Choice = Literal["put_off", "prepare", "take_back"]


class TooLong(Exception):
    """Nobody is put off for longer than the law's value says."""


async def decide_less(
    person: UUID, authority: str, choice: Choice, why: str, *, until_on: date | None = None, by: Actor, now: datetime
) -> None:
    """Put off until a day, note that a proposal is prepared, or take the putting off back.

    Nothing about the supervision changes by it. Raises NotFound, AlreadyClosed, TooLong.
    """
    async with transaction(DB):
        await locked_lead(person, authority)
        row = await queries.current(person, authority)
        if row is None:
            raise NotFound
        today = local_today(now)
        if choice == "put_off" and (until_on is None or not today < until_on <= longest(today)):
            raise TooLong
        until = until_on if choice == "put_off" else None
        mine = (RiskCurrent.person == person) & (RiskCurrent.authority == authority)
        await RiskCurrent.update({RiskCurrent.snoozed_until: until}).where(mine)
        await happened(row.registration, person, authority, choice, row.standing or "", why=why, until_on=until, by=by, now=now)


def longest(today: date) -> date:
    """The last day until which somebody may be put off."""
    return today + timedelta(days=law.number("less.snooze.longest", today))
