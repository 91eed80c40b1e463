"""A task that a worker adds: what the person asked for in a talk, or what the worker saw."""

from datetime import date, datetime, time
from uuid import UUID
from zoneinfo import ZoneInfo

from services.reintegration.cases.domain import CaseRow
from services.reintegration.cases.locking import locked_case
from services.reintegration.database import DB
from services.reintegration.form_submissions.actions import sent_before
from services.reintegration.notifications import notify_desk
from services.reintegration.settings import settings
from services.reintegration.tasks.actions import insert_task, waiting_task
from services.reintegration.tasks.domain import Kind
from services.reintegration.timeline.actions import write_entry
from shared.actors import Actor
from shared.db.engine import transaction
from shared.messages.base import Need

END_OF_DAY = time(18, 0)


async def add_task(
    person: UUID,
    *,
    kind: Kind = "support",
    need: Need,
    words: str,
    due_on: date | None = None,
    mine: bool,
    token: UUID,
    by: Actor,
    now: datetime,
) -> None:
    """Put a task on the desk. `mine`: the worker takes it. `due_on`: as agreed; otherwise by the desk's law.

    If the same waits already, it keeps its age and the words stand on the timeline. Raises NotThere, CaseClosed.
    """
    async with transaction(DB):
        case = await locked_case(person, by=by)
        if await sent_before(token, person, by=by, now=now):
            return
        await add_in_case(case, kind=kind, need=need, words=words, due_on=due_on, mine=mine, by=by, now=now)
        await notify_desk(case)


async def add_in_case(
    case: CaseRow, *, kind: Kind = "support", need: Need, words: str, due_on: date | None = None, mine: bool, by: Actor, now: datetime
) -> None:
    """With the case's lock held: the same, as a part of something else that the worker does."""
    await write_entry(case.person, "task_added", by=by, now=now, words=words, need=need)
    if await waiting_task(case.person, kind, need) is None:
        due_at = datetime.combine(due_on, END_OF_DAY, ZoneInfo(settings().timezone)) if due_on else None
        await insert_task(case, kind=kind, need=need, words=words, asked_at=now, due_at=due_at, mine=mine, via="desk", by=by, now=now)
