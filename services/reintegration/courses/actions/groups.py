"""Groups and their sessions: written, changed, ended, cancelled; who came."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date, datetime
from uuid import UUID, uuid4

from services.reintegration.courses import queries
from services.reintegration.courses.domain import MARKS, GroupAct, GroupRow, GroupState, next_group_state
from services.reintegration.courses.permissions import CoursePermission
from services.reintegration.courses.tables import CourseAttendance, CourseGroup, CourseSession
from services.reintegration.database import DB, Audit
from services.reintegration.errors import NotAllowed, NotThere, ReasonMissing, TooEarly
from services.reintegration.form_submissions.actions import sent_before
from shared import audit
from shared.access.permissions import may
from shared.actors import Actor
from shared.db.engine import transaction
from shared.db.rows import ColumnValues, fetch_values


@dataclass(frozen=True, slots=True)
class Written:
    """What is said about a group."""

    title: str
    text_language: str
    language: str
    place: str
    seats: int
    begins_on: date
    ends_on: date
    apply_until: date | None = None
    conditions: str | None = None
    own_number: str | None = None


def ensure_writes(organisation: UUID, by: Actor) -> None:
    """Raises NotThere for whoever may not write this organisation's groups."""
    own = may(by, CoursePermission.OWN) and by.provider == organisation
    if not own and not may(by, CoursePermission.WRITE):
        raise NotThere


async def write(offer: UUID, what: Written, *, token: UUID, by: Actor, now: datetime) -> UUID:
    """A new group of a service of the directory; returns its id. Sent twice, it is made once. Raises NotThere."""
    made = uuid4()
    async with transaction(DB):
        found = await fetch_values(DB, "SELECT organisation FROM reintegration.service_offer WHERE id = $1 AND ended_at IS NULL", offer)
        if not found:
            raise NotThere
        ensure_writes(found[0], by)
        if before := await sent_before(token, made, by=by, now=now):
            return before
        row = CourseGroup(
            id=made, organisation=found[0], offer=offer, taken=0, state=GroupState.OPEN.value, made_at=now, version=1, **asdict(what)
        )
        await CourseGroup.insert(row)
        await _record(made, "course_group_written", by=by, now=now)
    return made


async def change(number: UUID, what: Written, *, seen_version: int, by: Actor, now: datetime) -> None:
    """Write it anew. Raises NotThere, NotAllowed where somebody changed it meanwhile or more seats are taken than it would have."""
    async with transaction(DB):
        row = await _locked(number, seen_version, by)
        if what.seats < row.taken:
            raise NotAllowed(row.state)
        values: ColumnValues = {getattr(CourseGroup, name): value for name, value in asdict(what).items()} | {
            CourseGroup.version: row.version + 1
        }
        await CourseGroup.update(values).where(CourseGroup.id == number)
        await _record(number, "course_group_changed", by=by, now=now)


async def move(number: UUID, act: GroupAct, why: str, *, seen_version: int, by: Actor, now: datetime) -> None:
    """End, cancel or reopen a group. Raises NotThere, NotAllowed, ReasonMissing."""
    async with transaction(DB):
        row = await _locked(number, seen_version, by)
        state = next_group_state(row.state, act, why)
        values: ColumnValues = {
            CourseGroup.state: state.value, CourseGroup.why: why.strip() or None, CourseGroup.version: row.version + 1,
        }  # fmt: skip
        await CourseGroup.update(values).where(CourseGroup.id == number)
        await _record(number, f"course_group_{act.value}", by=by, now=now)


async def add_session(
    number: UUID, *, starts_at: datetime, minutes: int, topic: str, catch_up_for: UUID | None, token: UUID, by: Actor, now: datetime
) -> UUID:
    """A session of a group; returns its id. Raises NotThere, also for a session of another group to catch up."""
    made = uuid4()
    async with transaction(DB):
        row = await _locked(number, None, by)
        if before := await sent_before(token, made, by=by, now=now):
            return before
        if row.state != GroupState.OPEN:
            raise NotAllowed(row.state)
        if catch_up_for is not None:
            await queries.session(catch_up_for, number)
        await CourseSession.insert(
            CourseSession(id=made, course_group=number, starts_at=starts_at, minutes=minutes, topic=topic, held=None,
                          catch_up_for=catch_up_for, version=1)
        )  # fmt: skip
        await _record(number, "course_session_added", by=by, now=now)
    return made


async def mark(
    number: UUID, session: UUID, *, held: bool, marks: Mapping[UUID, str], seen_version: int, by: Actor, now: datetime
) -> None:  # fmt: skip
    """Whether the session took place, and who came (marks by place); said again, it is a correction.

    Raises NotThere, TooEarly, NotAllowed where somebody marked it meanwhile, ReasonMissing for a mark that is none.
    """
    async with transaction(DB):
        await _locked(number, None, by)
        row = await queries.session(session, number)
        if row.version != seen_version:
            raise NotAllowed("marked")
        if row.starts_at > now:
            raise TooEarly
        if any(each not in MARKS for each in marks.values()):
            raise ReasonMissing
        known = {each.id for each in await queries.participants(number, by)}
        if not set(marks) <= known:
            raise NotThere
        before = {each.place: each for each in await queries.marks_of(number, session=session)}
        changed = {} if not held else {place: said for place, said in marks.items() if place not in before or before[place].mark != said}
        for place, said in changed.items():
            version = before[place].version + 1 if place in before else 1
            await CourseAttendance.insert(
                CourseAttendance(id=uuid4(), session=session, place=place, mark=said, version=version, by_id=by.id, by_name=by.name, at=now)
            )
        await CourseSession.update({CourseSession.held: held, CourseSession.version: row.version + 1}).where(CourseSession.id == session)
        details: audit.Details = {"session": str(session), "held": held, "marks": len(changed)}
        await audit.record(Audit, by=by, action="course_attendance_marked", about=number, details=details, at=now)


async def _locked(number: UUID, seen_version: int | None, by: Actor) -> GroupRow:
    row = await queries.group(number, by, lock=True)
    ensure_writes(row.organisation, by)
    if seen_version is not None and row.version != seen_version:
        raise NotAllowed(row.state)
    return row


async def _record(number: UUID, action: str, *, by: Actor, now: datetime) -> None:
    await audit.record(Audit, by=by, action=action, about=number, details={}, at=now)
