"""An attended appointment that is the check-in of its day as well, where the officer says so."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from services.probation.appointments.domain.kinds import Kind
from services.probation.check_ins.by_hand.actions import AlreadyHere, counted_for, first_day, log_visit
from services.probation.check_ins.domain.visits import Counted, How
from services.probation.check_ins.plans import supervised
from shared.actors import Actor

HOW = {
    Kind.OFFICE: How.OFFICE,
    Kind.HOME: How.HOME,
    Kind.WORK: How.ELSEWHERE,
    Kind.COMMUNITY_WORK: How.ELSEWHERE,
    Kind.COURT: How.ELSEWHERE,
    Kind.PHONE: How.PHONE,
    Kind.VIDEO: How.PHONE,
}
"""How a check-in was met. By video nobody was there in person: it counts where a call by phone does."""


@dataclass(frozen=True, slots=True)
class AsCheckIn:
    """The officer says that the appointment is the check-in too. `seen`: the one that they were shown, None for none."""

    seen: UUID | None


@dataclass(frozen=True, slots=True)
class Met:
    """Who was met, by which authority, how and when, and with which appointment if it is stored."""

    person: UUID
    authority: str
    kind: str
    at: datetime
    appointment: UUID | None = None


async def would_count(met: Met, *, now: datetime) -> Counted | None:
    """What this meeting would count for as a check-in; None where there is nothing to log: known already, too long ago, still ahead."""
    registrations = await supervised(met.person, met.authority)
    if not registrations:
        return None
    zone = registrations[0].zone
    day, today = met.at.astimezone(zone).date(), now.astimezone(zone).date()
    if not first_day(registrations, today) <= day <= today:
        return None
    try:
        return await counted_for(registrations, day, HOW[Kind(met.kind)], now=now)
    except AlreadyHere:
        return None


async def log(met: Met, said: AsCheckIn, note: str, *, by: Actor, now: datetime) -> None:
    """Inside the caller's transaction, which holds the person's locks: log the check-in. One that is known already is not doubled.

    Raises NotThatDay, AlreadyClosed, CountsForOther, and ReasonNeeded for an earlier day without a note.
    """
    registrations = await supervised(met.person, met.authority)
    day = met.at.astimezone(registrations[0].zone).date() if registrations else met.at.date()
    if registrations:
        try:
            await counted_for(registrations, day, HOW[Kind(met.kind)], now=now)
        except AlreadyHere:
            return
    await log_visit(
        met.person, met.authority, day, HOW[Kind(met.kind)], note, why_afterwards=note, appointment=met.appointment, seen=said.seen,
        by=by, now=now,
    )  # fmt: skip
