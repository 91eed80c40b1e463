"""The rows of a path, read as what the domain walks, and written where something changed."""

from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID, uuid4

from services.reintegration.cases.domain import CaseRow
from services.reintegration.database import DB
from services.reintegration.stages.domain.counting import Basis, Clock
from services.reintegration.stages.domain.walking import Known, Path, Stage, StageState, Task, TaskState
from services.reintegration.stages.tables import CasePath, CaseStage, StageTask
from shared.db.rows import fetch_row, fetch_rows

PATH = "SELECT * FROM reintegration.case_path WHERE person = $1"
STAGES = """SELECT stage AS code, starts_on, state, entered_on, left_on FROM reintegration.case_stage WHERE person = $1
    ORDER BY starts_on, id"""
TASKS = "SELECT * FROM reintegration.stage_task WHERE person = $1 ORDER BY stage_on, due_on, id"
DROP = "DELETE FROM reintegration.stage_task WHERE person = $1 AND state = 'open' AND NOT (task = ANY ($2))"
DROP_STAGES = "DELETE FROM reintegration.case_stage WHERE person = $1 AND NOT (stage = ANY ($2))"


@dataclass(frozen=True, slots=True)
class PathRow:
    """What a path is counted from. `paused_on`: since when its clocks stand still; `version` rises with whatever people change."""

    person: UUID
    basis: str
    anchor_on: date
    begun_on: date
    paused_on: date | None
    law: str
    stage: str | None
    next_on: date | None
    due_on: date | None
    version: int

    @property
    def known(self) -> Known:
        """For the domain."""
        return Known(Basis(self.basis), self.anchor_on, self.begun_on)


@dataclass(frozen=True, slots=True)
class TaskRow:
    """One task as it is stored."""

    task: str
    stage: str
    owner: str
    state: str
    value: int
    unit: str
    law_from: date
    stage_on: date
    counted_from: date
    due_on: date

    @property
    def walked(self) -> Task:
        """For the domain."""
        clock = Clock(self.value, self.unit, self.law_from)
        return Task(self.task, self.stage, self.owner, TaskState(self.state), clock, self.stage_on, self.counted_from, self.due_on)


async def path_row(person: UUID) -> PathRow | None:
    """What the path is counted from; None where there is none yet."""
    return await fetch_row(DB, PathRow, PATH, person)


async def path_of(row: PathRow) -> Path:
    """The whole path as it was written last."""
    stages = [replace(each, state=StageState(each.state)) for each in await fetch_rows(DB, Stage, STAGES, row.person)]
    return Path(row.known, tuple(stages), tuple(each.walked for each in await fetch_rows(DB, TaskRow, TASKS, row.person)))


async def write_path(case: CaseRow, before: Path, path: Path, *, law: str, paused_on: date | None, version: int) -> None:
    """With the case's lock held: write what differs from `before`. A task that is not open any more is never written here."""
    known = path.known
    assert known is not None
    current, following = path.current, path.next
    await CasePath.insert(
        CasePath(
            person=case.person, basis=known.basis.value, anchor_on=known.anchor_on, begun_on=known.begun_on, paused_on=paused_on, law=law,
            stage=current.code if current else None, next_on=following.starts_on if following else None, due_on=path.due_on,
            version=version, office=case.office, region=case.region,
        )
    ).on_conflict(
        target=CasePath.person, action="DO UPDATE",
        values=[
            CasePath.basis, CasePath.anchor_on, CasePath.begun_on, CasePath.paused_on, CasePath.law, CasePath.stage, CasePath.next_on,
            CasePath.due_on, CasePath.version, CasePath.office, CasePath.region,
        ],
    )  # fmt: skip
    await DB.connection().execute(DROP_STAGES, case.person, [each.code for each in path.stages])
    if stages := [_stage(case.person, each) for each in path.stages if each not in before.stages]:
        await CaseStage.insert(*stages).on_conflict(
            target=(CaseStage.person, CaseStage.stage), action="DO UPDATE",
            values=[CaseStage.starts_on, CaseStage.state, CaseStage.entered_on, CaseStage.left_on],
        )  # fmt: skip
    await DB.connection().execute(DROP, case.person, [each.code for each in path.tasks])
    if tasks := [_task(case, each) for each in path.tasks if each not in before.tasks]:
        await StageTask.insert(*tasks).on_conflict(
            target=(StageTask.person, StageTask.task), action="DO UPDATE",
            values=[StageTask.stage_on, StageTask.counted_from, StageTask.due_on],
        )  # fmt: skip


async def set_due(person: UUID, path: Path) -> None:
    """With the case's lock held, after a task changed: when the first open one is due."""
    await CasePath.update({CasePath.due_on: path.due_on, CasePath.version: CasePath.version + 1}).where(CasePath.person == person)


def _stage(person: UUID, stage: Stage) -> CaseStage:
    return CaseStage(
        id=uuid4(), person=person, stage=stage.code, starts_on=stage.starts_on, state=stage.state.value, entered_on=stage.entered_on,
        left_on=stage.left_on,
    )  # fmt: skip


def _task(case: CaseRow, task: Task) -> StageTask:
    return StageTask(
        id=uuid4(), person=case.person, task=task.code, stage=task.stage, owner=task.owner, state=task.state.value,
        value=task.clock.value, unit=task.clock.unit, law_from=task.clock.law_from, stage_on=task.stage_on,
        counted_from=task.counted_from, due_on=task.due_on, office=case.office, region=case.region,
    )  # fmt: skip
