"""Time moves a path on: it begins with the case, stages are entered on their days, and what the law changes is counted anew."""

from dataclasses import replace
from datetime import date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from services.reintegration.cases.domain import CaseRow, CaseStatus
from services.reintegration.cases.locking import locked_case
from services.reintegration.database import DB, Audit
from services.reintegration.notifications import notify_desk
from services.reintegration.settings import settings
from services.reintegration.stages.actions.events import note
from services.reintegration.stages.deadlines import law_on, mark_of
from services.reintegration.stages.domain.counting import Basis
from services.reintegration.stages.domain.walking import BEGUN, Known, Path, resume, walk
from services.reintegration.stages.paths import PathRow, path_of, path_row, write_path
from services.reintegration.stages.tables import CasePath
from services.reintegration.timeline.actions import write_entry
from services.reintegration.words import today
from shared import audit
from shared.actors import Actor
from shared.db.engine import transaction

MOVE = "UPDATE reintegration.{} SET office = $2, region = $3 WHERE person = $1"


async def walk_case(person: UUID, *, by: Actor, now: datetime) -> bool:
    """The path of a case as it is today: begun where there is none, its stages entered, nothing twice. False where nothing changed.

    A closed case, and one whose clocks stand still, is left alone. Raises NotThere.
    """
    async with transaction(DB):
        case = await locked_case(person, by=by, must_be_open=False)
        row = await path_row(person)
        if case.status != CaseStatus.OPEN or (row is not None and row.paused_on is not None):
            return False
        known = row.known if row else first_known(case, today(now))
        return await put(case, row, known, by=by, now=now)


async def put(case: CaseRow, row: PathRow | None, known: Known, *, again: bool = False, by: Actor, now: datetime) -> bool:
    """With the case's lock held: compute and write the path. `again`: the clocks of what is open begin again today."""
    day = today(now)
    law, before = law_on(day), await path_of(row) if row else Path(None)
    path = walk(before, known, law, day)
    if again:
        path = resume(path, day)
    mark = mark_of(law)
    if row is not None and path.same_as(before) and row.law == mark and row.paused_on is None:
        return False
    await write_path(case, before, path, law=mark, paused_on=None, version=row.version if row else 1)
    was = {each.code for each in before.stages if each.state in BEGUN}
    for stage in path.stages:
        if stage.state in BEGUN and stage.code not in was:
            await note(case.person, "entered", days=(None, stage.starts_on), by=by, now=now)
            await write_entry(case.person, "stage_entered", by=by, now=now, stage=stage.code)
    details: audit.Details = {"basis": known.basis.value, "stage": path.current.code if path.current else None}
    await audit.record(Audit, by=by, action="path_walked", about=case.person, details=details, at=now)
    await notify_desk(case)
    return True


def first_known(case: CaseRow, day: date) -> Known:
    """What a new path is counted from: the day of release where it is known, else the day of opening; the desk begins today."""
    if case.release_on is not None:
        return Known(Basis.RELEASE, case.release_on, day)
    return Known(Basis.OPENING, case.opened_at.astimezone(ZoneInfo(settings().timezone)).date(), day)


async def resume_path(person: UUID, *, by: Actor, now: datetime) -> None:
    """With the case's lock held: the person is on the path again. What is done is kept, what is open has its whole time from today.

    Without a day of release the days are counted from the return.
    """
    case, row, day = await locked_case(person, by=by), await path_row(person), today(now)
    if row is None or row.paused_on is None:
        await walk_case(person, by=by, now=now)
        return
    known = replace(row.known, begun_on=day)
    if known.basis is Basis.OPENING:
        known = replace(known, anchor_on=day)
    await put(case, row, known, again=True, by=by, now=now)


async def pause_path(person: UUID, *, now: datetime) -> None:
    """With the case's lock held: the clocks stand still from today; nothing is overdue meanwhile. Twice, the first day counts."""
    await CasePath.update({CasePath.paused_on: today(now)}).where(CasePath.person == person, CasePath.paused_on.is_null())


async def move_path(person: UUID, *, office: str, region: str) -> None:
    """Inside the caller's transaction: the path goes on at another desk."""
    for table in ("case_path", "stage_task"):
        await DB.connection().execute(MOVE.format(table), person, office, region)
