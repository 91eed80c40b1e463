"""The day of release is entered or corrected: what is not done yet is counted anew, what is done is kept."""

from dataclasses import replace
from datetime import date, datetime
from uuid import UUID

from services.reintegration.cases.locking import locked_case, set_release_day
from services.reintegration.database import DB, Audit
from services.reintegration.errors import HelpRests, NotAllowed, ReasonMissing
from services.reintegration.stages.actions.events import note
from services.reintegration.stages.actions.walking import first_known, put
from services.reintegration.stages.domain.counting import Basis, ensure_possible
from services.reintegration.stages.domain.standing import Standing, standing_of
from services.reintegration.stages.paths import path_row
from services.reintegration.stages.tables import CasePath
from services.reintegration.timeline.actions import write_entry
from services.reintegration.words import today
from shared import audit
from shared.actors import Actor
from shared.db.engine import transaction


async def set_release(
    person: UUID, release_on: date, *, words: str, seen_version: int, by: Actor, now: datetime, lock_by: Actor | None = None
) -> bool:
    """The person is or was released on that day. The same day again changes nothing; returns whether it is another one.

    `lock_by`: who may lock the case, where that is not whoever corrects the day; the caller has checked that they may.
    Raises NotThere, CaseClosed, HelpRests, ReasonMissing, DayTooFar, NotAllowed if somebody has changed the path since `seen_version`.
    """
    if not words.strip():
        raise ReasonMissing
    day = today(now)
    ensure_possible(release_on, day)
    async with transaction(DB):
        case = await locked_case(person, by=lock_by or by)
        if standing_of(case) is not Standing.ON_PATH:
            raise HelpRests
        if case.release_on == release_on:
            return False
        row = await path_row(person)
        if (row.version if row else 0) != seen_version:
            raise NotAllowed("changed")
        await set_release_day(person, release_on)
        known = replace(row.known if row else first_known(case, day), basis=Basis.RELEASE, anchor_on=release_on)
        await put(case, row, known, by=by, now=now)
        await CasePath.update({CasePath.version: CasePath.version + 1}).where(CasePath.person == person)
        await note(person, "release_day", days=(case.release_on, release_on), words=words, by=by, now=now)
        await write_entry(person, "release_day_changed", by=by, now=now)
        await audit.record(Audit, by=by, action="release_day_changed", about=person, details={"day": release_on.isoformat()}, at=now)
    return True
