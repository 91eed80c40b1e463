"""What becomes of check-ins when a term changes, is over, or when its registration is opened again."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from services.probation.cases.tables import Registration
from services.probation.check_ins.domain.lifecycle import State
from services.probation.check_ins.scheduling import schedule_check_ins, tell_again, tell_withdrawn
from services.probation.check_ins.tables import CheckIn
from services.probation.database import DB, Audit
from shared import audit
from shared.actors import Actor
from shared.db.rows import fetch_rows

# What the closing cancelled: handed in and not decided yet, or still open now. A window that passed meanwhile is nobody's fault.
RESTORE = """UPDATE probation.check_in c SET state = CASE WHEN c.recorded_at IS NULL THEN 'created' ELSE 'submitted' END
    FROM probation.registration r WHERE r.id = c.registration AND c.registration = $1 AND c.state = 'cancelled' AND c.reviewed_at IS NULL
    AND c.created_at <= $2 AND (c.recorded_at IS NOT NULL OR c.closes_at > $3)
    AND (r.term_suspended_since IS NOT NULL OR c.due_on <= r.term_ends_on) AND r.term_over_at IS NULL
    AND NOT EXISTS (SELECT FROM probation.check_in o WHERE o.person = c.person AND o.due_on = c.due_on AND o.state <> 'cancelled')
    RETURNING c.id, c.state"""


@dataclass(frozen=True, slots=True)
class _Restored:
    id: UUID
    state: str


async def restore_check_ins(registration: UUID, *, closed_at: datetime, now: datetime) -> None:
    """The closing is undone: what it cancelled is due or waits for its officer again. Inside the caller's transaction."""
    for row in await fetch_rows(DB, _Restored, RESTORE, registration, closed_at, now):
        if row.state == State.CREATED:
            await tell_again(row.id)


async def follow_term(registration: UUID, *, by: Actor, now: datetime) -> None:
    """The term has another last day: what is due after it is cancelled, and the next check-in exists. Inside the caller's transaction."""
    row = (
        await Registration.select(Registration.term_ends_on, Registration.term_suspended_since)
        .where(Registration.id == registration)
        .first()
    )
    if row is None:
        return
    last_day = date.max if row["term_suspended_since"] else row["term_ends_on"]
    cancelled = (
        await CheckIn.update({CheckIn.state: State.CANCELLED})
        .where(CheckIn.registration == registration, CheckIn.state == State.CREATED, CheckIn.due_on > last_day)
        .returning(CheckIn.id, CheckIn.person)
    )
    for one in cancelled:
        await tell_withdrawn(one["person"], one["id"])
    await schedule_check_ins(registration, by=by, now=now)


async def end_with_term(registration: UUID, *, by: Actor, now: datetime) -> None:
    """The term is over: nothing is due any more, and nobody can miss it. What was handed in still waits for its officer."""
    cancelled = (
        await CheckIn.update({CheckIn.state: State.CANCELLED})
        .where(CheckIn.registration == registration, CheckIn.state == State.CREATED)
        .returning(CheckIn.id, CheckIn.person)
    )
    for row in cancelled:
        await tell_withdrawn(row["person"], row["id"])
        await audit.record(Audit, by=by, action="check_in_cancelled", about=row["id"], details={"because": "term_over"}, at=now)
