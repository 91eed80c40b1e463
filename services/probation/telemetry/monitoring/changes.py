"""What happens to a decision afterwards: withdrawn, run out; the person's refusal; closing and reopening."""

from datetime import date, datetime
from uuid import UUID

from services.probation.database import DB, Audit
from services.probation.local_time import local_today
from services.probation.queue.actions import close_item, open_item
from services.probation.telemetry.monitoring import queries
from services.probation.telemetry.monitoring.actions import (
    RUNS_OUT,
    TO_DECIDE,
    UNRETURNED,
    WITHOUT,
    add_event,
    ended,
    locked_decision,
    move,
    next_state,
    told,
)
from services.probation.telemetry.monitoring.domain import law
from services.probation.telemetry.monitoring.domain.decisions import Event, State, run_out
from services.probation.telemetry.monitoring.queries import Assigned, ShownDecision
from services.probation.telemetry.monitoring.tables import MonitoringDecision
from services.probation.timeline.actions import add_entry
from shared import audit
from shared.actors import Actor
from shared.db.engine import transaction

PERSON_REFUSED = "person_refused"
"""The person refuses to be monitored. The state stays: no norm says what follows, and nothing does by itself."""


async def withdraw(number: UUID, why: str, *, seen_version: int, by: Actor, now: datetime) -> None:
    """Withdraw what was asked for. Raises NotFound, AlreadyClosed, AlreadyDecided."""
    async with transaction(DB):
        row = await locked_decision(number, seen_version)
        state = next_state(row, Event.WITHDRAW)
        await move(row, Event.WITHDRAW, state, {}, why=why, by=by, now=now)
        await close_item(kind=TO_DECIDE, subject_id=number, by=by, now=now, outcome=str(state))
        await ended(row, by=by, now=now)
        await say_changed(row, str(Event.WITHDRAW), why, by=by, now=now)


async def person_refuses(number: UUID, why: str, *, seen_version: int, by: Actor, now: datetime) -> None:
    """Record what the person said. Raises NotFound, AlreadyClosed, AlreadyDecided."""
    async with transaction(DB):
        row = await locked_decision(number, seen_version)
        await MonitoringDecision.update({MonitoringDecision.version: row.version + 1}).where(MonitoringDecision.id == number)
        await add_event(number, row.version + 1, PERSON_REFUSED, row.state, why, by=by, now=now)
        await say_changed(row, PERSON_REFUSED, why, by=by, now=now)


async def follow_time(number: UUID, *, by: Actor, now: datetime) -> None:
    """A decision runs out on its last day; before that its officer is reminded."""
    async with transaction(DB):
        row = await locked_decision(number, None)
        today = local_today(now)
        state = State(row.state)
        if run_out(state, row.ends_on, today):
            await move(
                row, Event.RUN_OUT, next_state(row, Event.RUN_OUT), {MonitoringDecision.ended_at: now}, why="", by=by, now=now
            )  # fmt: skip
            await close_item(kind=RUNS_OUT, subject_id=number, by=by, now=now, outcome="run_out")
            await ended(row, by=by, now=now)
            await say_changed(row, str(Event.RUN_OUT), "", by=by, now=now)
        elif state in (State.IN_FORCE, State.SUSPENDED) and row.ends_on - law.warned_before(today) <= today:
            await open_item(
                kind=RUNS_OUT, person=row.person, subject_id=number, reason=RUNS_OUT, now=now, by=by, registration=row.registration
            )


async def ask_about(worn: Assigned, kind: str, *, by: Actor, now: datetime) -> None:
    """An officer is asked about a bracelet that rests on no decision, or that nobody took back."""
    await open_item(kind=kind, person=worn.person, subject_id=worn.id, reason=kind, now=now, by=by)


async def put_on_without(person: UUID, device: str, assignment: UUID, why: str, *, by: Actor, now: datetime) -> None:
    """Inside the caller's transaction: a bracelet was put on without a decision in force, and the officer said why."""
    details: audit.Details = {"device": device, "why": why}
    await audit.record(Audit, by=by, action=WITHOUT, about=person, details=details, at=now)
    await add_entry(person=person, kind=WITHOUT, details=details, at=now, by=by)
    await open_item(kind=WITHOUT, person=person, subject_id=assignment, reason=WITHOUT, now=now, by=by)


async def case_closed(person: UUID, authority: str, *, by: Actor, now: datetime) -> None:
    """Inside the closing's transaction: what was in force ends, what was asked for is withdrawn."""
    for row in await queries.open_ones(person, authority):
        event = Event.WITHDRAW if row.state == State.ASKED else Event.END
        await move(row, event, next_state(row, event), {MonitoringDecision.ended_at: now}, why="", by=by, now=now)
        for kind in (TO_DECIDE, RUNS_OUT):
            await close_item(kind=kind, subject_id=row.id, by=by, now=now, outcome="closed")
        await say_changed(row, str(event), "", by=by, now=now)


async def case_reopened(person: UUID, authority: str, *, closed_at: datetime, by: Actor, now: datetime) -> None:
    """Inside the transaction that undoes a closing: what ended with it is in force again, unless its last day has passed."""
    for row in await queries.ended_at(person, authority, closed_at):
        if row.ends_on < local_today(now) or await queries.standing(person, authority) is not None:
            continue
        event = Event.RESTORE_SUSPENDED if row.suspended_since else Event.RESTORE
        await move(row, event, next_state(row, event), {MonitoringDecision.ended_at: None}, why="", by=by, now=now)
        await say_changed(row, str(event), "", by=by, now=now)


async def taken_back(assignments: list[Assigned], *, by: Actor, now: datetime) -> None:
    """Inside the caller's transaction: nobody is asked any more where these bracelets are."""
    for each in assignments:
        await close_item(kind=UNRETURNED, subject_id=each.id, by=by, now=now, outcome="returned")


async def say_changed(row: ShownDecision, event: str, why: str, until: date | None = None, *, by: Actor, now: datetime) -> None:
    """Inside the caller's transaction: what the timeline and the audit say."""
    details: audit.Details = {**told(row), "event": event, "why": why, "until": until.isoformat() if until else None}
    await audit.record(Audit, by=by, action="monitoring_changed", about=row.person, details=details, at=now)
    await add_entry(person=row.person, kind="monitoring_changed", details=details, at=now, by=by)
