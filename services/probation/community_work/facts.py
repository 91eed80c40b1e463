"""Sessions that may be a breach, for an officer to look into."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from services.probation.community_work.domain.outcomes import OUTCOMES
from services.probation.community_work.words import outcome
from services.probation.database import DB
from shared.case_events import Fact, FactSource
from shared.db.rows import fetch_rows
from shared.values import Details
from shared.web.i18n import format_date, gettext

ENFORCEABLE = [each.code for each in OUTCOMES if each.enforceable]
FOUND = """SELECT s.id, s.registration, s.on_date, o.outcome, (s.on_date + s.starts) AT TIME ZONE p.time_zone AS at
    FROM probation.registration r JOIN probation.person p ON p.id = r.person
    JOIN probation.work_session s ON s.registration = r.id AND s.cancelled_at IS NULL
    JOIN LATERAL (SELECT x.outcome FROM probation.work_outcome x WHERE x.session = s.id ORDER BY x.version DESC LIMIT 1) o ON true
    WHERE r.person = $1 AND o.outcome = ANY ($2) AND (s.on_date + s.starts) AT TIME ZONE p.time_zone >= $3 ORDER BY at, s.id"""


@dataclass(frozen=True, slots=True)
class _Found:
    id: UUID
    registration: UUID
    on_date: date
    outcome: str
    at: datetime


async def facts_of(person: UUID, since: datetime) -> list[Fact]:
    """A person's sessions with an outcome that may be held against them, as corrected, oldest first."""
    return [
        Fact(
            "work_session", row.id, row.at, f"/people/{person}/work/sessions/{row.id}?registration={row.registration}",
            {"on": row.on_date.isoformat(), "outcome": row.outcome},
        )
        for row in await fetch_rows(DB, _Found, FOUND, person, ENFORCEABLE, since)
    ]  # fmt: skip


def _words(details: Details) -> str:
    day = format_date(date.fromisoformat(str(details["on"])))
    return gettext("Work session of %(day)s: %(outcome)s", day=day, outcome=outcome(str(details["outcome"])))


SOURCE = FactSource({"work_session": _words}, facts_of)
