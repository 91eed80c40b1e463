"""What the page of a path shows of each stage and task: stored ones, and those that lie ahead as they would be counted today."""

from dataclasses import dataclass
from datetime import date

from services.reintegration.law.rules import rules
from services.reintegration.stages import words
from services.reintegration.stages.deadlines import law_on
from services.reintegration.stages.domain.counting import Basis, Clock, due
from services.reintegration.stages.domain.walking import Law, Stage, StageState
from services.reintegration.stages.queries import Shown, ShownTask
from shared.law.rules import NoSuchRule, Rule


@dataclass(frozen=True, slots=True)
class TaskLine:
    """A task with its clock; `stored` is None while its stage lies ahead. `rule`: the value that it keeps, where known."""

    code: str
    owner: str
    clock: Clock
    counted_from: date
    due_on: date
    stage_on: date
    stored: ShownTask | None
    rule: Rule | None


@dataclass(frozen=True, slots=True)
class StageLine:
    """A stage with its tasks."""

    stage: Stage
    name: str
    tasks: list[TaskLine]


def lines(shown: Shown, today: date) -> list[StageLine]:
    """Every stage of the path in order."""
    law, stored = law_on(today), {each.task: each for each in shown.tasks}
    opening = shown.row.basis == Basis.OPENING
    found = []
    for stage in shown.path.stages:
        mine = [_stored(each) for each in stored.values() if each.stage == stage.code]
        if stage.state is StageState.PLANNED:
            mine += [
                _ahead(kind.code, kind.owner, stage, law)
                for kind in law.tasks
                if kind.stage == stage.code and kind.code not in stored and not (kind.after_release_only and opening)
            ]
        order = [kind.code for kind in law.tasks]
        mine.sort(key=lambda line: (order.index(line.code) if line.code in order else len(order), line.code))
        found.append(StageLine(stage, words.stage(stage.code, today), mine))
    return found


def _stored(task: ShownTask) -> TaskLine:
    clock = Clock(task.value, task.unit, task.law_from)
    return TaskLine(task.task, task.owner, clock, task.counted_from, task.due_on, task.stage_on, task, _rule(task.task, task.law_from))


def _ahead(code: str, owner: str, stage: Stage, law: Law) -> TaskLine:
    clock = law.clocks[code]
    due_on = due(clock, stage.starts_on)
    return TaskLine(code, owner, clock, stage.starts_on, due_on, stage.starts_on, None, _rule(code, clock.law_from))


def _rule(code: str, law_from: date) -> Rule | None:
    try:
        return rules().rule(f"stage_task.{code}", law_from)
    except NoSuchRule:
        return None
