"""What the institution does on the path of a case that it opened: the planned day of release, and its own tasks of the stages."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from services.reintegration.consents.actions import today
from services.reintegration.database import BY, DB
from services.reintegration.errors import NotThere
from services.reintegration.parts.domain import Part
from services.reintegration.parts.queries import OwnPart, own_part
from services.reintegration.stages.actions.release import set_release
from services.reintegration.stages.actions.tasks import end_task, undo_task
from services.reintegration.stages.queries import ShownTask, shown
from services.reintegration.tasks.actions import open_task
from services.reintegration.tasks.domain import Outcome
from shared.actors import Actor
from shared.db.beyond import beyond_scope
from shared.db.engine import transaction

OWNER = "institution"


@dataclass(frozen=True, slots=True)
class OwnPath:
    """What the institution is shown of a path: the version that it sees, and its own tasks, the first due first."""

    part: OwnPart
    version: int
    tasks: list[ShownTask]


async def own_path(number: UUID, now: datetime) -> OwnPath:
    """The path of a case that the reader's institution opened and has not handed over. Raises NotThere."""
    part = await _own(number, now)
    async with beyond_scope(DB, "an institution has no scope beyond the part that it was shown"):
        found = await shown(part.person)
    tasks = sorted((each for each in found.tasks if each.owner == OWNER), key=lambda each: (each.due_on, each.task)) if found else []
    return OwnPath(part, found.row.version if found else 0, tasks)


async def correct_release(number: UUID, day: date, *, words: str, seen_version: int, by: Actor, now: datetime) -> None:
    """Another planned day. Stages and clocks move, what was done stays, and the desk gets a task to look at what was planned.

    Raises NotThere, CaseClosed, HelpRests, ReasonMissing, DayTooFar, NotAllowed if somebody has changed the path meanwhile.
    """
    part = await _own(number, now)
    async with beyond_scope(DB, "an institution has no scope beyond the part that it was shown"), transaction(DB):
        if await set_release(part.person, day, words=words, seen_version=seen_version, by=by, lock_by=BY, now=now):
            await open_task(part.person, kind="release", need="other", words="", asked_at=now, by=BY, now=now)


async def end_own_task(number: UUID, task: str, outcome: Outcome, *, why: str | None, words: str, by: Actor, now: datetime) -> None:
    """How a task of the institution ended. Raises NotThere for any other task, and as `stages.end_task`."""
    part = await _with_task(number, task, now)
    async with beyond_scope(DB, "an institution has no scope beyond the part that it was shown"):
        await end_task(part.person, task, outcome, why=why, words=words, by=by, lock_by=BY, now=now)


async def undo_own_task(number: UUID, task: str, *, words: str, by: Actor, now: datetime) -> None:
    """It is open again. Raises as `end_own_task`."""
    part = await _with_task(number, task, now)
    async with beyond_scope(DB, "an institution has no scope beyond the part that it was shown"):
        await undo_task(part.person, task, words=words, by=by, lock_by=BY, now=now)


async def _with_task(number: UUID, task: str, now: datetime) -> OwnPart:
    path = await own_path(number, now)
    if task not in {each.task for each in path.tasks}:
        raise NotThere
    return path.part


async def _own(number: UUID, now: datetime) -> OwnPart:
    part = await own_part(number, today(now))
    if part.part != Part.INSTITUTION:
        raise NotThere
    return part
