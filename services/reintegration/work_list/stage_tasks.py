"""Open tasks of stages on the desk, the first due first. Who has the case has its tasks."""

# ruff: noqa: S608 - statements are put together from constants of this module; values travel as arguments

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from services.reintegration.database import DB
from services.reintegration.rows import count_rows, each_scope, office_of, scope
from services.reintegration.tasks.desk_queries import HeldBy
from shared.actors import Actor
from shared.db.rows import fetch_rows

OWNER = "SELECT FROM reintegration.case_owner o WHERE o.person = s.person AND o.until IS NULL"
HELD_BY: dict[HeldBy, str] = {
    "free": f"$2::uuid[] IS NOT NULL AND NOT EXISTS ({OWNER})",
    "mine": f"EXISTS ({OWNER} AND o.account = ANY ($2))",
    "others": f"EXISTS ({OWNER} AND o.account <> ALL ($2))",
}
OPEN = """s.state = 'open' AND s.person IN (SELECT p.person FROM reintegration.case_path p WHERE p.paused_on IS NULL)"""
FOUND = f"""SELECT s.id, s.due_on FROM reintegration.stage_task s WHERE {{{{scope}}}} AND {OPEN} AND {{held}}
    AND ($4::date IS NULL OR s.due_on <= $4) AND ($5::date IS NULL OR (s.due_on, s.id) > ($5, $6)) ORDER BY s.due_on, s.id LIMIT $3"""
ROWS = """SELECT s.id, s.person, s.task, s.owner, s.due_on, c.name, c.birth_year, c.case_number, w.name AS worker
    FROM (SELECT DISTINCT id FROM ({found}) every) f JOIN reintegration.stage_task s ON s.id = f.id
    JOIN reintegration."case" c ON c.person = s.person
    LEFT JOIN reintegration.case_owner w ON w.person = s.person AND w.until IS NULL ORDER BY s.due_on, s.id LIMIT $3"""


@dataclass(frozen=True, slots=True)
class DeskStageTask:
    """An open task of a stage on the desk, with its person and who has the case."""

    id: UUID
    person: UUID
    task: str
    owner: str
    due_on: date
    name: str
    birth_year: int | None
    case_number: str
    worker: str | None


async def stage_tasks(
    by: Actor,
    held_by: HeldBy,
    accounts: Collection[UUID],
    *,
    size: int,
    until: date | None = None,
    behind: tuple[date, UUID] | None = None,
) -> list[DeskStageTask]:
    """The first of them behind a day and an id, due on `until` at the latest; those whose clocks stand still are left out.

    `accounts`: whose cases are the reader's own.
    """
    found = each_scope(by, "s", FOUND.format(held=HELD_BY[held_by]))
    day, number = behind or (None, None)
    return await fetch_rows(DB, DeskStageTask, ROWS.format(found=found), office_of(by), list(accounts), size, until, day, number)


async def count_stage_tasks(by: Actor, held_by: HeldBy, accounts: Collection[UUID], *, until: date | None = None) -> int:
    """How many of them there are, up to MOST_COUNTED + 1."""
    where = f"reintegration.stage_task s WHERE {scope(by, 's')} AND {OPEN} AND {HELD_BY[held_by]} AND ($3::date IS NULL OR s.due_on <= $3)"
    return await count_rows(where, office_of(by), list(accounts), until)
