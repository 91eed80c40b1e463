"""Figures of requests for help by month, also of those that were erased. They name nobody."""

# ruff: noqa: S608 - statements are put together from constants of this module; values travel as arguments

from dataclasses import dataclass
from datetime import date

from services.reintegration.database import DB
from services.reintegration.help_requests.queries import IN_REACH
from services.reintegration.rows import office_of
from services.reintegration.settings import settings
from shared.actors import Actor
from shared.db.rows import fetch_rows

MONTHS = 24
BY_MONTH = f"""SELECT date_trunc('month', h.sent_at AT TIME ZONE $3)::date AS month, count(*) AS sent,
        count(*) FILTER (WHERE h.state = 'waiting') AS waiting, count(*) FILTER (WHERE h.state = 'accepted') AS accepted,
        count(*) FILTER (WHERE h.state = 'joined') AS joined, count(*) FILTER (WHERE h.state = 'declined') AS declined,
        count(*) FILTER (WHERE h.state = 'withdrawn') AS withdrawn,
        count(*) FILTER (WHERE h.state IN ('accepted', 'joined', 'declined') AND h.decided_at > h.due_at) AS late,
        count(*) FILTER (WHERE h.erased_at IS NOT NULL) AS erased
    FROM reintegration.help_request h WHERE {IN_REACH} GROUP BY 1 ORDER BY 1 DESC LIMIT $2"""
BY_REASON = f"""SELECT h.reason, count(*) AS number FROM reintegration.help_request h
    WHERE {IN_REACH} AND h.state = 'declined' AND h.reason IS NOT NULL GROUP BY h.reason ORDER BY count(*) DESC, h.reason"""


@dataclass(frozen=True, slots=True)
class Month:
    """How many requests were sent in a month, and how they were decided. `late`: answered after the last working day for it."""

    month: date
    sent: int
    waiting: int
    accepted: int
    joined: int
    declined: int
    withdrawn: int
    late: int
    erased: int


@dataclass(frozen=True, slots=True)
class Declined:
    """How many were declined for a reason."""

    reason: str
    number: int


async def by_month(by: Actor) -> list[Month]:
    """Of the reader's region, the latest month first; at most MONTHS."""
    return await fetch_rows(DB, Month, BY_MONTH, office_of(by), MONTHS, settings().timezone)


async def by_reason(by: Actor) -> list[Declined]:
    """Why requests of the reader's region were declined, the most frequent reason first."""
    return await fetch_rows(DB, Declined, BY_REASON, office_of(by))
