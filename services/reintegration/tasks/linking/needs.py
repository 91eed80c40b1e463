"""The need that a task is for."""

from uuid import UUID

from services.reintegration.database import DB
from services.reintegration.tasks.domain import WAITING
from services.reintegration.tasks.tables import Task
from shared.db.rows import fetch_values
from shared.messages.base import Need

FOR_A_NEED = ("support", "alarm", "returned", "unstaffed", "restaffed", "arrival")
"""Kinds of tasks that are about help for a need; the others are about reaching the person."""
KNOWN = "SELECT id FROM reintegration.case_need WHERE person = $1 AND pathway = $2"


async def known_need(person: UUID, kind: str, need: str) -> UUID | None:
    """The person's need of this kind; None where none is known, or it is a sensitive one, which the row does not name."""
    found = await fetch_values(DB, KNOWN, person, need) if kind in FOR_A_NEED else []
    return found[0] if found else None


async def carry_need(task: UUID, need_id: UUID | None) -> None:
    """With the case's lock held: a task that has no need yet gets this one."""
    if need_id is not None:
        await Task.update({Task.need_id: need_id}).where(Task.id == task, Task.need_id.is_null())


async def carry_to_waiting(person: UUID, needs: list[Need], need_id: UUID) -> None:
    """With the case's lock held: requests for help of these kinds that wait without a need get the one that was found."""
    if not needs:
        return  # safety: nobody asks for it at the kiosk
    waiting = [status.value for status in WAITING]
    await Task.update({Task.need_id: need_id}).where(
        Task.person == person, Task.kind == "support", Task.need.is_in(needs), Task.need_id.is_null(), Task.status.is_in(waiting)
    )


async def set_need(task: UUID, person: UUID, before: UUID | None, after: UUID | None) -> bool:
    """With the case's lock held: by hand; False where somebody else changed it meanwhile."""
    unchanged = Task.need_id.is_null() if before is None else Task.need_id == before
    rows = await Task.update({Task.need_id: after}).where(Task.id == task, Task.person == person, unchanged).returning(Task.id)
    return bool(rows)
