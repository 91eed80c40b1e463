"""Reads of tasks."""

from uuid import UUID

from services.reintegration.database import DB
from services.reintegration.tasks.domain import TaskRow
from shared.db.rows import fetch_rows


async def tasks_of(person: UUID) -> list[TaskRow]:
    """The waiting tasks of a case; the caller has checked the scope."""
    statement = "SELECT * FROM reintegration.task WHERE person = $1 AND status IN ('open', 'taken') ORDER BY due_at, created_at"
    return await fetch_rows(DB, TaskRow, statement, person)
