"""Ending a task of a stage with its outcome, by a worker or by an act that fulfils it, and taking that back."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from services.reintegration.cases.domain import CaseRow
from services.reintegration.cases.locking import locked_case
from services.reintegration.cases.tables import Case
from services.reintegration.database import DB, Audit
from services.reintegration.errors import HelpRests, NotAllowed, NotThere, ReasonMissing
from services.reintegration.notifications import notify_desk
from services.reintegration.stages.actions.events import Ending, note
from services.reintegration.stages.actions.walking import put
from services.reintegration.stages.domain.ending import fulfilled_by, state_after
from services.reintegration.stages.domain.standing import Standing, standing_of
from services.reintegration.stages.domain.walking import TaskState
from services.reintegration.stages.paths import PathRow, path_of, path_row, set_due
from services.reintegration.stages.tables import StageTask
from services.reintegration.tasks.domain import Outcome, ensure_explained
from services.reintegration.timeline.actions import write_entry
from services.reintegration.words import today
from shared import audit
from shared.actors import Actor
from shared.db.engine import transaction
from shared.db.rows import ColumnValues, select_row
from shared.registry import ActDone


@dataclass(frozen=True, slots=True)
class _Stored:
    state: str
    outcome: str | None
    why: str | None


async def end_task(
    person: UUID, task: str, outcome: Outcome, *, why: str | None = None, words: str, by: Actor, now: datetime, lock_by: Actor | None = None
) -> None:
    """How it ended, with what shows it, or why it was not all met. Sent twice, the first counts.

    `lock_by`: who may lock the case, where that is not whoever ends the task; the caller has checked whose task it is.
    Raises NotThere, CaseClosed, HelpRests, ReasonMissing, NotAllowed if somebody ended it otherwise meanwhile.
    """
    ensure_explained(outcome, why, words)
    ending = Ending(outcome.value, None if outcome is Outcome.MET else why)
    state = state_after(outcome, ending.why)
    async with transaction(DB):
        case, row, found = await _locked(person, task, lock_by or by)
        if found.state != TaskState.OPEN:
            if (found.outcome, found.why) == (ending.outcome, ending.why):
                return
            raise NotAllowed(found.state)
        await _end(case, row, task, state, ending, words=words, by=by, now=now)


async def fulfil(done: ActDone) -> None:
    """With the case's lock held: an act that was done ends the open tasks that it fulfils. Help that rests or has ended is left alone."""
    case = await select_row(CaseRow, Case.select().where(Case.person == done.person).first())
    row = await path_row(done.person)
    if case is None or row is None or row.paused_on is not None or standing_of(case) is not Standing.ON_PATH:
        return
    waiting = await StageTask.select(StageTask.task).where(StageTask.person == done.person, StageTask.state == TaskState.OPEN.value)
    for task in fulfilled_by(done.act, done.need, today(done.at), [each["task"] for each in waiting]):
        ending = Ending(Outcome.MET.value, through=done.act)
        await _end(case, row, task, TaskState.DONE, ending, words="", by=done.by, now=done.at)


async def undo_task(person: UUID, task: str, *, words: str, by: Actor, now: datetime, lock_by: Actor | None = None) -> None:
    """It is open again, with the clock that it had. Sent twice, nothing changes. Raises as `end_task` does."""
    if not words.strip():
        raise ReasonMissing
    async with transaction(DB):
        case, row, found = await _locked(person, task, lock_by or by)
        if found.state == TaskState.OPEN:
            return
        nothing: ColumnValues = dict.fromkeys(("ended_at", "ended_by_name", "outcome", "why", "through"))
        await _set(case, row, task, nothing | {"state": TaskState.OPEN.value})
        await put(case, await path_row(person), row.known, by=by, now=now)  # where the day of release moved meanwhile
        await note(person, "undone", task=task, words=words, by=by, now=now)
        await write_entry(person, "stage_task_undone", by=by, now=now, task=task)
        await audit.record(Audit, by=by, action="stage_task_undone", about=person, details={"task": task}, at=now)


async def _locked(person: UUID, task: str, by: Actor) -> tuple[CaseRow, PathRow, _Stored]:
    case = await locked_case(person, by=by)
    if standing_of(case) is not Standing.ON_PATH:
        raise HelpRests
    row = await path_row(person)
    found = await select_row(_Stored, StageTask.select().where(StageTask.person == person, StageTask.task == task).first())
    if row is None or found is None:
        raise NotThere
    return case, row, found


async def _end(case: CaseRow, row: PathRow, task: str, state: TaskState, ending: Ending, *, words: str, by: Actor, now: datetime) -> None:
    said: audit.Details = {"outcome": ending.outcome, "why": ending.why, "through": ending.through}
    values: ColumnValues = {"state": state.value, "ended_at": now, "ended_by_name": by.name}
    await _set(case, row, task, values | {"outcome": ending.outcome, "why": ending.why, "through": ending.through})
    await note(case.person, state.value, task=task, words=words, ending=ending, by=by, now=now)
    entry = f"stage_task_{state.value}"
    await write_entry(case.person, entry, by=by, now=now, task=task, outcome=ending.outcome, why=ending.why, through=ending.through)
    await audit.record(Audit, by=by, action=entry, about=case.person, details={"task": task, **said}, at=now)


async def _set(case: CaseRow, row: PathRow, task: str, values: ColumnValues) -> None:
    await StageTask.update(values).where(StageTask.person == case.person, StageTask.task == task)
    await set_due(case.person, await path_of(row))
    await notify_desk(case)
