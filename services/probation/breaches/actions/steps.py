"""One step of a proceeding: the locks, the next stage, its history, and what waits in the queue."""

import json
from collections.abc import Mapping
from datetime import datetime, time
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

from services.probation.breaches.at_kiosk.asking import stop_asking
from services.probation.breaches.domain.deadlines import deadline
from services.probation.breaches.domain.search import search_rule
from services.probation.breaches.domain.stages import Event, NotAllowed, Stage
from services.probation.breaches.domain.transitions import FINAL, transition
from services.probation.breaches.queries import any_proceeding
from services.probation.breaches.rows import Proceeding
from services.probation.breaches.tables import BreachEvent, BreachProceeding
from services.probation.cases.actions import locked_registrations
from services.probation.database import DB, Audit
from services.probation.errors import AlreadyClosed, AlreadyDecided, NotFound
from services.probation.law import rules as law
from services.probation.queue.actions import close_item, open_item
from services.probation.settings import settings
from services.probation.timeline.actions import add_entry
from shared import audit
from shared.actors import Actor
from shared.db.beyond import beyond_scope
from shared.db.rows import ColumnValues
from shared.values import Details

OPENED = "opened"
"""The event with which the history of a proceeding begins."""
SIGNATURE = "breach_signature"
TALK = "breach_talk"
"""The person wants to explain in person; the next step, or a talk, answers it."""
ITEMS: Mapping[Stage, tuple[str, str | None]] = {
    Stage.COLLECTING: ("breach_open", "breach.explanation"),
    Stage.ASKED: ("breach_explanation", None),
    Stage.SEARCHING: ("breach_search", None),
    Stage.HEARD: ("breach_decision", "breach.decision"),
    Stage.TO_SIGN: (SIGNATURE, "breach.second"),
    Stage.DECIDED: ("breach_serve", "breach.serve"),
    Stage.AT_COURT: ("breach_ruling", "breach.ruling"),
    Stage.RULED: ("breach_effect", "breach.effect"),
    Stage.CORRECTING: ("breach_correct", "breach.effect"),
}
"""What waits in the queue at each stage, and the value of the law that says how long."""


async def locked_proceeding(number: UUID, seen: int | None, *, closed_too: bool = False) -> Proceeding:
    """The proceeding with the locks of the case and of itself, in this order. `closed_too`: also of a registration that was closed.

    Raises NotFound, AlreadyClosed where its registration has ended, AlreadyDecided if somebody changed it since version `seen`.
    """
    found = await any_proceeding(number)
    if found is None:
        raise NotFound
    await locked_registrations(found.person)
    await BreachProceeding.select(BreachProceeding.id).where(BreachProceeding.id == number).lock_rows("UPDATE")
    row = await any_proceeding(number)
    if row is None:
        raise NotFound
    if not row.goes_on and (row.ended_at is not None or not closed_too):
        raise AlreadyClosed
    if seen is not None and row.version != seen:
        raise AlreadyDecided
    return row


async def advance(
    row: Proceeding,
    event: Event,
    *,
    values: ColumnValues | None = None,
    why: str = "",
    details: Details | None = None,
    by: Actor,
    now: datetime,
) -> Stage:
    """Inside the caller's transaction: the next stage, with what else changes. Whatever the kiosk asked until now it asks no more.

    Raises AlreadyDecided where the event does not fit.
    """
    stage = next_stage(row.at, event)
    await stop_asking(row.id, str(event), now=now)
    changed: ColumnValues = dict(values or {})
    due_at = due(stage, row, now)
    changed |= {BreachProceeding.stage: stage, BreachProceeding.deadline_at: due_at}
    await note(row, str(event), stage=stage, values=changed, why=why, details=details, by=by, now=now)
    await follow_queue(row, stage, due_at, by=by, now=now)
    return stage


async def note(
    row: Proceeding,
    event: str,
    *,
    stage: Stage | None = None,
    values: ColumnValues | None = None,
    why: str = "",
    details: Details | None = None,
    by: Actor,
    now: datetime,
) -> None:
    """Something happened: a new version with its entry in the history, the timeline and the audit."""
    changed: ColumnValues = {BreachProceeding.version: row.version + 1, **(values or {})}
    await BreachProceeding.update(changed).where(BreachProceeding.id == row.id)
    await write_event(row.id, row.version + 1, event, stage or row.at, why=why, details=details, by=by, now=now)
    told: audit.Details = {"proceeding": str(row.id), "event": event, "stage": str(stage or row.at)}
    await audit.record(Audit, by=by, action="breach_step", about=row.person, details=told, at=now)
    await add_entry(person=row.person, kind="breach_step", details=told, at=now, by=by)


async def write_event(
    number: UUID, version: int, event: str, stage: Stage, *, why: str = "", details: Details | None = None, by: Actor, now: datetime
) -> None:
    """One entry of the history."""
    await BreachEvent.insert(
        BreachEvent(
            id=uuid4(), proceeding=number, number=version, event=event, stage=stage, why=why, details=json.dumps(dict(details or {})),
            by_id=by.id, by_name=by.name, at=now,
        )
    )  # fmt: skip


async def follow_queue(row: Proceeding, stage: Stage, due_at: datetime | None, *, by: Actor, now: datetime) -> None:
    """What waited about this proceeding is done, and what the stage asks for waits."""
    for kind, _ in ITEMS.values():
        if kind != SIGNATURE:
            await close_item(subject_id=row.id, kind=kind, by=by, now=now, outcome=str(stage))
    await close_item(subject_id=row.id, kind=TALK, by=by, now=now, outcome=str(stage))
    if Stage.TO_SIGN in (row.at, stage):
        await _follow_signature(row, stage, due_at, by=by, now=now)
    if stage in ITEMS and stage is not Stage.TO_SIGN:
        kind = ITEMS[stage][0]
        await open_item(
            kind=kind, person=row.person, subject_id=row.id, reason=kind, due_at=due_at, now=now, by=by, registration=row.registration
        )


async def _follow_signature(row: Proceeding, stage: Stage, due_at: datetime | None, *, by: Actor, now: datetime) -> None:
    async with beyond_scope(DB, "the senior officers of the office are asked, whose queue an officer does not reach"):
        await close_item(subject_id=row.id, kind=SIGNATURE, by=by, now=now, outcome=str(stage))
        if stage is Stage.TO_SIGN:
            await open_item(
                kind=SIGNATURE, person=row.person, subject_id=row.id, reason=SIGNATURE, due_at=due_at, now=now, by=by,
                registration=row.registration, excluded_officer=row.decided_by or by.id, office=row.office,
            )  # fmt: skip


def due(stage: Stage, row: Proceeding, now: datetime) -> datetime | None:
    """By when this stage asks for a step; None where nothing waits."""
    zone = ZoneInfo(settings().timezone)
    if stage is Stage.ASKED:
        return row.answer_due_at
    if stage is Stage.SEARCHING and row.missed_on is not None:
        days = search_rule(row.law_day).days
        begun = datetime.combine(row.missed_on, time(9), zone)
        return deadline(days, begun, zone)
    code = ITEMS[stage][1] if stage in ITEMS else None
    return deadline(law.rule(code, row.law_day), now, zone) if code else None


def next_stage(stage: Stage, event: Event) -> Stage:
    """The stage that follows. Raises AlreadyDecided: somebody was faster."""
    try:
        return transition(stage, event)
    except NotAllowed:
        raise AlreadyDecided from None


def is_over(row: Proceeding) -> bool:
    """Whether nothing waits in it any more."""
    return row.ended_at is not None or row.at in FINAL
