"""The officer's queue. Opening an open item, or closing a closed one, changes nothing."""

from collections.abc import Collection
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from services.probation.database import DB, Audit
from services.probation.queue import kinds
from services.probation.queue.domain import answer_due
from services.probation.queue.tables import QueueItem
from shared import audit
from shared.actors import Actor
from shared.db.engine import transaction
from shared.web.live import notify

CHANNEL = "probation_queue"


async def open_item(
    *,
    kind: str,
    person: UUID,
    subject_id: UUID,
    reason: str,
    priority: int | None = None,
    now: datetime,
    by: Actor,
    excluded_officer: UUID | None = None,
    due_at: datetime | None = None,
    escalation: int = 0,
    registration: UUID | None = None,
    office: str | None = None,
    officer: UUID | None = None,
) -> UUID:
    """Ask an officer to look at `subject_id`; the id of the item that is open for it. `excluded_officer`: who may not decide.

    `registration`: whose officer is asked, for what belongs to one of several registrations; else the leading one's.
    `office`: the senior officers of this office are asked, instead of the officer of the case. `officer`: this officer, about somebody who
    is on no register; `office` is theirs.
    """
    async with transaction(DB):
        item = uuid4()
        opened = await DB.connection().fetchval(
            "INSERT INTO probation.queue_item"
            " (id, kind, person, subject_id, reason, priority, opened_at, due_at, excluded_officer, escalation, officer, office,"
            " supervising_authority) SELECT $1, $2, asked.person, $4, $5, $6, $7, $8, $9, $10,"
            " coalesce($13::uuid, CASE WHEN $12::text IS NULL THEN r.officer END), coalesce($12, r.office),"
            " coalesce(r.supervising_authority, 'probation') FROM (SELECT $3::uuid AS person) asked"
            " LEFT JOIN LATERAL (SELECT * FROM probation.registration x WHERE x.person = asked.person AND (x.current OR x.id = $11)"
            " ORDER BY x.id = $11 DESC NULLS LAST, x.state DESC, x.supervising_authority DESC LIMIT 1) r ON true"
            " ON CONFLICT (kind, subject_id) WHERE closed_at IS NULL DO NOTHING RETURNING id",
            *(item, kind, person, subject_id, reason, kinds.priority(kind) if priority is None else priority, now),
            *(due_at or answer_due(now, now.date()), excluded_officer, escalation, registration, office, officer),
        )
        if opened is None:
            known = (
                await QueueItem.select(QueueItem.id)
                .where(QueueItem.kind == kind, QueueItem.subject_id == subject_id, QueueItem.closed_at.is_null())
                .first()
            )
            return known["id"] if known else item
        await audit.record(Audit, by=by, action="queue_item_opened", about=item, details={"kind": kind, "reason": reason}, at=now)
        await notify(DB, CHANNEL)
    return item


async def change_item(
    *,
    kind: str,
    subject_id: UUID,
    priority: int | None = None,
    reason: str | None = None,
    due_at: datetime | None = None,
    escalation: int | None = None,
) -> bool:
    """Give the open item another place in the queue; None leaves a value unchanged. False if none is open.

    What becomes more urgent is no longer put off.
    """
    async with transaction(DB):
        changed = await DB.connection().fetchval(
            "UPDATE probation.queue_item SET priority = coalesce($3, priority), reason = coalesce($4, reason),"
            " due_at = coalesce($5, due_at), escalation = coalesce($6, escalation),"
            " put_off_until = CASE WHEN coalesce($6, escalation) > escalation OR coalesce($3, priority) < priority THEN NULL"
            " ELSE put_off_until END"
            " WHERE kind = $1 AND subject_id = $2 AND closed_at IS NULL RETURNING id",
            *(kind, subject_id, priority, reason, due_at, escalation),
        )
        if changed is not None:
            await notify(DB, CHANNEL)
    return changed is not None


async def hand_over_items(person: UUID, *, officer: UUID, office: str, authority: str = "probation") -> None:
    """Inside the caller's transaction: the person's waiting items of this authority go to this officer, except what asks another office.

    What asks the senior officers of the old office asks those of the new one. What was put off waits again:
    the new officer has not seen it.
    """
    await DB.connection().execute(
        "UPDATE probation.queue_item SET officer = CASE WHEN officer IS NULL AND office IS NOT NULL THEN NULL ELSE $2::uuid END,"
        " office = $3, put_off_until = NULL WHERE person = $1 AND closed_at IS NULL AND supervising_authority = $4"
        " AND kind <> ALL ($5::text[])",
        *(person, officer, office, authority, [kind.code for kind in kinds.kinds() if kind.of_another_office]),
    )


async def follow_subjects(before: UUID, after: UUID, subjects: Collection[UUID]) -> None:
    """Inside the caller's transaction: what waits about these rows is about another record now, as the rows are."""
    await DB.connection().execute(
        "UPDATE probation.queue_item SET person = $2 WHERE person = $1 AND subject_id = ANY ($3)", before, after, list(subjects)
    )


async def reopen_items(person: UUID, *, closed_at: datetime, outcome: str, by: Actor, now: datetime) -> None:
    """Inside the caller's transaction: the person's items that were closed at that moment with that outcome wait again."""
    rows = await DB.connection().fetch(
        "UPDATE probation.queue_item q SET closed_at = NULL, closed_by = NULL, outcome = NULL"
        " WHERE q.person = $1 AND q.closed_at = $2 AND q.outcome = $3 AND NOT EXISTS (SELECT FROM probation.queue_item o"
        " WHERE o.kind = q.kind AND o.subject_id = q.subject_id AND o.closed_at IS NULL) RETURNING q.id",
        *(person, closed_at, outcome),
    )
    for row in rows:
        await audit.record(Audit, by=by, action="queue_item_reopened", about=row["id"], details={}, at=now)
    if rows:
        await notify(DB, CHANNEL)


async def close_item(
    *,
    by: Actor,
    now: datetime,
    item: UUID | None = None,
    subject_id: UUID | None = None,
    kind: str | None = None,
    person: UUID | None = None,
    reason: str | None = None,
    authority: str | None = None,
    outcome: str = "done",
) -> int:
    """Close the open items that match; returns how many there were."""
    asked = [QueueItem.id == item] * (item is not None) + [QueueItem.subject_id == subject_id] * (subject_id is not None)
    asked += [QueueItem.kind == kind] * (kind is not None) + [QueueItem.person == person] * (person is not None)
    asked += [QueueItem.reason == reason] * (reason is not None)
    if not asked:
        raise ValueError("close_item needs to know which item")
    asked += [QueueItem.supervising_authority == authority] * (authority is not None)
    async with transaction(DB):
        values: dict[Any, Any] = {QueueItem.closed_at: now, QueueItem.closed_by: by.id, QueueItem.outcome: outcome}
        closed = await QueueItem.update(values).where(*asked, QueueItem.closed_at.is_null()).returning(QueueItem.id)
        for row in closed:
            await audit.record(Audit, by=by, action="queue_item_closed", about=row["id"], details={"outcome": outcome}, at=now)
        if closed:
            await notify(DB, CHANNEL)
    return len(closed)
