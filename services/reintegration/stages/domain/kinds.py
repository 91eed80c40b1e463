"""The stages and their tasks as dated texts (stages.toml beside this folder); their figures are values of the law under the same codes."""

import tomllib
from collections.abc import Iterable
from datetime import date
from functools import cache
from pathlib import Path
from typing import Literal, TypeVar

from pydantic import BaseModel, ConfigDict

FILE = Path(__file__).parent.parent / "stages.toml"
Owner = Literal["institution", "social_worker", "probation", "person"]
"""Whose task it is. The desk follows up what an institution, the probation service or the person does."""
RELEASE_DAY, FIRST_DAYS = "release_day", "first_days"


class _Dated(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    code: str
    valid_from: date


class StageText(BaseModel):
    """One language of a stage; `{number}` in the name is the stage's value of the law."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str
    person: str


class TaskText(BaseModel):
    """One language of a task: for the worker, and for the person."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    what: str
    person: str


class StageKind(_Dated):
    """A stage as it is from one day on. `before_release`: once it is over, nothing of it can be made up for."""

    before_release: bool
    kk: StageText
    ru: StageText
    en: StageText

    def text(self, language: str) -> StageText:
        """In a language; Kazakh for any that is not known."""
        return {"ru": self.ru, "en": self.en}.get(language, self.kk)


class TaskKind(_Dated):
    """A task of a stage as it is from one day on. `after_release_only`: not for a person who comes without a day of release."""

    stage: str
    owner: Owner
    after_release_only: bool = False
    kk: TaskText
    ru: TaskText
    en: TaskText

    def text(self, language: str) -> TaskText:
        """In a language; Kazakh for any that is not known."""
        return {"ru": self.ru, "en": self.en}.get(language, self.kk)


class Fulfilment(BaseModel):
    """An act of a capability fulfils a task, from one day until the day before another. `need`: only where it is about this need."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    act: str
    task: str
    need: str | None = None
    valid_from: date
    valid_until: date | None = None


Kind = TypeVar("Kind", StageKind, TaskKind)


def stage_kinds(on: date) -> list[StageKind]:
    """The stages in force on a day, in the order of a case."""
    return _in_force(_read()[0], on)


def task_kinds(on: date) -> list[TaskKind]:
    """The tasks in force on a day, in the order of a case."""
    return _in_force(_read()[1], on)


def fulfilments(on: date) -> list[Fulfilment]:
    """Which act fulfils which task on a day."""
    return [each for each in _read()[2] if each.valid_from <= on and (each.valid_until is None or on < each.valid_until)]


@cache
def _read() -> tuple[tuple[StageKind, ...], tuple[TaskKind, ...], tuple[Fulfilment, ...]]:
    found = tomllib.loads(FILE.read_text(encoding="utf-8"))
    stages = tuple(StageKind.model_validate(one) for one in found["stage"])
    fulfils = tuple(Fulfilment.model_validate(one) for one in found["fulfils"])
    return stages, tuple(TaskKind.model_validate(one) for one in found["task"]), fulfils


def _in_force(known: Iterable[Kind], on: date) -> list[Kind]:
    """Of each code the latest that has begun."""
    found: dict[str, Kind] = {}
    for each in known:
        if each.valid_from <= on and (each.code not in found or each.valid_from > found[each.code].valid_from):
            found[each.code] = each
    return list(found.values())
