"""Ending a task of a stage, and taking that back."""

from datetime import datetime
from uuid import UUID

from services.reintegration.cases.domain import CaseRow
from services.reintegration.cases.locking import locked_case
from services.reintegration.database import DB, Audit
from services.reintegration.errors import HelpRests, NotAllowed, NotThere, ReasonMissing
from services.reintegration.notifications import notify_desk
from services.reintegration.stages.actions.events import note
from services.reintegration.stages.actions.walking import put
from services.reintegration.stages.domain.standing import Standing, standing_of
from services.reintegration.stages.domain.walking import TaskState
from services.reintegration.stages.paths import PathRow, path_of, path_row, set_due
from services.reintegration.stages.tables import StageTask
from services.reintegration.timeline.actions import write_entry
from shared import audit
from shared.actors import Actor
from shared.db.engine import transaction
from shared.db.rows import ColumnValues

ENDED = (TaskState.DONE, TaskState.NOT_NEEDED)


async def end_task(person: UUID, task: str, state: TaskState, *, words: str, by: Actor, now: datetime) -> None:
    """The task is done, with what shows it, or not needed, with why. Sent twice, the first counts.

    Raises NotThere, CaseClosed, HelpRests, ReasonMissing, NotAllowed if somebody ended it otherwise meanwhile.
    """
    if not words.strip():
        raise ReasonMissing
    async with transaction(DB):
        case, row, found = await _locked(person, task, by)
        if found == state:
            return
        if found != TaskState.OPEN or state not in ENDED:
            raise NotAllowed(found)
        await _set(case, row, task, {"state": state.value, "ended_at": now, "ended_by_name": by.name})
        await note(person, state.value, task=task, words=words, by=by, now=now)
        await write_entry(person, f"stage_task_{state.value}", by=by, now=now, task=task)
        await audit.record(Audit, by=by, action=f"stage_task_{state.value}", about=person, details={"task": task}, at=now)


async def undo_task(person: UUID, task: str, *, words: str, by: Actor, now: datetime) -> None:
    """It is open again, with the clock that it had. Sent twice, nothing changes. Raises as `end_task` does."""
    if not words.strip():
        raise ReasonMissing
    async with transaction(DB):
        case, row, found = await _locked(person, task, by)
        if found == TaskState.OPEN:
            return
        await _set(case, row, task, {"state": TaskState.OPEN.value, "ended_at": None, "ended_by_name": None})
        await put(case, await path_row(person), row.known, by=by, now=now)  # where the day of release moved meanwhile
        await note(person, "undone", task=task, words=words, by=by, now=now)
        await write_entry(person, "stage_task_undone", by=by, now=now, task=task)
        await audit.record(Audit, by=by, action="stage_task_undone", about=person, details={"task": task}, at=now)


async def _locked(person: UUID, task: str, by: Actor) -> tuple[CaseRow, PathRow, str]:
    case = await locked_case(person, by=by)
    if standing_of(case) is not Standing.ON_PATH:
        raise HelpRests
    row = await path_row(person)
    found = await StageTask.select(StageTask.state).where(StageTask.person == person, StageTask.task == task).first()
    if row is None or found is None:
        raise NotThere
    return case, row, str(found["state"])


async def _set(case: CaseRow, row: PathRow, task: str, values: ColumnValues) -> None:
    await StageTask.update(values).where(StageTask.person == case.person, StageTask.task == task)
    await set_due(case.person, await path_of(row))
    await notify_desk(case)
