"""What happens to a check-in: handed in at a kiosk, looked at by an officer, vouched for, expired."""

import json
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid4

from piccolo.columns import Column

from services.probation.cases.domain import card
from services.probation.check_ins.domain import lifecycle as check_in
from services.probation.check_ins.domain.lifecycle import Event, State, Verdict
from services.probation.check_ins.hand_ins import keep_visit, record_late_answers, route_answers
from services.probation.check_ins.plans import lock_person
from services.probation.check_ins.scheduling import plan_ahead
from services.probation.check_ins.tables import CheckIn, CheckInReview
from services.probation.database import DB, MESSAGING, Audit
from services.probation.errors import AlreadyDecided, NotFound, NotYetOpen, ReasonNeeded, SecondOfficerNeeded
from services.probation.queue.actions import close_item, open_item
from services.probation.timeline.actions import add_entry
from shared import audit
from shared.actors import Actor
from shared.db.engine import transaction
from shared.db.rows import select_row
from shared.messages.biometrics import IdentityVerified
from shared.messages.probation import CheckInRecorded, CheckInReviewed, SecondOpinionAsked
from shared.messaging.outbox import send

Changed = dict[Column | str, Any]
"""Columns of a check-in with their new values."""
MISSED_OUTCOMES = ("excused", "our_fault", "not_excused")


@dataclass(frozen=True, slots=True)
class Proof:
    """Which valid excuse it is (УИК 53), and the document that proves it."""

    excuse: str
    document: str


@dataclass(frozen=True, slots=True)
class LockedCheckIn:
    """A check-in while it is being changed."""

    id: UUID
    person: UUID
    registration: UUID
    due_on: date
    opens_at: datetime
    closes_at: datetime
    state: str
    session: UUID | None
    recorded_at: datetime | None
    receipt: str | None
    reviewed_at: datetime | None
    first_no_match_by: UUID | None
    version: int
    supervising_authority: str


async def record_check_in(message: IdentityVerified, *, by: Actor, now: datetime) -> None:
    """Take what a kiosk handed in. One without doubt is closed automatically; a doubtful one goes to the queue with its reason; nobody is
    turned away.

    A check-in that was recorded before (two visits at once) gets its receipt again and is not changed.
    """
    async with transaction(DB):
        row = await locked_check_in(message.check_in)
        state = State(row.state)
        if row.recorded_at is not None or state in {State.CANCELLED, State.REVIEWED}:
            if state is State.CANCELLED:
                await keep_visit(row.person, row.supervising_authority, message, by=by, now=now)
            elif row.session is None:
                await record_late_answers(message, registration=row.registration, by=by, now=now)
            settled = row.reviewed_at is not None or state is State.CANCELLED
            await send_receipt_and_plan(row, "accepted" if settled else "with_officer", by=by, now=now)
            return
        event = check_in.submission_event(message.submitted_at, row.closes_at)
        doubt = check_in.review_reason(
            match=message.match,
            liveness=message.liveness,
            quality=message.quality,
            calibrated=message.calibrated,
            reason=message.reason,
        )
        reason = "late" if event is Event.HAND_IN_LATE else doubt
        state = check_in.transition(state, event)
        if reason is None:
            state = check_in.transition(state, Event.REVIEW)
        row = await _store(row, message, state, reason, now)
        await close_item(subject_id=row.id, kind="missed", by=by, now=now, outcome="handed_in")
        if reason is not None:
            await open_item(
                kind="check_in", person=row.person, subject_id=row.id, reason=reason, now=now, by=by, registration=row.registration
            )
        await route_answers(message, registration=row.registration, by=by, now=now)
        details: audit.Details = {"check_in": str(row.id), "reason": reason, "match": message.match, "liveness": message.liveness}
        await audit.record(Audit, by=by, action="check_in_recorded", about=row.id, details=details, at=now)
        await add_entry(person=row.person, kind="check_in_recorded", details=details, at=message.submitted_at, by=by)
        await send_receipt_and_plan(row, "accepted" if reason is None else "with_officer", by=by, now=now)


async def review_check_in(check_in_id: UUID, verdict: Verdict, note: str, *, seen_version: int, by: Actor, now: datetime) -> State:
    """An officer's verdict. "Not the same person" asks a second officer and changes nothing for the person until then.

    Raises AlreadyDecided if it was changed after the officer saw it, SecondOfficerNeeded for the same officer twice, ReasonNeeded or
    NotYetOpen.
    """
    if verdict in check_in.WITH_REASON and not note.strip():
        raise ReasonNeeded
    async with transaction(DB):
        row = await locked_check_in(check_in_id)
        _check_version(row, seen_version)
        if row.opens_at > now or row.state == State.EXCUSED:
            raise NotYetOpen  # who comes early, or although excused, is logged by hand
        if row.session is None and verdict != "vouched_in_person":
            raise AlreadyDecided  # nothing was handed in that could be compared
        if verdict == "no_match" and row.first_no_match_by == by.id:
            raise SecondOfficerNeeded
        second = check_in.needs_second_officer(verdict, row.first_no_match_by, by.id)
        state = State(row.state) if second else check_in.transition(State(row.state), Event.REVIEW)
        values: Changed = {CheckIn.version: seen_version + 1}
        if second:
            values |= {CheckIn.first_no_match_by: by.id}
        else:
            row = replace(row, recorded_at=row.recorded_at or now, receipt=row.receipt or card.new_receipt())
            values |= {
                CheckIn.state: state,
                CheckIn.verdict: verdict,
                CheckIn.reviewed_at: now,
                CheckIn.reviewed_by: by.id,
                CheckIn.reviewed_by_name: by.name,
                CheckIn.recorded_at: row.recorded_at,
                CheckIn.receipt: row.receipt,
            }
        changed = await CheckIn.update(values).where(CheckIn.id == check_in_id, CheckIn.version == seen_version).returning(CheckIn.id)
        if not changed:
            raise AlreadyDecided
        await CheckInReview.insert(
            CheckInReview(id=uuid4(), check_in=check_in_id, verdict=verdict, note=note, by_id=by.id, by_name=by.name, at=now)
        )
        details: audit.Details = {"check_in": str(check_in_id), "verdict": verdict, "second_asked": second}
        await audit.record(Audit, by=by, action="check_in_reviewed", about=check_in_id, details=details, at=now)
        await add_entry(person=row.person, kind="check_in_reviewed", details=details, at=now, by=by)
        for kind in ("check_in", "missed", "second_opinion"):
            await close_item(subject_id=check_in_id, kind=kind, by=by, now=now, outcome=verdict)
        if second:
            await open_item(
                kind="second_opinion",
                person=row.person,
                subject_id=check_in_id,
                reason="first_says_no_match",
                now=now,
                by=by,
                excluded_officer=by.id,
                registration=row.registration,
            )
            await send(MESSAGING, SecondOpinionAsked(person=row.person, check_in=check_in_id, first_officer=by.id, asked_at=now))
        else:
            await send(MESSAGING, CheckInReviewed(person=row.person, check_in=check_in_id, verdict=verdict, reviewed_at=now))
            await send_receipt_and_plan(row, "accepted", by=by, now=now)
    return state


async def expire_check_in(check_in_id: UUID, *, by: Actor, now: datetime) -> bool:
    """Nobody came within the window: an officer asks why, and the next date is set. False if somebody did come meanwhile."""
    async with transaction(DB):
        row = await locked_check_in(check_in_id)
        if row.state != State.CREATED or row.closes_at > now:
            return False
        await CheckIn.update({CheckIn.state: check_in.transition(State.CREATED, Event.EXPIRE), CheckIn.version: row.version + 1}).where(
            CheckIn.id == check_in_id
        )
        details: audit.Details = {"check_in": str(check_in_id), "due_on": row.due_on.isoformat()}
        await audit.record(Audit, by=by, action="check_in_expired", about=check_in_id, details=details, at=now)
        await add_entry(person=row.person, kind="check_in_missed", details=details, at=row.closes_at, by=by)
        await open_item(
            kind="missed", person=row.person, subject_id=check_in_id, reason="missed", now=now, by=by, registration=row.registration
        )
        await plan_ahead(row.person, row.supervising_authority, by=by, now=now)
    return True


async def decide_missed(
    check_in_id: UUID, outcome: str, note: str, *, seen_version: int, proof: Proof | None = None, by: Actor, now: datetime
) -> None:
    """Why nobody came, in an officer's view: one of MISSED_OUTCOMES, with a reason in words; an excuse with its proof.

    Nothing follows automatically.
    """
    async with transaction(DB):
        row = await locked_check_in(check_in_id)
        _check_version(row, seen_version)
        values: Changed = {
            CheckIn.version: seen_version + 1,
            CheckIn.state: check_in.transition(State(row.state), Event.REVIEW),
            CheckIn.verdict: outcome,
            CheckIn.reviewed_at: now,
            CheckIn.reviewed_by: by.id,
            CheckIn.reviewed_by_name: by.name,
        }
        if row.state != State.EXPIRED:
            raise AlreadyDecided
        await CheckIn.update(values).where(CheckIn.id == check_in_id)
        await CheckInReview.insert(
            CheckInReview(
                id=uuid4(),
                check_in=check_in_id,
                verdict=outcome,
                note=note,
                by_id=by.id,
                by_name=by.name,
                at=now,
                excuse=proof.excuse if proof else None,
                document=proof.document if proof else None,
            )
        )
        details: audit.Details = {"check_in": str(check_in_id), "verdict": outcome, "second_asked": False}
        await audit.record(Audit, by=by, action="missed_check_in_decided", about=check_in_id, details=details, at=now)
        await add_entry(person=row.person, kind="check_in_reviewed", details=details, at=now, by=by)
        await close_item(subject_id=check_in_id, kind="missed", by=by, now=now, outcome=outcome)


def _check_version(row: LockedCheckIn, seen_version: int) -> None:
    """Check that the stored version is the one the officer saw, and that nobody decided before."""
    if row.version != seen_version or row.reviewed_at is not None or row.state == State.CANCELLED:
        raise AlreadyDecided


async def _store(row: LockedCheckIn, message: IdentityVerified, state: State, reason: str | None, now: datetime) -> LockedCheckIn:
    stored = replace(row, state=state, session=message.session, recorded_at=now, receipt=card.new_receipt(), version=row.version + 1)
    values: Changed = {
        CheckIn.state: state,
        CheckIn.session: message.session,
        CheckIn.kiosk: message.kiosk,
        CheckIn.match: message.match,
        CheckIn.liveness: message.liveness,
        CheckIn.quality: message.quality,
        CheckIn.score: message.score,
        CheckIn.threshold: message.threshold,
        CheckIn.calibrated: message.calibrated,
        CheckIn.engine: message.engine,
        CheckIn.reason: reason,
        CheckIn.answers: json.dumps(message.answers),
        CheckIn.started_at: message.started_at,
        CheckIn.submitted_at: message.submitted_at,
        CheckIn.recorded_at: now,
        CheckIn.receipt: stored.receipt,
        CheckIn.version: stored.version,
    }
    # Somebody came after all: an officer's earlier decision about the missed check-in is history (table review), so this needs a new look.
    values |= {CheckIn.verdict: None, CheckIn.reviewed_at: None, CheckIn.reviewed_by: None, CheckIn.reviewed_by_name: None}
    if state is State.REVIEWED:
        values |= {CheckIn.reviewed_at: now, CheckIn.verdict: "automatic"}
    await CheckIn.update(values).where(CheckIn.id == row.id)
    return stored


async def send_receipt_and_plan(row: LockedCheckIn, state: Any, *, by: Actor, now: datetime) -> None:
    """The receipt for the kiosk, with the next date."""
    following = await plan_ahead(row.person, row.supervising_authority, by=by, now=now)
    await send(
        MESSAGING,
        CheckInRecorded(
            person=row.person, check_in=row.id, state=state, receipt=row.receipt or "", recorded_at=row.recorded_at or now,
            next_check_in=following.opens_at if following else None,
        ),
    )  # fmt: skip


async def locked_check_in(check_in_id: UUID) -> LockedCheckIn:
    """A check-in with the locks of its change. Raises NotFound."""
    # The registrations' locks first, as everywhere: two paths that lock in different orders would block each other.
    found = await CheckIn.select(CheckIn.person).where(CheckIn.id == check_in_id).first()
    if found is None:
        raise NotFound
    await lock_person(found["person"])
    row = await select_row(LockedCheckIn, CheckIn.select().where(CheckIn.id == check_in_id).lock_rows("UPDATE").first())
    assert row is not None
    return row
