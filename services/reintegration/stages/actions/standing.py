"""A case's own path: custody, death, a move, a refusal, and the return.

While the register keeps the case open, help rests with that reason; otherwise the case is closed with it. So the case alone says why.
"""

from datetime import date, datetime
from uuid import UUID

from services.reintegration.cases.domain import CaseRow, CaseStatus
from services.reintegration.cases.locking import locked_case, set_ground
from services.reintegration.contacts.appointments import cancel_planned
from services.reintegration.continuation import actions as continuation
from services.reintegration.continuation.domain import Again
from services.reintegration.database import DB, Audit
from services.reintegration.errors import NotAllowed
from services.reintegration.notifications import notify_desk
from services.reintegration.stages.actions.events import note
from services.reintegration.stages.actions.release import set_release
from services.reintegration.stages.actions.walking import pause_path, resume_path
from services.reintegration.stages.domain.counting import ensure_possible
from services.reintegration.stages.domain.standing import Act, Clocks, Standing, move, standing_of
from services.reintegration.stages.paths import path_row
from services.reintegration.tasks.actions import decide_what_stopped
from services.reintegration.timeline.actions import write_entry
from services.reintegration.words import today
from shared import audit
from shared.actors import Actor
from shared.db.engine import transaction
from shared.registry import CaseClosed, registry


async def note_standing(
    person: UUID, act: Act, *, seen: Standing, words: str, release_on: date | None = None, by: Actor, now: datetime
) -> None:
    """Note what happened to the person. `release_on`: for a return, the day of release where it is known now.

    Sent twice, nothing changes. Raises NotThere, NotAllowed for what may not follow or if the case stands otherwise than `seen`,
    ReasonMissing, DayTooFar.
    """
    if release_on is not None:
        ensure_possible(release_on, today(now))
    async with transaction(DB):
        case = await locked_case(person, by=by, must_be_open=False)
        current = standing_of(case)
        to = move(seen, act, words)
        if current is to.to:
            return
        if current is not seen:
            raise NotAllowed(current)
        if to.clocks is Clocks.RUN:
            await _go_on(case, mistake=act is Act.CORRECT, words=words, by=by, now=now)
        else:
            await _rest(case, to.to, by=by, now=now)
        await note(person, act.value, days=(None, release_on), words=words, by=by, now=now)
        if release_on is not None and to.clocks is Clocks.RUN:
            row = await path_row(person)
            await set_release(person, release_on, words=words or act.value, seen_version=row.version if row else 0, by=by, now=now)


async def _rest(case: CaseRow, to: Standing, *, by: Actor, now: datetime) -> None:
    if not case.supervised:
        await continuation.close(case.person, reason=to.value, words=None, by=by, now=now)
        return
    if to is Standing.DIED:  # everything that was begun for them ends, as when the case is closed
        await registry("reintegration").case_closed(CaseClosed(case.person, case.registration, by, now))
    elif to is Standing.IN_CUSTODY:
        await cancel_planned(case.person, by=by, now=now)
    await pause_path(case.person, now=now)
    await set_ground(case.person, {"rests": to.value})
    await write_entry(case.person, "help_rests", by=by, now=now, why=to.value)
    await audit.record(Audit, by=by, action="help_rests", about=case.person, details={"why": to.value}, at=now)
    await notify_desk(case)


async def _go_on(case: CaseRow, *, mistake: bool, words: str, by: Actor, now: datetime) -> None:
    if case.status == CaseStatus.CLOSED:
        again = Again.MISTAKE if mistake else Again.RETURN
        await continuation.reopen(case.person, again, words=words if mistake else "", by=by, now=now)
        return
    await set_ground(case.person, {"rests": None})
    await resume_path(case.person, by=by, now=now)
    if mistake:
        await decide_what_stopped(case.person, by=by, now=now)
    await write_entry(case.person, "help_goes_on_again", by=by, now=now)
    await audit.record(Audit, by=by, action="help_goes_on_again", about=case.person, details={}, at=now)
