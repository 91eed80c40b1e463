"""Who came to a session: written down, and corrected by a further version."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

from services.reintegration.cases.locking import locked_case
from services.reintegration.database import DB, Audit
from services.reintegration.errors import NotAllowed, NotThere, ReasonMissing, TooEarly
from services.reintegration.group_programmes.actions.locking import locked_session, write_session
from services.reintegration.group_programmes.domain.attendance import MARKS
from services.reintegration.group_programmes.domain.states import MARKED, GroupState, SessionAct, session_after
from services.reintegration.group_programmes.queries import MarkRow, marks_of
from services.reintegration.group_programmes.tables import Attendance, GroupSession, Participation
from services.reintegration.sealing.keys import key_for
from services.reintegration.timeline.actions import write_entry
from shared import audit
from shared.actors import Actor
from shared.db.engine import transaction
from shared.db.rows import fetch_rows

WHOSE = "SELECT id, person, group_id, state FROM reintegration.participation WHERE id = ANY ($1) ORDER BY person, id"


@dataclass(frozen=True, slots=True)
class Marked:
    """Whether somebody came, with a note."""

    mark: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class _Whose:
    id: UUID
    person: UUID
    group_id: UUID
    state: str


async def mark(session: UUID, marks: Mapping[UUID, Marked], *, seen_version: int, by: Actor, now: datetime) -> UUID:
    """Write down who came, by participation; returns the group. The same mark again adds nothing; another one is a correction.

    Raises NotThere, CaseClosed, ReasonMissing for a mark that is none, TooEarly before the session begins; NotAllowed where it
    does not take place, somebody has no seat, or somebody else wrote meanwhile.
    """
    if not marks or any(each.mark not in MARKS for each in marks.values()):
        raise ReasonMissing
    async with transaction(DB):
        people = await fetch_rows(DB, _Whose, WHOSE, list(marks))
        for person in dict.fromkeys(each.person for each in people):
            await locked_case(person, by=by)
        group, row = await locked_session(session, by=by, seen_version=seen_version)
        people = await fetch_rows(DB, _Whose, WHOSE, list(marks))
        if len(people) != len(marks) or any(each.group_id != group.id for each in people):
            raise NotThere
        if group.state != GroupState.OPEN or any(each.state not in MARKED for each in people):
            raise NotAllowed(group.state)
        if row.starts_at > now:
            raise TooEarly
        state = session_after(row.state, SessionAct.MARK)
        known = await marks_of(group.id)
        changed = [await _write(row.id, each, marks[each.id], known.get(each.id, {}).get(row.id), by=by, now=now) for each in people]
        await write_session(row, {GroupSession.state: state.value})
        details: audit.Details = {"version": row.version + 1, "changed": sum(changed)}
        await audit.record(Audit, by=by, action="group_session_marked", about=session, details=details, at=now)
    return group.id


async def participants_to_mark(group: UUID) -> list[UUID]:
    """Participations that are marked. Call `group_of` first."""
    states = [state.value for state in MARKED]
    rows = await Participation.select(Participation.id).where(Participation.group_id == group, Participation.state.is_in(states))
    return [row["id"] for row in rows]


async def _write(session: UUID, whose: _Whose, said: Marked, before: MarkRow | None, *, by: Actor, now: datetime) -> bool:
    note = said.note.strip()
    if before is not None and before.mark == said.mark and not note:
        return False
    version = before.version + 1 if before else 1
    key = await key_for(whose.person, now)
    await Attendance.insert(
        Attendance(
            id=uuid4(), session=session, participation=whose.id, version=version, mark=said.mark,
            sealed=key.seal({"note": note}, f"attendance/{session}/{whose.id}/{version}") if note else None, by_id=by.id, by_name=by.name,
            at=now,
        )
    )  # fmt: skip
    await write_entry(whose.person, "group_attendance", by=by, now=now, mark=said.mark, corrected=before is not None)
    return True
