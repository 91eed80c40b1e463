"""Tasks go with the case when another worker gets it."""

from datetime import datetime
from uuid import UUID

from services.reintegration.database import Audit
from services.reintegration.tasks.domain import TaskStatus
from services.reintegration.tasks.tables import Task
from shared import audit
from shared.actors import Actor


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
