"""Cases by stage, as the board shows them."""

# ruff: noqa: S608 - statements are put together from constants of this module; values travel as arguments

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from services.reintegration.database import DB
from services.reintegration.rows import each_scope, office_of, scope
from shared.actors import Actor
from shared.db.keyset import KeysetPage, page_of
from shared.db.rows import fetch_rows, fetch_sort_keys, fetch_values

AHEAD, RESTING = "ahead", "resting"
"""The groups beside the stages: the first stage lies ahead, help rests."""
DUE = "coalesce(p.due_on, 'infinity'::date)"
OPEN = "EXISTS (SELECT FROM reintegration.\"case\" o WHERE o.person = p.person AND o.status = 'open')"
GROUPS = {AHEAD: "p.paused_on IS NULL AND p.stage IS NULL", RESTING: f"p.paused_on IS NOT NULL AND {OPEN}"}
STAGE = "p.paused_on IS NULL AND p.stage = $6"
FILTERS = """($2::date IS NULL OR (p.due_on < $2 AND p.paused_on IS NULL)) AND ($3::text IS NULL OR p.office = $3)
    AND ($4::uuid IS NULL OR EXISTS (SELECT FROM reintegration.task t
        WHERE t.person = p.person AND t.status = 'taken' AND t.taken_by = $4))"""
FOUND = f"SELECT p.person, {DUE} AS due FROM reintegration.case_path p WHERE {{{{scope}}}} AND {{group}} AND {FILTERS} {{behind}}"
ROWS = """SELECT c.person, c.name, c.case_number, c.birth_year, c.rests, p.stage, p.next_on, p.due_on, p.paused_on
    FROM (SELECT DISTINCT * FROM ({found}) every ORDER BY due, person LIMIT $5) f
    JOIN reintegration.case_path p ON p.person = f.person JOIN reintegration."case" c ON c.person = f.person ORDER BY f.due, f.person"""
COUNTS = f"""SELECT CASE WHEN p.paused_on IS NOT NULL THEN '{RESTING}' ELSE coalesce(p.stage, '{AHEAD}') END AS code, count(*) AS number
    FROM reintegration.case_path p WHERE {{scope}} AND {FILTERS} AND {OPEN} GROUP BY 1"""
OFFICES = "SELECT DISTINCT p.office FROM reintegration.case_path p WHERE {scope} ORDER BY 1"
WORKERS = """SELECT DISTINCT ON (t.taken_by) t.taken_by AS worker, t.taken_by_name AS name FROM reintegration.task t
    WHERE {scope} AND t.status = 'taken' ORDER BY t.taken_by, t.taken_at DESC"""
BEGIN = f"SELECT {DUE}, p.person FROM reintegration.case_path p WHERE p.person = $1"


@dataclass(frozen=True, slots=True)
class Asked:
    """What the board shows: of one office, of cases with a task that this worker took, of cases with something overdue before `overdue`."""

    office: str | None = None
    worker: UUID | None = None
    overdue: date | None = None


@dataclass(frozen=True, slots=True)
class OnBoard:
    """A case on the board. `due_on`: of its first open task; `next_on`: when its next stage begins."""

    person: UUID
    name: str
    case_number: str
    birth_year: int | None
    rests: str | None
    stage: str | None
    next_on: date | None
    due_on: date | None
    paused_on: date | None


@dataclass(frozen=True, slots=True)
class Worker:
    """Somebody who has taken a task on this desk."""

    worker: UUID
    name: str


@dataclass(frozen=True, slots=True)
class _Count:
    code: str
    number: int


async def cases_of(by: Actor, group: str, asked: Asked, *, size: int, after: UUID | None = None) -> KeysetPage[OnBoard]:
    """The cases of a stage, or of the groups beside them, the first due first. `after` is a person."""
    begin = await fetch_sort_keys(DB, BEGIN, after) if after else ()
    condition, values = GROUPS.get(group), [*_values(by, asked), size + 1]
    if condition is None:
        condition, values = STAGE, [*values, group]
    number = len(values)
    behind = f"AND ({DUE}, p.person) > (${number + 1}, ${number + 2})" if begin else ""
    found = each_scope(by, "p", FOUND.format(group=condition, behind=f"{behind} ORDER BY {DUE}, p.person LIMIT $5"))
    rows = await fetch_rows(DB, OnBoard, ROWS.format(found=found), *values, *begin)
    return page_of(rows, size, begins_after=after, key="person")


async def counts(by: Actor, asked: Asked) -> dict[str, int]:
    """How many open cases each group has."""
    rows = await fetch_rows(DB, _Count, COUNTS.format(scope=scope(by, "p")), *_values(by, asked))
    return {row.code: row.number for row in rows}


async def offices(by: Actor) -> list[str]:
    """The offices whose cases this reader sees."""
    return await fetch_values(DB, OFFICES.format(scope=scope(by, "p")), office_of(by))


async def workers(by: Actor) -> list[Worker]:
    """Who has tasks now, among those that this reader sees, by name."""
    rows = await fetch_rows(DB, Worker, WORKERS.format(scope=scope(by, "t")), office_of(by))
    return sorted(rows, key=lambda row: (row.name, str(row.worker)))


def _values(by: Actor, asked: Asked) -> list[Any]:
    return [office_of(by), asked.overdue, asked.office, asked.worker]
