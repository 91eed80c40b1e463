"""Groups and their sessions: planned, changed, moved, called off, caught up, ended."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID, uuid4

from services.reintegration.database import DB, Audit
from services.reintegration.errors import NotAllowed, NotThere, ReasonMissing
from services.reintegration.form_submissions.actions import sent_before
from services.reintegration.group_programmes.actions.ending import end_for_all, locked_cases_of
from services.reintegration.group_programmes.actions.locking import locked_group, locked_session, write_session
from services.reintegration.group_programmes.domain.states import (
    CANCEL_REASONS,
    GROUP_OVER,
    NOT_HELD,
    RUNNING,
    GroupAct,
    GroupState,
    SessionAct,
    SessionState,
    group_after,
    session_after,
)
from services.reintegration.group_programmes.programmes import in_force
from services.reintegration.group_programmes.sealing import Follows, seal
from services.reintegration.group_programmes.tables import GroupSession, Participation, ProgrammeGroup
from services.reintegration.words import today
from shared import audit
from shared.access.scope import region_of
from shared.actors import Actor
from shared.db.engine import transaction
from shared.db.rows import ColumnValues

WEEK = timedelta(days=7)
CALL_OFF = """UPDATE reintegration.group_session SET state = 'not_held', why_not = $2, version = version + 1
    WHERE group_id = $1 AND state = 'planned'"""


@dataclass(frozen=True, slots=True)
class Details:
    """Where the group meets, who leads it, in which language, and for how many people."""

    place: str
    leader: UUID
    leader_name: str
    language: str
    seats: int


async def plan_group(programme: str, first_at: datetime, said: Details, *, token: UUID, by: Actor, now: datetime) -> UUID:
    """A group with a session every week from the first one; returns it. Sent twice, it is planned once. Raises NotThere, NotAllowed."""
    if by.office is None:
        raise NotThere
    if first_at <= now:
        raise NotAllowed("past")
    group, day = uuid4(), today(first_at)
    follows = in_force(programme, day)
    async with transaction(DB):
        if before := await sent_before(token, group, by=by, now=now):
            return before
        row = ProgrammeGroup(
            id=group, office=by.office, region=region_of(by.office), place=said.place, leader=said.leader, leader_name=said.leader_name,
            language=said.language, seats=said.seats, taken=0, begins_on=day, state=GroupState.OPEN.value,
            sealed=seal(group, Follows(programme, follows.valid_from)), made_by_name=by.name, made_at=now, version=1,
        )  # fmt: skip
        await ProgrammeGroup.insert(row)
        for number in range(1, len(follows.sessions) + 1):
            await _insert_session(group, number, first_at + (number - 1) * WEEK, follows.minutes)
        await audit.record(Audit, by=by, action="group_planned", about=group, details={}, at=now)
    return group


async def change_group(group: UUID, said: Details, *, seen_version: int, by: Actor, now: datetime) -> None:
    """Another place, leader, language or number of seats. Raises NotThere, NotAllowed, also for fewer seats than are taken."""
    async with transaction(DB):
        row = await locked_group(group, by=by, seen_version=seen_version)
        group_after(row.state, GroupAct.CHANGE, running=0)
        if said.seats < row.taken:
            raise NotAllowed("seats_taken")
        values: ColumnValues = {
            ProgrammeGroup.place: said.place, ProgrammeGroup.leader: said.leader, ProgrammeGroup.leader_name: said.leader_name,
            ProgrammeGroup.language: said.language, ProgrammeGroup.seats: said.seats, ProgrammeGroup.version: row.version + 1,
        }  # fmt: skip
        await ProgrammeGroup.update(values).where(ProgrammeGroup.id == group)
        await audit.record(Audit, by=by, action="group_changed", about=group, details={"version": row.version + 1}, at=now)


async def set_state(group: UUID, act: GroupAct, *, reason: str | None = None, seen_version: int, by: Actor, now: datetime) -> None:
    """End it, end it early with a reason, or open it again; what was planned is called off with the end.

    A group that ends early ends for everybody in it, with a task for each worker. Raises NotThere, ReasonMissing; NotAllowed for an end
    while somebody is in it or invited, and where somebody was invited meanwhile.
    """
    if act is GroupAct.CANCEL and reason not in CANCEL_REASONS:
        raise ReasonMissing
    async with transaction(DB):
        cases = await locked_cases_of(group) if act is GroupAct.CANCEL else {}
        row = await locked_group(group, by=by, seen_version=seen_version)
        state = group_after(row.state, act, running=await _running(group))
        stopped = await end_for_all(row, cases, by=by, now=now) if act is GroupAct.CANCEL else 0
        if act is not GroupAct.REOPEN:
            await DB.connection().execute(CALL_OFF, group, GROUP_OVER)
        values: ColumnValues = {
            ProgrammeGroup.state: state.value, ProgrammeGroup.reason: reason if act is GroupAct.CANCEL else None,
            ProgrammeGroup.version: row.version + 1,
        }  # fmt: skip
        await ProgrammeGroup.update(values).where(ProgrammeGroup.id == group)
        details: audit.Details = {"version": row.version + 1, "stopped": stopped}
        await audit.record(Audit, by=by, action=f"group_{act.value}", about=group, details=details, at=now)


async def move_session(session: UUID, starts_at: datetime, *, seen_version: int, by: Actor, now: datetime) -> UUID:
    """Another time; returns the group. Raises NotThere, NotAllowed, also for the past."""
    if starts_at <= now:
        raise NotAllowed("past")
    return await _changed(session, SessionAct.MOVE, {GroupSession.starts_at: starts_at}, seen_version, by, now)


async def call_off(session: UUID, why_not: str | None, *, seen_version: int, by: Actor, now: datetime) -> UUID:
    """It does not, or did not, take place; returns the group. Raises NotThere, NotAllowed, ReasonMissing."""
    if why_not not in NOT_HELD:
        raise ReasonMissing
    return await _changed(session, SessionAct.CALL_OFF, {GroupSession.why_not: why_not}, seen_version, by, now)


async def restore(session: UUID, *, seen_version: int, by: Actor, now: datetime) -> UUID:
    """It was called off by mistake; returns the group. Raises NotThere, NotAllowed."""
    return await _changed(session, SessionAct.RESTORE, {GroupSession.why_not: None}, seen_version, by, now)


async def catch_up(session: UUID, starts_at: datetime, *, token: UUID, by: Actor, now: datetime) -> UUID:
    """A session more for those who missed this one; returns the group. Raises NotThere, NotAllowed for a session that is planned, or itself
    catches one up, and for the past."""
    number = uuid4()
    async with transaction(DB):
        found = await GroupSession.select(GroupSession.group_id, GroupSession.version).where(GroupSession.id == session).first()
        if found is None:
            raise NotThere
        group, row = await locked_session(session, by=by, seen_version=found["version"])
        if await sent_before(token, number, by=by, now=now):
            return group.id
        if group.state != GroupState.OPEN or row.state == SessionState.PLANNED or row.catches_up is not None or starts_at <= now:
            raise NotAllowed(row.state)
        await _insert_session(group.id, row.number, starts_at, row.minutes, catches_up=row.id, session=number)
        await audit.record(Audit, by=by, action="group_session_added", about=number, details={}, at=now)
    return group.id


async def _changed(session: UUID, act: SessionAct, values: ColumnValues, seen_version: int, by: Actor, now: datetime) -> UUID:
    async with transaction(DB):
        group, row = await locked_session(session, by=by, seen_version=seen_version)
        if group.state != GroupState.OPEN:
            raise NotAllowed(group.state)
        state = session_after(row.state, act)
        await write_session(row, values | {GroupSession.state: state.value})
        await audit.record(Audit, by=by, action=f"group_session_{act.value}", about=session, details={"version": row.version + 1}, at=now)
    return group.id


async def _insert_session(
    group: UUID, number: int, starts_at: datetime, minutes: int, *, catches_up: UUID | None = None, session: UUID | None = None
) -> None:
    await GroupSession.insert(
        GroupSession(
            id=session or uuid4(), group_id=group, number=number, starts_at=starts_at, minutes=minutes, state=SessionState.PLANNED.value,
            catches_up=catches_up, version=1,
        )
    )  # fmt: skip


async def _running(group: UUID) -> int:
    states = [state.value for state in RUNNING]
    return int(await Participation.count().where(Participation.group_id == group, Participation.state.is_in(states)))
