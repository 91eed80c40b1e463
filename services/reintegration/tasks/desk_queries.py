"""Tasks on the desk, in keyset pages."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal
from uuid import UUID

from services.reintegration.database import DB
from services.reintegration.rows import count_rows, each_scope, office_of, scope
from services.reintegration.tasks.domain import TaskRow, Waiting, sort_key
from services.reintegration.tasks.tables import TASK
from shared.actors import Actor
from shared.db.keyset import KeysetPage, page_of
from shared.db.rows import fetch_row, fetch_rows

HeldBy = Literal["free", "mine", "others"]

HELD_BY: dict[HeldBy, str] = {
    "free": "t.status = 'open' AND $2::uuid IS NOT NULL",
    "mine": "t.status = 'taken' AND t.taken_by = $2",
    "others": "t.status = 'taken' AND t.taken_by <> $2",
}

# Overdue tasks come first, and among them urgent ones: four parts, each in the order of an index.
RUNS = tuple((overdue, urgent) for overdue in ("t.due_at <= $3", "t.due_at > $3") for urgent in ("t.urgent", "NOT t.urgent"))

BEGIN = "SELECT due_at, created_at, urgent FROM reintegration.task WHERE id = $1"

RUN = "SELECT t.id FROM reintegration.task t WHERE {scope}"

RUN_ORDER = "ORDER BY t.due_at, t.created_at, t.id LIMIT $4"

BEHIND = "AND (t.due_at, t.created_at, t.id) > ($6, $7, $8)"

TASKS = """SELECT t.*, c.name, c.birth_year, c.case_number, c.language
    FROM (SELECT DISTINCT id FROM ({found}) every) f JOIN reintegration.task t ON t.id = f.id
    JOIN reintegration.case c ON c.person = t.person ORDER BY t.due_at > $3, NOT t.urgent, t.due_at, t.created_at, t.id LIMIT $4"""


@dataclass(frozen=True, slots=True)
class DeskTask(TaskRow):
    """A task on the desk, with its person."""

    name: str
    birth_year: int | None
    case_number: str
    language: str


async def tasks(by: Actor, held_by: HeldBy, now: datetime, *, size: int, after: UUID | None = None) -> KeysetPage[DeskTask]:
    """Waiting tasks with their person, in the order of `domain.sort_key`; `after` is a task."""
    begin = await begin_of(after) if after else None
    rows = await tasks_behind(by, held_by, now, size=size + 1, behind=(begin, after) if begin and after else None)
    return page_of(rows, size, begins_after=after)


async def begin_of(task: UUID) -> Waiting | None:
    """Where a task stands in the order of the desk; None where it is none."""
    return await fetch_row(DB, Waiting, BEGIN, task)


async def tasks_behind(
    by: Actor, held_by: HeldBy, now: datetime, *, size: int, until: datetime | None = None, behind: tuple[Waiting, UUID] | None = None
) -> list[DeskTask]:
    """The first of them behind a place in that order (of whatever has one, with its id), due before `until`."""
    first, values = 0, [office_of(by), by.id, now, size, until]
    if behind:
        begin, number = behind
        not_overdue, not_urgent, *_ = sort_key(begin, now)
        first, values = 2 * not_overdue + not_urgent, [*values, begin.due_at, begin.created_at, number]
    held = f"{HELD_BY[held_by]} AND ($5::timestamptz IS NULL OR t.due_at < $5)"
    runs = [
        each_scope(by, "t", f"{RUN} AND {held} AND {overdue} AND {urgent} {BEHIND if behind and not place else ''} {RUN_ORDER}")
        for place, (overdue, urgent) in enumerate(RUNS[first:])
    ]
    return await TASK.opened(await fetch_rows(DB, DeskTask, TASKS.format(found=" UNION ALL ".join(runs)), *values))


async def count_tasks(by: Actor, held_by: HeldBy, *, until: datetime | None = None) -> int:
    """How many of them there are, up to MOST_COUNTED + 1."""
    where = f"reintegration.task t WHERE {scope(by, 't')} AND {HELD_BY[held_by]} AND ($3::timestamptz IS NULL OR t.due_at < $3)"
    return await count_rows(where, office_of(by), by.id, until)
