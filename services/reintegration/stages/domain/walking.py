"""The path of a case through the stages, computed anew from what is known. What is done stays done, whatever day turns out to be right."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from services.reintegration.stages.domain.counting import Basis, Clock, due, starts
from services.reintegration.stages.domain.kinds import StageKind, TaskKind


class StageState(StrEnum):
    """How far a stage is. `not_begun`: it was over before the desk could begin it."""

    PLANNED = "planned"
    ENTERED = "entered"
    LEFT = "left"
    NOT_BEGUN = "not_begun"


class TaskState(StrEnum):
    """What became of a task of a stage; whether it is overdue follows from its day. How it ended, its outcome says."""

    OPEN = "open"
    DONE = "done"
    NOT_NEEDED = "not_needed"
    NOT_MET = "not_met"


BEGUN = (StageState.ENTERED, StageState.LEFT)


@dataclass(frozen=True, slots=True)
class Stage:
    """One stage of a case. `entered_on`, `left_on`: when the desk noted it, which may be later than `starts_on`."""

    code: str
    starts_on: date
    state: StageState
    entered_on: date | None = None
    left_on: date | None = None


@dataclass(frozen=True, slots=True)
class Task:
    """One task of a case. `stage_on`: when its stage began as it was counted; `counted_from`: that day, or the first to meet it."""

    code: str
    stage: str
    owner: str
    state: TaskState
    clock: Clock
    stage_on: date
    counted_from: date
    due_on: date


@dataclass(frozen=True, slots=True)
class Known:
    """`anchor_on`: the day of release or of opening. `begun_on`: since when the desk could do anything: the opening, or the return."""

    basis: Basis
    anchor_on: date
    begun_on: date


@dataclass(frozen=True, slots=True)
class Law:
    """What holds on the day of computing: the stages with how far they are from the release, the tasks with their clocks."""

    stages: tuple[StageKind, ...]
    offsets: Mapping[str, Clock]
    tasks: tuple[TaskKind, ...]
    clocks: Mapping[str, Clock]


@dataclass(frozen=True, slots=True)
class Path:
    """All stages in their order, and all tasks that were made. `known`: what it was computed from; None for a path that is new."""

    known: Known | None
    stages: tuple[Stage, ...] = ()
    tasks: tuple[Task, ...] = ()

    @property
    def current(self) -> Stage | None:
        """The stage that runs; None before the first."""
        return next((each for each in reversed(self.stages) if each.state is StageState.ENTERED), None)

    @property
    def next(self) -> Stage | None:
        """The stage that begins next; None after the last."""
        return next((each for each in self.stages if each.state is StageState.PLANNED), None)

    def same_as(self, other: "Path") -> bool:
        """Whether both say the same, in whatever order."""
        return self.known == other.known and set(self.stages) == set(other.stages) and set(self.tasks) == set(other.tasks)

    @property
    def due_on(self) -> date | None:
        """When the first open task is due."""
        return min((task.due_on for task in self.tasks if task.state is TaskState.OPEN), default=None)


def walk(before: Path, known: Known, law: Law, today: date) -> Path:
    """The path as it is on a day. Computed twice, nothing changes; a stage that has begun keeps its day unless `known` says another.

    Open tasks of a stage whose day moved are counted anew by the value that they keep; those of a stage that lies ahead again are left out.
    """
    stages = tuple(_stages(before, known, law, today))
    return Path(known, stages, tuple(_tasks(before, known, stages, law, today)))


def resume(path: Path, today: date) -> Path:
    """The clocks run again: every open task has its whole time from today on."""
    return replace(path, tasks=tuple(each if each.state is not TaskState.OPEN else _from_day(each, today) for each in path.tasks))


def _stages(before: Path, known: Known, law: Law, today: date) -> Iterator[Stage]:
    was = {each.code: each for each in before.stages}
    moved = before.known is None or (before.known.basis, before.known.anchor_on) != (known.basis, known.anchor_on)
    days = []
    for kind, counted in starts(known.basis, known.anchor_on, law.stages, law.offsets):
        old = was.get(kind.code)
        days.append((kind, old.starts_on if old is not None and old.state in BEGUN and not moved else counted))
    for number, (kind, day) in enumerate(days):
        until = days[number + 1][1] if number + 1 < len(days) else None
        yield _stage(kind, day, until, was.get(kind.code), known, today)


def _stage(kind: StageKind, day: date, until: date | None, old: Stage | None, known: Known, today: date) -> Stage:
    over = until is not None and until <= today
    if day > today:
        return Stage(kind.code, day, StageState.PLANNED)
    begun = old is not None and old.state in BEGUN
    missed = until is not None and (until <= known.begun_on or (over and kind.before_release))
    if not begun and missed:
        return Stage(kind.code, day, StageState.NOT_BEGUN)
    entered_on = (old.entered_on if begun and old is not None else None) or today
    left_on = ((old.left_on if old is not None else None) or today) if over else None
    return Stage(kind.code, day, StageState.LEFT if over else StageState.ENTERED, entered_on, left_on)


def _tasks(before: Path, known: Known, stages: tuple[Stage, ...], law: Law, today: date) -> Iterator[Task]:
    was, now = {each.code: each for each in before.tasks}, {each.code: each for each in stages}
    days = {each.code: each.starts_on for each in before.stages if each.state in BEGUN}
    order = {kind.code: kind for kind in law.tasks}
    for task in before.tasks:
        stage = now.get(task.stage)
        kind = order.get(task.code)
        if task.state is not TaskState.OPEN:
            yield task
        elif stage is not None and stage.state in BEGUN and not (kind is not None and _left_out(kind, known)):
            yield task if task.stage_on == stage.starts_on else _counted(replace(task, stage_on=stage.starts_on), today)
    for kind in law.tasks:
        stage = now.get(kind.stage)
        if kind.code in was or stage is None or stage.state not in BEGUN or _left_out(kind, known):
            continue
        if days.get(kind.stage) != stage.starts_on:  # entered just now, or moved; a task that the law adds later is for later stages
            made = Task(
                kind.code, kind.stage, kind.owner, TaskState.OPEN, law.clocks[kind.code], stage.starts_on, stage.starts_on, stage.starts_on
            )
            yield _counted(made, today)


def _left_out(kind: TaskKind, known: Known) -> bool:
    return kind.after_release_only and known.basis is Basis.OPENING


def _counted(task: Task, today: date) -> Task:
    """Due by the clock that it keeps: from the beginning of its stage, or from today where nobody could have met that day."""
    counted = _from_day(task, task.stage_on)
    return counted if counted.due_on >= today else _from_day(task, max(task.stage_on, today))


def _from_day(task: Task, day: date) -> Task:
    return replace(task, counted_from=day, due_on=due(task.clock, day))
