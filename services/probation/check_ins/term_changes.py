"""Check-ins follow the term: its new last day, its end, and a closing that is undone. Inside the caller's transaction."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from services.probation.cases.tables import Registration
from services.probation.check_ins.domain.lifecycle import State
from services.probation.check_ins.domain.questions import questions
from services.probation.check_ins.scheduling import ScheduledCase, schedule_check_ins
from services.probation.check_ins.tables import CheckIn
from services.probation.database import DB, MESSAGING, Audit
from shared import audit
from shared.actors import Actor
from shared.db.rows import fetch_rows, select_row
from shared.messages.probation import CheckInDue
from shared.messaging.outbox import send

# What the closing cancelled: handed in and not decided yet, or still open now. A window that passed meanwhile is nobody's fault.
RESTORE = """UPDATE probation.check_in c SET state = CASE WHEN c.recorded_at IS NULL THEN 'created' ELSE 'submitted' END
    FROM probation.registration r WHERE r.id = c.registration AND c.registration = $1 AND c.state = 'cancelled' AND c.reviewed_at IS NULL
    AND c.created_at <= $2 AND (c.recorded_at IS NOT NULL OR c.closes_at > $3)
    AND (r.term_suspended_since IS NOT NULL OR c.due_on <= r.term_ends_on) AND r.term_over_at IS NULL
    AND NOT EXISTS (SELECT FROM probation.check_in o WHERE o.person = c.person AND o.due_on = c.due_on AND o.state <> 'cancelled')
    RETURNING c.id, c.person, c.state, c.opens_at, c.closes_at"""


@dataclass(frozen=True, slots=True)
class RestoredCheckIn:
    """A check-in that waits again."""

    id: UUID
    person: UUID
    state: str
    opens_at: datetime
    closes_at: datetime


async def restore_check_ins(registration: UUID, *, closed_at: datetime, now: datetime) -> None:
    """The closing is undone: what it cancelled is due or waits for its officer again. Inside the caller's transaction."""
    rows = await fetch_rows(DB, RestoredCheckIn, RESTORE, registration, closed_at, now)
    for row in rows:
        if row.state == State.CREATED:
            due = CheckInDue(
                person=row.person, check_in=row.id, opens_at=row.opens_at, closes_at=row.closes_at, questions=list(questions())
            )
            await send(MESSAGING, due)


async def follow_term(registration: UUID, *, by: Actor, now: datetime) -> None:
    """The term has another last day: what is due after it is cancelled, and the next check-in exists. Inside the caller's transaction."""
    case = await select_row(ScheduledCase, Registration.select().where(Registration.id == registration).first())
    if case is None:
        return
    await CheckIn.update({CheckIn.state: State.CANCELLED}).where(
        CheckIn.registration == registration, CheckIn.state == State.CREATED, CheckIn.due_on > case.last_day
    )
    await schedule_check_ins(registration, by=by, now=now)


async def end_with_term(registration: UUID, *, by: Actor, now: datetime) -> None:
    """The term is over: nothing is due any more, and nobody can miss it. What was handed in still waits for its officer."""
    cancelled = (
        await CheckIn.update({CheckIn.state: State.CANCELLED})
        .where(CheckIn.registration == registration, CheckIn.state == State.CREATED)
        .returning(CheckIn.id)
    )
    for row in cancelled:
        await audit.record(Audit, by=by, action="check_in_cancelled", about=row["id"], details={"because": "term_over"}, at=now)
