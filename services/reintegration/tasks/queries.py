"""Reads of tasks."""

from uuid import UUID

from services.reintegration.rows import Row, fetch


async def tasks_of(person: UUID) -> list[Row]:
    """The waiting tasks of a case that was asked for before, in scope."""
    return await fetch(
        "SELECT * FROM reintegration.task WHERE person = $1 AND status IN ('open', 'taken') ORDER BY due_at, created_at", person
    )
