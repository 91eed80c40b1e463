"""The list of work: of the desk in keyset pages, of one case whole."""

from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from services.reintegration.cases.domain import CaseRow
from services.reintegration.database import DB
from services.reintegration.owning.queries.owners import own_accounts, owner_of
from services.reintegration.settings import settings
from services.reintegration.stages.domain.standing import Standing, standing_of
from services.reintegration.stages.queries import ShownTask, shown
from services.reintegration.tasks.desk_queries import DeskTask, HeldBy, begin_of, count_tasks, tasks_behind
from services.reintegration.tasks.domain import TaskRow, Waiting
from services.reintegration.tasks.queries import ended_tasks, tasks_of
from services.reintegration.words import today
from services.reintegration.work_list.domain import Due, WorkItem, end_of, in_order, last_day, stage_tasks_behind
from services.reintegration.work_list.stage_tasks import DeskStageTask, count_stage_tasks, stage_tasks
from shared.actors import Actor
from shared.db.keyset import KeysetPage, page_of
from shared.db.rows import fetch_values

ENDED_AT = "SELECT ended_at FROM reintegration.task WHERE id = $1"
STAGE_DAY = "SELECT due_on FROM reintegration.stage_task WHERE id = $1"


async def work(
    by: Actor, held_by: HeldBy, now: datetime, *, size: int, due: Due | None = None, after: UUID | None = None
) -> KeysetPage[WorkItem]:
    """What waits on the reader's desk, in the order of `domain.in_order`; `after` is a task of either kind."""
    zone, begin = _zone(), await _begin(after) if after else None
    until = last_day(due, today(now)) if due else None
    asked = await tasks_behind(
        by, held_by, now, size=size + 1, until=end_of(until, zone) if until else None, behind=(begin, after) if begin and after else None
    )
    behind = stage_tasks_behind(begin, after, now, zone) if begin and after else None
    staged = await stage_tasks(by, held_by, own_accounts(by), size=size + 1, until=until, behind=behind)
    items = in_order([*(_asked(each) for each in asked), *(_staged(each, zone) for each in staged)], now)
    return page_of(items[: size + 1], size, begins_after=after)


async def count_work(by: Actor, held_by: HeldBy, now: datetime, due: Due | None = None) -> int:
    """How many there are; each kind is counted up to MOST_COUNTED + 1."""
    until = last_day(due, today(now)) if due else None
    asked = await count_tasks(by, held_by, until=end_of(until, _zone()) if until else None)
    return asked + await count_stage_tasks(by, held_by, own_accounts(by), until=until)


async def work_of(case: CaseRow, now: datetime) -> list[WorkItem]:
    """What waits in a case; the caller has checked the scope."""
    found, owner = await shown(case.person), await owner_of(case.person)
    staged = [each for each in found.tasks if each.open] if found and standing_of(case) is Standing.ON_PATH else []
    items = [_of_case(each, case) for each in await tasks_of(case.person)]
    return in_order([*items, *(_stage_of_case(each, case, owner.name if owner else None) for each in staged)], now)


async def ended_work(case: CaseRow, *, size: int, after: UUID | None = None) -> KeysetPage[WorkItem]:
    """What has ended in a case, the latest first; the caller has checked the scope.

    A page has `size` of what was asked for, and the tasks of stages that ended between them. `after` is what was asked for.
    """
    asked, found = await ended_tasks(case.person, size=size, after=after), await shown(case.person)
    begin = (await fetch_values(DB, ENDED_AT, after) or [None])[0] if after else None
    last = asked.rows[-1].ended_at if asked.after else None
    staged = [
        _stage_of_case(each, case, None)
        for each in (found.tasks if found else [])
        if each.ended_at and (begin is None or each.ended_at < begin) and (last is None or each.ended_at >= last)
    ]
    items = [*(_of_case(each, case) for each in asked), *staged]
    items.sort(key=lambda each: (each.ended_at or each.created_at, each.id.int), reverse=True)
    return KeysetPage(items, asked.after, asked.first)


async def _begin(number: UUID) -> Waiting | None:
    if found := await begin_of(number):
        return found
    days = await fetch_values(DB, STAGE_DAY, number)
    return Waiting(end_of(days[0], _zone()), end_of(days[0], _zone()), urgent=False) if days else None


def _zone() -> ZoneInfo:
    return ZoneInfo(settings().timezone)


def _asked(task: DeskTask) -> WorkItem:
    return WorkItem(
        "request", task.id, task.person, task.kind, task.need, task.words, "social_worker", task.due_at, task.created_at, task.urgent,
        task.taken_by_name, state=task.status, taken_by=task.taken_by, asked_at=task.asked_at, name=task.name, birth_year=task.birth_year,
        case_number=task.case_number, language=task.language,
    )  # fmt: skip


def _staged(task: DeskStageTask, zone: ZoneInfo) -> WorkItem:
    moment = end_of(task.due_on, zone)
    return WorkItem(
        "stage", task.id, task.person, task.task, "", "", task.owner, moment, moment, False, task.worker, name=task.name,
        birth_year=task.birth_year, case_number=task.case_number,
    )  # fmt: skip


def _of_case(task: TaskRow, case: CaseRow) -> WorkItem:
    return WorkItem(
        "request", task.id, task.person, task.kind, task.need, task.words, "social_worker", task.due_at, task.created_at, task.urgent,
        task.taken_by_name, state=task.status, taken_by=task.taken_by, asked_at=task.asked_at, language=case.language,
        outcome=task.outcome, ended_at=task.ended_at,
    )  # fmt: skip


def _stage_of_case(task: ShownTask, case: CaseRow, worker: str | None) -> WorkItem:
    moment = end_of(task.due_on, _zone())
    return WorkItem(
        "stage", task.id, case.person, task.task, "", "", task.owner, moment, moment, False, worker, state=task.state,
        outcome=task.outcome, why=task.why, through=task.through, ended_at=task.ended_at, ended_by=task.ended_by_name,
    )  # fmt: skip
