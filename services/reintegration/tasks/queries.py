"""Reads of tasks."""

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from services.reintegration.database import DB
from services.reintegration.errors import NotThere
from services.reintegration.rows import fetch_in_scope
from services.reintegration.tasks.domain import TaskRow
from services.reintegration.tasks.tables import TASK as TASK_TEXTS
from services.reintegration.tasks.tables import TASK_EVENT
from shared.actors import Actor
from shared.db.keyset import KeysetPage, page_of
from shared.db.rows import fetch_rows

TASK = "SELECT t.* FROM reintegration.task t JOIN reintegration.case c ON c.person = t.person WHERE :in_scope AND t.id = $2"
ENDED = """SELECT t.* FROM reintegration.task t WHERE t.person = $1 AND t.status IN ('done', 'cancelled') AND ($3::uuid IS NULL
    OR (t.ended_at, t.id) < (SELECT ended_at, id FROM reintegration.task WHERE id = $3)) ORDER BY t.ended_at DESC, t.id DESC LIMIT $2"""
EVENTS = """SELECT e.*, t.person FROM reintegration.task_event e JOIN reintegration.task t ON t.id = e.task WHERE e.task = ANY ($1)
    ORDER BY e.at, e.id"""


@dataclass(frozen=True, slots=True)
class TaskEventRow:
    """How a task was finished, or why it was opened again."""

    id: UUID
    person: UUID
    task: UUID
    act: str
    outcome: str | None
    why: str | None
    words: str | None = field(repr=False)
    by_name: str
    at: datetime
    sealed: bytes | None = field(default=None, repr=False, kw_only=True)


async def tasks_of(person: UUID) -> list[TaskRow]:
    """The waiting tasks of a case; the caller has checked the scope."""
    statement = "SELECT * FROM reintegration.task WHERE person = $1 AND status IN ('open', 'taken') ORDER BY due_at, created_at"
    return await TASK_TEXTS.opened(await fetch_rows(DB, TaskRow, statement, person))


async def task_of(task: UUID, by: Actor) -> TaskRow:
    """One task. Raises NotThere out of scope."""
    found = await fetch_in_scope(TaskRow, TASK, by, task)
    if not found:
        raise NotThere
    return (await TASK_TEXTS.opened(found))[0]


async def ended_tasks(person: UUID, *, size: int, after: UUID | None = None) -> KeysetPage[TaskRow]:
    """The finished and cancelled tasks of a case, the latest first; the caller has checked the scope."""
    return page_of(await TASK_TEXTS.opened(await fetch_rows(DB, TaskRow, ENDED, person, size + 1, after)), size, begins_after=after)


async def events_of(tasks: list[UUID]) -> dict[UUID, list[TaskEventRow]]:
    """What happened to each of these tasks, the oldest first."""
    found: dict[UUID, list[TaskEventRow]] = {}
    for row in await TASK_EVENT.opened(await fetch_rows(DB, TaskEventRow, EVENTS, tasks)):
        found.setdefault(row.task, []).append(row)
    return found
