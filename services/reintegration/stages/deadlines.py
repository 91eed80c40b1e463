"""The values of the law that the stages go by."""

import hashlib
from datetime import date

from services.reintegration.law.rules import rules
from services.reintegration.stages.domain.counting import Clock, clock_of
from services.reintegration.stages.domain.kinds import FIRST_DAYS, RELEASE_DAY, stage_kinds, task_kinds
from services.reintegration.stages.domain.walking import Law


def law_on(day: date) -> Law:
    """What holds on a day. Raises NoSuchRule where a stage or task has no value then."""
    stages, tasks = stage_kinds(day), task_kinds(day)
    offsets = {each.code: offset(each.code, day) for each in stages if each.code not in (RELEASE_DAY, FIRST_DAYS)}
    return Law(tuple(stages), offsets, tuple(tasks), {each.code: clock(each.code, day) for each in tasks})


def offset(stage: str, day: date) -> Clock:
    """How far from the release a stage begins."""
    return clock_of(rules().rule(f"stage.{stage}", day))


def clock(task: str, day: date) -> Clock:
    """By when a task is due."""
    return clock_of(rules().rule(f"stage_task.{task}", day))


def mark_of(law: Law) -> str:
    """A short mark of what holds: another one as soon as a stage begins at another time, so that paths are computed anew."""
    said = repr([(each.code, law.offsets.get(each.code)) for each in law.stages])
    return hashlib.sha256(said.encode()).hexdigest()[:16]
