"""Check-ins on the register: a person's first one, a doubtful one that was handed in, visits logged by hand; and what was sent."""

import json
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from services.probation.check_ins.actions import record_check_in
from services.probation.check_ins.by_hand.actions import Logged, counted_for, log_visit
from services.probation.check_ins.domain.visits import How
from services.probation.check_ins.plans import supervised
from services.probation.check_ins.tables import CheckIn
from services.probation.database import BY, Outbox
from services.probation.queue.tables import QueueItem
from services.probation.register.actions import NewPerson
from shared.actors import Actor
from tests.builders.actors import OFFICER
from tests.builders.hand_ins import verified
from tests.builders.moments import NOW, TODAY
from tests.builders.registrations import registered

PROBATION = "probation"


async def the_check_in(person: UUID) -> dict[str, Any]:
    """The person's first check-in, as it is stored."""
    row = await CheckIn.select().where(CheckIn.person == person).order_by(CheckIn.due_on).first()
    assert row is not None
    return row


async def check_in_in_doubt(by: Actor = OFFICER, who: NewPerson | None = None, **result: Any) -> tuple[UUID, UUID]:
    """Somebody on the register of `by` whose first check-in waits for an officer; the ids of the person and of the check-in."""
    made = await registered(who, by=by)
    row = await the_check_in(made.person)
    await record_check_in(verified(made.person, row["id"], **({"match": "review", "calibrated": False} | result)), by=BY, now=NOW)
    return made.person, row["id"]


async def messages(kind: str) -> list[dict[str, object]]:
    """What was sent of one kind, in order."""
    rows = await Outbox.select(Outbox.body).where(Outbox.type == kind).order_by(Outbox.sequence)
    return [json.loads(row["body"]) for row in rows]


async def waiting() -> list[tuple[str, str]]:
    """(kind, reason) of what waits in the queue, beside enrolments."""
    rows = await QueueItem.select(QueueItem.kind, QueueItem.reason).where(QueueItem.closed_at.is_null(), QueueItem.kind != "enrol")
    return [(row["kind"], row["reason"]) for row in rows]


async def logged(whom: UUID, on: date = TODAY, *, how: How = How.OFFICE, why: str = "", days: int = 0) -> Logged:
    """As the page does it: first what it would count for, then the visit. `days` after NOW."""
    now = NOW + timedelta(days=days)
    counted = await counted_for(await supervised(whom, PROBATION), on, how, now=now)
    seen = counted.check_in.id if counted.check_in else None
    return await log_visit(whom, PROBATION, on, how, "A note", why_afterwards=why, seen=seen, by=OFFICER, now=now)


async def check_ins(whom: UUID) -> list[tuple[date, str, str | None]]:
    """(due day, state, verdict) of those that were not cancelled."""
    rows = await CheckIn.select().where(CheckIn.person == whom, CheckIn.state != "cancelled").order_by(CheckIn.due_on)
    return [(row["due_on"], row["state"], row["verdict"]) for row in rows]
