"""Asking for electronic monitoring, and deciding on it: an officer drafts, somebody else decides."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

from services.probation.cases.actions import locked_open_case, locked_registrations
from services.probation.database import DB, Audit
from services.probation.errors import AlreadyClosed, AlreadyDecided, NotFound, SecondOfficerNeeded
from services.probation.local_time import local_today
from services.probation.queue.actions import close_item, open_item
from services.probation.telemetry.monitoring import queries
from services.probation.telemetry.monitoring.domain import law
from services.probation.telemetry.monitoring.domain.decisions import (
    FOLLOWS,
    HAVE_TERM,
    Event,
    NotAllowed,
    Request,
    State,
    approving,
    can_be_asked,
    transition,
)
from services.probation.telemetry.monitoring.domain.law import Ground
from services.probation.telemetry.monitoring.queries import ShownDecision
from services.probation.telemetry.monitoring.tables import MonitoringDecision, MonitoringEvent
from services.probation.telemetry.orders import actions as orders
from services.probation.timeline.actions import add_entry
from shared import audit
from shared.actors import Actor
from shared.db.engine import transaction
from shared.db.rows import ColumnValues
from shared.registry import MonitoringEnded, registry

TO_DECIDE, RUNS_OUT, WITHOUT, UNRETURNED = "monitoring_to_decide", "monitoring_runs_out", "bracelet_without_decision", "bracelet_unreturned"
ASKED = "asked"


class NotNow(Exception):
    """This cannot be asked for: there is no decision to change, or one is in force or asked for already."""


class TooLate(Exception):
    """The last day has passed: nothing can be decided backwards."""


@dataclass(frozen=True, slots=True)
class NewRequest:
    """What an officer asks for. `starts_on`, `ends_on`: of a new decision or a variation; `ends_on` None: to the end of the term."""

    request: Request
    ground: Ground
    starts_on: date
    ends_on: date | None
    reason: str
    document: str
    token: UUID
    registration: UUID | None = None


async def ask(person: UUID, new: NewRequest, *, by: Actor, now: datetime) -> UUID:
    """Ask the head of the service; the same form sent again finds what it made. Raises NotFound, AlreadyClosed, NotNow, TooLate."""
    async with transaction(DB):
        case = await locked_open_case(person, new.registration)
        known = await MonitoringDecision.select(MonitoringDecision.id).where(MonitoringDecision.form_token == new.token).first()
        if known is not None:
            found: UUID = known["id"]
            return found
        open_ones = await queries.open_ones(person, case.supervising_authority)
        base = next((row for row in open_ones if row.state != State.ASKED), None)
        if len(open_ones) > (base is not None) or new.request not in can_be_asked(State(base.state) if base else None):
            raise NotNow
        today = local_today(now)
        starts_on, ends_on = _period(new, base, case.term_ends_on, today)
        if ends_on < max(starts_on, today):
            raise TooLate
        norm, number = law.norm(case.category, today), uuid4()
        await MonitoringDecision.insert(
            MonitoringDecision(
                id=number, person=person, registration=case.id, authority=case.supervising_authority, request=new.request,
                ground=new.ground, norm_source=norm.source, norm_status=norm.status, about=base.id if base else None,
                starts_on=starts_on, ends_on=ends_on, reason=new.reason, document=new.document, state=State.ASKED, asked_at=now,
                asked_by=by.id, asked_by_name=by.name, form_token=new.token, version=1,
            )
        )  # fmt: skip
        await add_event(number, 1, ASKED, State.ASKED, new.reason, by=by, now=now)
        await _say("monitoring_asked", await _found(number), {"document": new.document}, by=by, now=now)
        await open_item(
            kind=TO_DECIDE, person=person, subject_id=number, reason=TO_DECIDE, now=now, by=by, registration=case.id, excluded_officer=by.id
        )
    return number


async def decide(number: UUID, approved: bool, words: str, document: str, *, seen_version: int, by: Actor, now: datetime) -> None:
    """Approve or refuse; what a request is about follows it.

    Raises NotFound, AlreadyClosed, AlreadyDecided, TooLate, and SecondOfficerNeeded for whoever asked.
    """
    async with transaction(DB):
        await orders.lock_order((await _found(number)).person)
        row = await locked_decision(number, seen_version)
        if row.asked_by == by.id:
            raise SecondOfficerNeeded
        request = Request(row.request)
        if approved and request in HAVE_TERM and row.ends_on < local_today(now):
            raise TooLate
        event = approving(request) if approved else Event.REFUSE
        state = next_state(row, event)
        if approved and row.about is not None:
            await _follow(row, request, by=by, now=now)
        await move(
            row, event, state,
            {
                MonitoringDecision.decided_at: now, MonitoringDecision.decided_by: by.id, MonitoringDecision.decided_by_name: by.name,
                MonitoringDecision.decision_words: words, MonitoringDecision.decision_document: document,
            },
            why=words, by=by, now=now,
        )  # fmt: skip
        await close_item(kind=TO_DECIDE, subject_id=number, by=by, now=now, outcome=str(state))
        if state is State.REFUSED:
            await ended(row, by=by, now=now)
        if state is State.IN_FORCE:
            await _close_without(row.person, by=by, now=now)
        await _say("monitoring_decided", row, {"event": str(event), "words": words, "document": document}, by=by, now=now)


async def _follow(row: ShownDecision, request: Request, *, by: Actor, now: datetime) -> None:
    """What the approved request does to the decision that it is about. Raises AlreadyDecided where that one is not in force any more."""
    base = await queries.any_decision(row.about) if row.about else None
    if base is None or State(base.state) not in (State.IN_FORCE, State.SUSPENDED):
        raise AlreadyDecided
    event = FOLLOWS.get(request)
    if event is None:
        return
    await lift_ends(base, by=by, now=now)
    over: ColumnValues = {MonitoringDecision.ended_at: now, MonitoringDecision.lift: None}
    await move(base, event, next_state(base, event), over, why=row.reason, by=by, now=now)
    await close_item(kind=RUNS_OUT, subject_id=base.id, by=by, now=now, outcome=str(event))
    if event is not Event.REPLACE:
        await ended(base, by=by, now=now)


async def ended(row: ShownDecision, *, by: Actor, now: datetime) -> None:
    """Inside the caller's transaction: what is planned for the decision hears of its end."""
    await registry("probation").monitoring_ended(MonitoringEnded(row.person, row.id, by, now))


async def lift_ends(row: ShownDecision, *, by: Actor, now: datetime) -> None:
    """Inside the caller's transaction, which holds the order's lock: zones and hours that its suspension lifted hold again."""
    if row.lift is not None:
        await orders.resume(row.person, row.lift, ZoneInfo(row.time_zone), by=by, now=now)


async def _close_without(person: UUID, *, by: Actor, now: datetime) -> None:
    statement = "SELECT id FROM probation.device_assignment WHERE person = $1 AND until IS NULL"
    worn = await DB.connection().fetchval(statement, person)
    if worn is not None:
        await close_item(kind=WITHOUT, subject_id=worn, by=by, now=now, outcome="decided")


async def locked_decision(number: UUID, seen_version: int | None) -> ShownDecision:
    """The decision, with the locks of the case and of itself.

    Raises NotFound, AlreadyClosed where its authority supervises the person no more, AlreadyDecided if somebody changed it since.
    """
    found = await _found(number)
    registrations = await locked_registrations(found.person)
    if not any(one.state == "open" and one.supervising_authority == found.authority for one in registrations):
        raise AlreadyClosed
    await MonitoringDecision.select(MonitoringDecision.id).where(MonitoringDecision.id == number).lock_rows("UPDATE")
    row = await _found(number)
    if seen_version is not None and row.version != seen_version:
        raise AlreadyDecided
    return row


async def move(
    row: ShownDecision,
    event: Event,
    state: State,
    values: ColumnValues,
    *,
    why: str,
    until: date | None = None,
    since: datetime | None = None,
    by: Actor,
    now: datetime,
) -> None:
    """Inside the caller's transaction: the next state, with what else changes, and the entry in the history."""
    all_values: ColumnValues = {MonitoringDecision.state: state, MonitoringDecision.version: row.version + 1, **values}
    await MonitoringDecision.update(all_values).where(MonitoringDecision.id == row.id)
    await add_event(row.id, row.version + 1, event, state, why, until=until, since=since, by=by, now=now)


async def add_event(
    subject: UUID,
    number: int,
    event: str,
    state: str,
    why: str,
    *,
    until: date | None = None,
    since: datetime | None = None,
    by: Actor,
    now: datetime,
) -> None:
    """One entry of the history of a decision or a report."""
    await MonitoringEvent.insert(
        MonitoringEvent(
            id=uuid4(), subject=subject, number=number, event=event, state=state, until=until, since=since, why=why, by_id=by.id,
            by_name=by.name, at=now,
        )
    )  # fmt: skip


def next_state(row: ShownDecision, event: Event) -> State:
    """Raises AlreadyDecided where the event does not fit any more."""
    try:
        return transition(State(row.state), event)
    except NotAllowed:
        raise AlreadyDecided from None


def told(row: ShownDecision) -> audit.Details:
    """What the timeline and the audit say about a decision."""
    return {
        "decision": str(row.id), "request": row.request, "starts_on": row.starts_on.isoformat(), "ends_on": row.ends_on.isoformat(),
    }  # fmt: skip


async def _say(kind: str, row: ShownDecision, further: audit.Details, *, by: Actor, now: datetime) -> None:
    details: audit.Details = {**told(row), **further}
    await audit.record(Audit, by=by, action=kind, about=row.person, details=details, at=now)
    await add_entry(person=row.person, kind=kind, details=details, at=now, by=by)


async def _found(number: UUID) -> ShownDecision:
    row = await queries.any_decision(number)
    if row is None:
        raise NotFound
    return row


def _period(new: NewRequest, base: ShownDecision | None, term_ends_on: date, today: date) -> tuple[date, date]:
    """From when until when: what was asked for, or of the decision that the request is about. A variation begins on the day of the
    request, so that no day is left between both decisions."""
    if new.request in HAVE_TERM:
        starts_on = today if base is not None else new.starts_on
        return starts_on, law.last_day(new.ground, starts_on, new.ends_on, term_ends_on)
    assert base is not None
    return base.starts_on, base.ends_on
