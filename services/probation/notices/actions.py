"""Recording a notice or a request, and deciding on a request."""

import json
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

from services.probation.cases.actions import locked_open_case, locked_registrations
from services.probation.database import DB, Audit
from services.probation.errors import AlreadyClosed, AlreadyDecided, NotFound
from services.probation.local_time import local_today
from services.probation.notices import effects
from services.probation.notices.domain import kinds
from services.probation.notices.domain.kinds import CHANGES, Effect, Kind
from services.probation.notices.domain.lifecycle import HOLDS, Event, NotAllowed, State, transition
from services.probation.notices.domain.periods import Period
from services.probation.notices.domain.stays import Stay
from services.probation.notices.queries import ShownNotice, any_notice
from services.probation.notices.tables import Notice, NoticeEvent
from services.probation.queue.actions import close_item, open_item
from services.probation.reminders.actions import Notice as Message
from services.probation.reminders.actions import notify
from services.probation.reminders.domain.kinds import Kind as MessageKind
from services.probation.telemetry.orders.actions import lock_order
from services.probation.timeline.actions import add_entry
from shared import audit
from shared.actors import Actor
from shared.db.engine import transaction
from shared.db.rows import ColumnValues

ASKED, LATE = "permission_asked", "late_return"
RECORDED = "recorded"
"""The event with which the history of a notice begins."""
TOLD_WITHIN = timedelta(days=7)
"""How long it makes sense to tell a person that there is a decision, at least."""


class Overlaps(Exception):
    """Another notice or permission holds for a part of this period."""


class TooLate(Exception):
    """The period that was asked for is over."""


@dataclass(frozen=True, slots=True)
class NewNotice:
    """What the officer records. `registration`: under which the person tells or asks; the norm of its category decides which it is."""

    kind: Kind
    period: Period
    region: str
    place: str
    reason: str
    document: str
    effect: Effect
    lifts_order: bool
    token: UUID
    registration: UUID | None = None
    stay: Stay | None = None


async def record(person: UUID, new: NewNotice, *, by: Actor, now: datetime) -> UUID:
    """A notice holds at once; a request waits for a decision. The same form sent again finds what it made.

    Raises NotFound, AlreadyClosed, Overlaps, `absences.Overlaps` where an absence of one of these days is recorded, and BadOrder where the
    monitoring order has no room for the zone at the other place.
    """
    async with transaction(DB):
        await lock_order(person)
        case = await locked_open_case(person, new.registration)
        known = await Notice.select(Notice.id).where(Notice.form_token == new.token).first()
        if known is not None:
            found: UUID = known["id"]
            return found
        norm = kinds.norm(new.kind, case.category, local_today(now))
        await none_overlaps(person, case.supervising_authority, new.period)
        number, state = uuid4(), State.ASKED if norm.form == "permission" else State.GIVEN
        changes = new.kind in CHANGES
        await Notice.insert(
            Notice(
                id=number, person=person, registration=case.id, authority=case.supervising_authority, kind=new.kind, form=norm.form,
                state=state, starts_at=new.period.starts_at, ends_at=new.period.ends_at, region=new.region, place=new.place,
                reason=new.reason, document=new.document, effect="none" if changes else new.effect,
                lifts_order=new.lifts_order and not changes, norm_source=norm.rule.source, norm_status=norm.rule.status,
                stay=json.dumps(new.stay.stored()) if new.stay else None, recorded_at=now,
                recorded_by=by.id, recorded_by_name=by.name, form_token=new.token, version=1,
            )
        )  # fmt: skip
        row = await locked_notice(number, 1)
        await add_event(row, 1, RECORDED, state, ends_at=row.ends_at, by=by, now=now)
        details: audit.Details = {**told(row), "document": row.document}
        await audit.record(Audit, by=by, action="notice_recorded", about=person, details=details, at=now)
        await add_entry(person=person, kind="notice_recorded", details=details, at=now, by=by)
        if state is State.ASKED:
            await open_item(kind=ASKED, person=person, subject_id=number, reason=ASKED, now=now, by=by, registration=case.id)
        else:
            await _begin_effects(row, row.document, by=by, now=now)
    return number


async def decide(notice: UUID, answer: Event, words: str, document: str, *, seen_version: int, by: Actor, now: datetime) -> None:
    """Permit or refuse what was asked for. `document` names the written permission.

    Raises NotFound, AlreadyClosed, AlreadyDecided where somebody was faster, TooLate where the period is over, and `absences.Overlaps`.
    """
    async with transaction(DB):
        row = await locked_notice(notice, seen_version)
        if answer is Event.GRANT and row.ends_at is not None and row.ends_at <= now:
            raise TooLate
        state = _next(State(row.state), answer)
        values: ColumnValues = {
            Notice.decided_at: now, Notice.decided_by: by.id, Notice.decided_by_name: by.name, Notice.decision_words: words,
        }  # fmt: skip
        await move(row, answer, state, values, why=words, by=by, now=now)
        await close_item(kind=ASKED, subject_id=notice, by=by, now=now, outcome=str(state))
        details: audit.Details = {**told(row), "answer": str(answer), "words": words, "document": document}
        await audit.record(Audit, by=by, action="notice_decided", about=row.person, details=details, at=now)
        await add_entry(person=row.person, kind="notice_decided", details=details, at=now, by=by)
        if answer is Event.GRANT:
            await _begin_effects(row, document or row.document, by=by, now=now)
        await tell_person(row, MessageKind.PERMISSION_DECIDED, by=by, now=now)


async def locked_notice(notice: UUID, seen_version: int | None) -> ShownNotice:
    """The notice, with the locks of the order, of the case and of itself, in this order.

    Raises NotFound, AlreadyClosed where its authority supervises the person no more, AlreadyDecided if somebody changed it since.
    """
    found = await any_notice(notice)
    if found is None:
        raise NotFound
    await lock_order(found.person)
    registrations = await locked_registrations(found.person)
    if not any(one.state == "open" and one.supervising_authority == found.authority for one in registrations):
        raise AlreadyClosed
    await Notice.select(Notice.id).where(Notice.id == notice).lock_rows("UPDATE")
    row = await any_notice(notice)
    if row is None:
        raise NotFound
    if seen_version is not None and row.version != seen_version:
        raise AlreadyDecided
    return row


async def none_overlaps(person: UUID, authority: str, period: Period, *, but: UUID | None = None) -> None:
    """Raises Overlaps where another notice that holds, or waits for a decision, has a moment in common with the period."""
    held: Collection[str] = [str(state) for state in HOLDS]
    mine = (Notice.person == person) & (Notice.authority == authority) & Notice.state.is_in(list(held))
    for row in await Notice.select(Notice.id, Notice.starts_at, Notice.ends_at).where(mine):
        if row["id"] != but and period.overlaps(Period(row["starts_at"], row["ends_at"])):
            raise Overlaps


async def move(
    row: ShownNotice, event: str, state: State, values: ColumnValues, *, why: str = "", sign: str | None = None, by: Actor, now: datetime
) -> None:
    """Inside the caller's transaction: the next state, with what else changes, and the entry in the notice's history."""
    all_values: ColumnValues = {Notice.state: state, Notice.version: row.version + 1, **values}
    await Notice.update(all_values).where(Notice.id == row.id)
    ends_at = values.get(Notice.ends_at, row.ends_at)
    await add_event(row, row.version + 1, event, state, ends_at=ends_at, why=why, sign=sign, by=by, now=now)


async def add_event(
    row: ShownNotice,
    number: int,
    event: str,
    state: State,
    *,
    ends_at: datetime | None,
    why: str = "",
    sign: str | None = None,
    by: Actor,
    now: datetime,
) -> None:
    """One entry of a notice's history."""
    await NoticeEvent.insert(
        NoticeEvent(
            id=uuid4(), notice=row.id, number=number, event=event, state=state, ends_at=ends_at, sign=sign, why=why, by_id=by.id,
            by_name=by.name, at=now,
        )
    )  # fmt: skip


def told(row: ShownNotice) -> audit.Details:
    """What the timeline and the audit say about a notice."""
    ends_at = row.ends_at.isoformat() if row.ends_at else None
    return {
        "notice": str(row.id), "kind": row.kind, "form": row.form, "starts_at": row.starts_at.isoformat(), "ends_at": ends_at,
        "time_zone": row.time_zone,
    }  # fmt: skip


async def tell_person(row: ShownNotice, kind: MessageKind, last: date | None = None, *, by: Actor, now: datetime) -> None:
    """Inside the caller's transaction: that there is a decision or a change, in the person's language. `last`: the new last day.

    What it is about, and what was decided, is not said where a locked screen shows it.
    """
    useful_until, slots = max(row.ends_at or now, now + TOLD_WITHIN), {"day": last} if last else {}
    occasion = 0 if kind is MessageKind.PERMISSION_DECIDED else row.version + 1
    message = Message(row.person, kind, row.id, last or local_today(now), useful_until, slots, row.registration, occasion)
    await notify(message, by=by, now=now)


async def _begin_effects(row: ShownNotice, document: str, *, by: Actor, now: datetime) -> None:
    period, zone = Period(row.starts_at, row.ends_at), ZoneInfo(row.time_zone)
    kind, name = Kind(row.kind), f"n{row.id.hex[:11]}"
    lifted = row.lifts_order and await effects.lift_order(
        row.person, name, period, row.reason, zone, stay=row.stays_at, place=row.place, by=by, now=now
    )
    absence = await effects.excuse(row.person, row.authority, kind, row.effect, period.days(zone), document, by=by, now=now)
    made: ColumnValues = {Notice.absence: absence, Notice.order_permission: name if lifted else None}
    await Notice.update(made).where(Notice.id == row.id)


def _next(state: State, event: Event) -> State:
    try:
        return transition(state, event)
    except NotAllowed:
        raise AlreadyDecided from None
