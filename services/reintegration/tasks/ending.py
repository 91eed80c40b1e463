"""The end of a task: its outcome, and its reopening."""

from datetime import datetime
from typing import cast
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

from services.reintegration.cases.locking import locked_case
from services.reintegration.database import DB, Audit
from services.reintegration.errors import AlreadyWaiting, NotAllowed, NotThere, ReasonMissing
from services.reintegration.notifications import notify_desk
from services.reintegration.settings import settings
from services.reintegration.tasks.actions import ensure_own, locked_task, task_and_case, waiting_task
from services.reintegration.tasks.deadlines import task_due
from services.reintegration.tasks.domain import Kind, Outcome, TaskRow, TaskStatus, ensure_explained, move
from services.reintegration.tasks.tables import TASK_EVENT, Task, TaskEvent
from services.reintegration.timeline.actions import write_entry
from shared import audit
from shared.actors import Actor
from shared.db.engine import transaction
from shared.db.rows import ColumnValues
from shared.messages.base import Need


async def finish_task(task: UUID, outcome: Outcome, *, why: str | None = None, words: str, by: Actor, now: datetime) -> UUID:
    """The worker says what was done and how it ended; returns the person. Sent twice, the first outcome stands.

    Raises NotThere, TaskTaken if another worker has it, NotAllowed if nobody has it, ReasonMissing.
    """
    ensure_explained(outcome, why, words)
    why = None if outcome is Outcome.MET else why
    async with transaction(DB):
        found, case = await task_and_case(task, by)
        row = await locked_task(task)
        if row.status == TaskStatus.DONE:
            return found.person
        ensure_own(row, by)
        move(TaskStatus(row.status), TaskStatus.DONE)
        await _end(row, outcome, why=why, words=words, by=by, now=now)
        await write_entry(row.person, "task_done", by=by, now=now, words=words, need=row.need, outcome=outcome.value, why=why)
        await notify_desk(case)
    return found.person


async def reopen_task(task: UUID, *, words: str, by: Actor, now: datetime) -> UUID:
    """A finished task is taken up again by this worker, with the reason; returns the person. It is due as if asked now.

    Sent twice, nothing changes. Raises NotThere, CaseClosed, TaskTaken, NotAllowed, AlreadyWaiting if the same was
    asked for again, ReasonMissing.
    """
    if not words.strip():
        raise ReasonMissing
    async with transaction(DB):
        found, _ = await task_and_case(task, by)
        case = await locked_case(found.person, by=by)
        row = await locked_task(task)
        if row.status == TaskStatus.TAKEN and row.taken_by == by.id:
            return row.person
        ensure_own(row, by)
        move(TaskStatus(row.status), TaskStatus.TAKEN)
        if row.status != TaskStatus.DONE:
            raise NotAllowed(row.status)
        if await waiting_task(row.person, row.kind, row.need) is not None:
            raise AlreadyWaiting
        await Task.update(
            {
                Task.status: TaskStatus.TAKEN.value, Task.taken_by: by.id, Task.taken_by_name: by.name, Task.taken_at: now,
                Task.ended_at: None, Task.outcome: None, Task.office: case.office, Task.region: case.region,
                Task.due_at: task_due(cast("Kind", row.kind), cast("Need", row.need), now, ZoneInfo(settings().timezone)),
            }
        ).where(Task.id == task)  # fmt: skip
        await _note(row, "reopened", words=words, by=by, now=now)
        await write_entry(row.person, "task_reopened", by=by, now=now, words=words, need=row.need)
        await audit.record(Audit, by=by, action="task_reopened", about=task, details={}, at=now)
        await notify_desk(case)
    return found.person


async def answer_task(task: UUID, person: UUID, *, by: Actor, now: datetime) -> UUID | None:
    """Inside the caller's transaction: the help goes on as a plan, so the task is done; returns the need that it was for.

    Raises NotThere, TaskTaken, NotAllowed.
    """
    row = await locked_task(task)
    if row.person != person:
        raise NotThere
    ensure_own(row, by)
    if row.status not in (TaskStatus.OPEN, TaskStatus.TAKEN):
        raise NotAllowed(row.status)
    await Task.update({Task.taken_by: by.id, Task.taken_by_name: by.name}).where(Task.id == task)
    await _end(row, Outcome.PLAN, why=None, words=None, by=by, now=now)
    return row.need_id


async def _end(row: TaskRow, outcome: Outcome, *, why: str | None, words: str | None, by: Actor, now: datetime) -> None:
    values: ColumnValues = {Task.status: TaskStatus.DONE.value, Task.ended_at: now, Task.outcome: outcome.value}
    await Task.update(values).where(Task.id == row.id)
    await _note(row, "finished", outcome=outcome.value, why=why, words=words, by=by, now=now)
    await audit.record(Audit, by=by, action="task_done", about=row.id, details={"outcome": outcome.value, "why": why}, at=now)


async def _note(
    row: TaskRow, act: str, *, outcome: str | None = None, why: str | None = None, words: str | None, by: Actor, now: datetime
) -> None:
    number = uuid4()
    sealed = await TASK_EVENT.seal(row.person, number, {"words": words}, now)
    await TaskEvent.insert(
        TaskEvent(id=number, task=row.id, act=act, outcome=outcome, why=why, sealed=sealed, by_id=by.id, by_name=by.name, at=now)
    )
