"""What an organisation has done with its referrals, and the meetings that it agreed to."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from services.reintegration.database import DB
from services.reintegration.rows import organisation_of
from shared.actors import Actor
from shared.db.beyond import beyond_scope
from shared.db.keyset import KeysetPage, page_of
from shared.db.rows import fetch_row, fetch_rows

BY_STATE = """SELECT status, count(*) AS number FROM reintegration.referral
    WHERE organisation = $1 AND requested_at >= $2 AND requested_at < $3 GROUP BY status ORDER BY status"""
# The time to an answer is that of the first state that the provider set, whichever way it came.
ANSWERED = """SELECT count(*) AS answered, count(*) FILTER (WHERE at > answer_due_at) AS late,
        percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM at - requested_at)) AS seconds
    FROM (SELECT r.requested_at, r.answer_due_at, min(e.at) AS at FROM reintegration.referral r
        JOIN reintegration.referral_event e ON e.referral = r.id AND e.status IN ('accepted', 'rejected')
        WHERE r.organisation = $1 AND r.requested_at >= $2 AND r.requested_at < $3 GROUP BY r.id) first"""
MEETINGS = """SELECT p.id, p.referral, r.person, r.shared_name, p.starts_at, p.minutes, p.state FROM reintegration.referral_proposal p
    JOIN reintegration.referral r ON r.id = p.referral LEFT JOIN reintegration.appointment a ON a.id = p.appointment
    WHERE r.organisation = $1 AND r.ended_at IS NULL AND p.starts_at >= $2
        AND (p.state = 'offered' OR p.state = 'chosen' AND a.state = 'planned')
        AND ($4::uuid IS NULL OR (p.starts_at, p.id) > (SELECT starts_at, id FROM reintegration.referral_proposal WHERE id = $4))
    ORDER BY p.starts_at, p.id LIMIT $3"""


WEEK = """SELECT p.id, p.referral, r.person, r.shared_name, r.shared_phone, p.starts_at, p.minutes, p.state, p.person_answer
    FROM reintegration.referral_proposal p
    JOIN reintegration.referral r ON r.id = p.referral LEFT JOIN reintegration.appointment a ON a.id = p.appointment
    WHERE r.organisation = $1 AND r.ended_at IS NULL AND p.starts_at >= $2 AND p.starts_at < $3
        AND (p.state = 'offered' OR p.state = 'chosen' AND a.state <> 'moved' AND a.state <> 'cancelled') ORDER BY p.starts_at, p.id"""


@dataclass(frozen=True, slots=True)
class StateCount:
    """How many referrals are in a state."""

    status: str
    number: int


@dataclass(frozen=True, slots=True)
class Answers:
    """How many referrals were answered, how many of them late, and the median time to an answer in seconds."""

    answered: int
    late: int
    seconds: float | None

    @property
    def hours(self) -> float | None:
        """The median time to an answer in hours."""
        return None if self.seconds is None else round(self.seconds / 3600, 1)


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting that is agreed or proposed. `person` is not shown: it says in the record of looks who was seen."""

    id: UUID
    referral: UUID
    person: UUID
    shared_name: str
    starts_at: datetime
    minutes: int
    state: str


@dataclass(frozen=True, slots=True)
class Dated(Meeting):
    """The same in the calendar, with the phone that was shared and what the person said to the time."""

    shared_phone: str | None
    person_answer: str | None


@dataclass(frozen=True, slots=True)
class Period:
    """From the first moment until before the last."""

    begin: datetime
    end: datetime


def year_until(now: datetime) -> Period:
    """The last twelve months."""
    return Period(now - timedelta(days=365), now + timedelta(days=1))


async def by_state(by: Actor, period: Period) -> list[StateCount]:
    """The organisation's referrals that were sent in a period, by their state now."""
    return await fetch_rows(DB, StateCount, BY_STATE, organisation_of(by), period.begin, period.end)


async def answers(by: Actor, period: Period) -> Answers:
    """How fast they were answered."""
    found = await fetch_row(DB, Answers, ANSWERED, organisation_of(by), period.begin, period.end)
    assert found is not None
    return found


async def meetings(by: Actor, since: datetime, *, size: int, after: UUID | None = None) -> KeysetPage[Meeting]:
    """Meetings from a moment on, the next first; without those that the worker has moved or cancelled. `after` is a meeting."""
    organisation = organisation_of(by)
    async with beyond_scope(DB, "a provider's calendar leaves out what the worker has cancelled; the appointment belongs to the case"):
        return page_of(await fetch_rows(DB, Meeting, MEETINGS, organisation, since, size + 1, after), size, begins_after=after)


async def between(by: Actor, period: Period) -> list[Dated]:
    """Every meeting that begins in a period, the next first, past ones too; without those that the worker has moved or cancelled."""
    organisation = organisation_of(by)
    async with beyond_scope(DB, "a provider's calendar leaves out what the worker has cancelled; the appointment belongs to the case"):
        return await fetch_rows(DB, Dated, WEEK, organisation, period.begin, period.end)
