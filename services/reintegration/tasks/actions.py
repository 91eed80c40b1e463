"""Tasks of the desk: opened when a person asks for help, taken by one worker, given back. Their end is in ending.py."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

from services.reintegration.cases.domain import NEVER_WRITTEN_TO, CaseRow, CaseStatus
from services.reintegration.cases.locking import in_scope, locked_case
from services.reintegration.cases.tables import Case
from services.reintegration.database import DB, Audit
from services.reintegration.errors import NotAllowed, NotThere, TaskTaken
from services.reintegration.notifications import notify_desk
from services.reintegration.settings import settings
from services.reintegration.tasks.deadlines import is_urgent, task_due
from services.reintegration.tasks.domain import WAITING, Kind, TaskRow, TaskStatus, Via, move
from services.reintegration.tasks.linking.needs import carry_need, known_need
from services.reintegration.tasks.tables import TASK, Task
from services.reintegration.timeline.actions import write_entry
from shared import audit
from shared.actors import Actor
from shared.db.engine import transaction
from shared.db.rows import select_row
from shared.messages.base import Need

ENTRIES: Mapping[Kind, str] = {
    "support": "asked",
    "contact": "contact_wanted",
    "alarm": "alarm_raised",
    "arrival": "arrival_differs",
    "returned": "referral_returned",
    "unstaffed": "referral_unstaffed",
    "restaffed": "referral_restaffed",
    "release": "release_corrected",
    "stopped": "stopped_to_decide",
    "reopened": "referral_reopened",
}

MOVE = """UPDATE reintegration.task SET office = $2, region = $3::varchar,
        status = CASE WHEN region = $3::varchar THEN status ELSE 'open' END,
        taken_by = CASE WHEN region = $3::varchar THEN taken_by END,
        taken_by_name = CASE WHEN region = $3::varchar THEN taken_by_name END,
        taken_at = CASE WHEN region = $3::varchar THEN taken_at END
    WHERE person = $1 AND status IN ('open', 'taken')"""


async def open_task(
    person: UUID,
    *,
    kind: Kind,
    need: Need,
    words: str,
    asked_at: datetime,
    need_id: UUID | None = None,
    via: Via | None = None,
    by: Actor,
    now: datetime,
) -> UUID | None:
    """Put a task on the desk; returns its id. If one is waiting already, it keeps its age and the words are added to the timeline.

    `need_id`: the person's need that it is for; where none is said, the one that is known of this kind.
    After the case has closed, and for a person who died or is in custody, the words are kept on the timeline and there is no task (None).
    """
    async with transaction(DB):
        case = await locked_case(person, by=by, must_be_open=False)
        await write_entry(person, ENTRIES[kind], by=by, now=now, words=words or None, need=need)
        if case.status != CaseStatus.OPEN or case.rests in NEVER_WRITTEN_TO:
            return None
        waiting = await waiting_task(person, kind, need)
        if waiting is not None:
            await carry_need(waiting, need_id)
            await notify_desk(case)
            return waiting
        task = await insert_task(case, kind=kind, need=need, words=words, asked_at=asked_at, need_id=need_id, via=via, by=by, now=now)
        await notify_desk(case)
    return task


async def waiting_task(person: UUID, kind: str, need: str) -> UUID | None:
    """With the case's lock held: the task that waits already; None if none does."""
    found = (
        await Task.select(Task.id)
        .where(Task.person == person, Task.kind == kind, Task.need == need, Task.status.is_in([s.value for s in WAITING]))
        .first()
    )
    return found["id"] if found else None


async def change_waiting(person: UUID, before: Iterable[Kind], after: Kind, need: Need) -> None:
    """With the case's lock held: a task that waits says something else from now on; it keeps its age, its day and who has it."""
    await Task.update({Task.kind: after}).where(
        Task.person == person, Task.need == need, Task.kind.is_in(list(before)), Task.status.is_in([status.value for status in WAITING])
    )


async def insert_task(
    case: CaseRow,
    *,
    kind: Kind,
    need: Need,
    words: str,
    asked_at: datetime,
    due_at: datetime | None = None,
    mine: bool = False,
    need_id: UUID | None = None,
    via: Via | None = None,
    by: Actor,
    now: datetime,
) -> UUID:
    """With the case's lock held: a new task; returns its id.

    `due_at`: agreed with the person, otherwise by the desk's law. `mine`: the worker has it from the beginning.
    """
    task, time_zone = uuid4(), ZoneInfo(settings().timezone)
    status = TaskStatus.TAKEN if mine else TaskStatus.OPEN
    sealed = await TASK.seal(case.person, task, {"words": words}, now)
    await Task.insert(
        Task(
            id=task, person=case.person, kind=kind, need=need, sealed=sealed, status=status.value, asked_at=asked_at, created_at=now,
            taken_by=by.id if mine else None, taken_by_name=by.name if mine else None, taken_at=now if mine else None,
            due_at=due_at or task_due(kind, need, asked_at, time_zone), office=case.office, region=case.region,
            urgent=is_urgent(kind, need, asked_at.astimezone(time_zone).date()),
            need_id=need_id or await known_need(case.person, kind, need), asked_via=via,
            asked_by_name=by.name if via in ("desk", "assessment") else None,
        )
    )  # fmt: skip
    await audit.record(Audit, by=by, action="task_opened", about=task, details={"kind": kind, "need": need}, at=now)
    return task


async def decide_what_stopped(person: UUID, *, by: Actor, now: datetime) -> None:
    """With the case's lock held: an ending was a mistake. Nothing begins again by itself; a worker looks at what had stopped."""
    await open_task(person, kind="stopped", need="other", words="", asked_at=now, by=by, now=now)


async def take_task(task: UUID, *, by: Actor, now: datetime) -> UUID:
    """Give the task to this worker; returns the person. If two take it at once, one gets it, the other TaskTaken with the holder's name."""
    async with transaction(DB):
        found, case = await task_and_case(task, by)
        taken = (
            await Task.update({Task.status: TaskStatus.TAKEN.value, Task.taken_by: by.id, Task.taken_by_name: by.name, Task.taken_at: now})
            .where(Task.id == task, Task.status == TaskStatus.OPEN.value)
            .returning(Task.person)
        )
        if not taken:
            await _explain(task, by)
        else:
            await audit.record(Audit, by=by, action="task_taken", about=task, details={}, at=now)
            await notify_desk(case)
    return found.person


async def give_back_task(task: UUID, *, by: Actor, now: datetime) -> UUID:
    """Give the task back. Raises TaskTaken if another worker has it, NotAllowed if nobody has it."""
    async with transaction(DB):
        found, case = await task_and_case(task, by)
        row = await locked_task(task)
        if row.status == TaskStatus.OPEN:
            return found.person  # sent twice
        ensure_own(row, by)
        move(TaskStatus(row.status), TaskStatus.OPEN)
        await Task.update({Task.status: TaskStatus.OPEN.value, Task.taken_by: None, Task.taken_by_name: None}).where(Task.id == task)
        await audit.record(Audit, by=by, action="task_given_back", about=task, details={}, at=now)
        await notify_desk(case)
    return found.person


async def cancel_waiting_tasks(person: UUID, *, now: datetime) -> int:
    """With the case's lock held: every waiting task ends; returns how many."""
    ended = (
        await Task.update({Task.status: TaskStatus.CANCELLED.value, Task.ended_at: now})
        .where(Task.person == person, Task.status.is_in([status.value for status in WAITING]))
        .returning(Task.id)
    )
    return len(ended)


async def locked_task(task: UUID) -> TaskRow:
    """The task, locked until commit."""
    row = await select_row(TaskRow, Task.select().where(Task.id == task).lock_rows("UPDATE").first())
    if row is None:
        raise NotThere
    return row


def ensure_own(row: TaskRow, by: Actor) -> None:
    """Raises TaskTaken if another worker has it."""
    if row.status == TaskStatus.TAKEN and row.taken_by != by.id:
        raise TaskTaken(row.holder)


async def task_and_case(task: UUID, by: Actor) -> tuple[TaskRow, CaseRow]:
    """The task and its case, without a lock: taking is decided by compare-and-set."""
    found = await select_row(TaskRow, Task.select().where(Task.id == task).first())
    case = await select_row(CaseRow, Case.select().where(Case.person == found.person).first()) if found else None
    if found is None or case is None or not in_scope(case, by):
        raise NotThere
    return found, case


async def _explain(task: UUID, by: Actor) -> None:
    """Raise why it could not be taken; nothing if this worker has it already."""
    row = await select_row(TaskRow, Task.select().where(Task.id == task).first())
    assert row is not None
    if row.status != TaskStatus.TAKEN:
        raise NotAllowed(row.status)
    if row.taken_by != by.id:
        raise TaskTaken(row.holder)


async def move_to_desk(person: UUID, *, office: str, region: str) -> None:
    """Inside the caller's transaction: waiting tasks move with the case to another desk.

    Whoever took one keeps it within the region; in another region it is free again, for the workers and the coordinator there.
    """
    await DB.connection().execute(MOVE, person, office, region)


async def pass_tasks_on(person: UUID, before: UUID, after: tuple[UUID, str], *, by: Actor, now: datetime) -> int:
    """With the case's lock held: what `before` has taken in this case belongs to `after` (id, name); returns how many."""
    account, name = after
    moved = (
        await Task.update({Task.taken_by: account, Task.taken_by_name: name, Task.taken_at: now})
        .where(Task.person == person, Task.taken_by == before, Task.status == TaskStatus.TAKEN.value)
        .returning(Task.id)
    )
    for row in moved:
        await audit.record(Audit, by=by, action="task_passed_on", about=row["id"], details={"to": str(account)}, at=now)
    return len(moved)
