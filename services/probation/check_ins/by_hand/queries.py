"""What a visit could count for, and the visits that were logged."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from services.probation.check_ins.domain.lifecycle import State, shown
from services.probation.check_ins.domain.visits import Candidate
from services.probation.database import DB
from shared.db.rows import fetch_row, fetch_rows

CANDIDATES = """SELECT id, due_on, opens_at, closes_at, state, reviewed_at, session, submitted_at FROM probation.check_in
    WHERE person = $1 AND supervising_authority = $2 AND state <> 'cancelled' ORDER BY due_on DESC LIMIT 60"""
VISITS = """SELECT v.*, c.due_on FROM probation.visit v LEFT JOIN probation.check_in c ON c.id = v.check_in
    WHERE v.person = $1 AND v.authority = $2 ORDER BY v.came_on DESC, v.logged_at DESC LIMIT $3"""
VISIT_ON = """SELECT v.*, c.due_on FROM probation.visit v LEFT JOIN probation.check_in c ON c.id = v.check_in
    WHERE v.person = $1 AND v.authority = $2 AND v.came_on = $3 AND v.undone_at IS NULL"""
OF_APPOINTMENT = """SELECT v.*, c.due_on FROM probation.visit v LEFT JOIN probation.check_in c ON c.id = v.check_in
    WHERE v.appointment = $1 AND v.undone_at IS NULL"""
OF_CHECK_IN = """SELECT v.*, c.due_on FROM probation.visit v JOIN probation.check_in c ON c.id = v.check_in
    WHERE v.check_in = $1 AND v.undone_at IS NULL"""


@dataclass(frozen=True, slots=True)
class Visit:
    """A visit as it was logged; `due_on` is the day of the check-in that it counted for."""

    id: UUID
    person: UUID
    authority: str
    came_on: date
    how: str
    why_afterwards: str | None
    note: str
    counting: str
    check_in: UUID | None
    state_before: str | None
    by_id: UUID
    by_name: str
    logged_at: datetime
    undone_at: datetime | None
    undone_by_name: str | None
    undone_why: str | None
    due_on: date | None


@dataclass(frozen=True, slots=True)
class KnownCheckIn:
    """A check-in that a visit may count for, or that was handed in at a kiosk."""

    id: UUID
    due_on: date
    opens_at: datetime
    closes_at: datetime
    state: str
    reviewed_at: datetime | None
    session: UUID | None
    submitted_at: datetime | None

    def candidate(self, now: datetime) -> Candidate:
        """As the domain knows it: who is excused may still come, although that was decided; an overdue one counts as missed."""
        state = shown(State(self.state), self.closes_at, now)
        decided = self.reviewed_at is not None and state is not State.EXCUSED
        return Candidate(self.id, self.due_on, self.opens_at, self.closes_at, state, decided, self.session is not None)


async def known_check_ins(person: UUID, authority: str) -> list[KnownCheckIn]:
    """The check-ins of a person, the latest first; cancelled ones are left out. Call `case` first: it checks who may read."""
    return await fetch_rows(DB, KnownCheckIn, CANDIDATES, person, authority)


def at_kiosk_on(known: Sequence[KnownCheckIn], day: date, time_zone: ZoneInfo) -> KnownCheckIn | None:
    """The check-in that was handed in at a kiosk on a day."""
    return next((one for one in known if one.submitted_at is not None and one.submitted_at.astimezone(time_zone).date() == day), None)


async def visits(person: UUID, authority: str, *, size: int = 20) -> list[Visit]:
    """The visits that were logged, the latest first, those that were taken back too."""
    return await fetch_rows(DB, Visit, VISITS, person, authority, size)


async def visit_on(person: UUID, authority: str, day: date) -> Visit | None:
    """The visit that stands for a day."""
    return await fetch_row(DB, Visit, VISIT_ON, person, authority, day)


async def visit_of(check_in: UUID) -> Visit | None:
    """The visit that counted for a check-in."""
    return await fetch_row(DB, Visit, OF_CHECK_IN, check_in)


async def visit_with(appointment: UUID) -> Visit | None:
    """The visit that was logged with an appointment and stands."""
    return await fetch_row(DB, Visit, OF_APPOINTMENT, appointment)
