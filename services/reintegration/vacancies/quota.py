"""The quota of jobs for people released from prison and registered with the probation service (Social Code, article 107): dated figures.

The code names no percentage; akimats set it for each region. Nothing is decided by these figures.
"""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID, uuid4

from services.reintegration.database import DB, Audit
from services.reintegration.errors import ReasonMissing
from services.reintegration.form_submissions.actions import sent_before
from services.reintegration.vacancies.tables import JobQuota
from shared import audit
from shared.actors import Actor
from shared.db.engine import transaction
from shared.db.rows import fetch_rows

IN_FORCE = """SELECT DISTINCT ON (q.region) q.* FROM reintegration.job_quota q WHERE q.valid_from <= $1
    ORDER BY q.region, q.valid_from DESC, q.at DESC, q.id"""
PLACES = """SELECT region, coalesce(sum(places) FILTER (WHERE state IN ('open', 'paused', 'filled')), 0)::int AS places,
    coalesce(sum(taken), 0)::int AS taken FROM reintegration.vacancy WHERE quota AND state NOT IN ('draft', 'proposed') GROUP BY region"""
HISTORY = "SELECT * FROM reintegration.job_quota WHERE region = $1 ORDER BY valid_from DESC, at DESC, id"


@dataclass(frozen=True, slots=True)
class QuotaRow:
    """A figure of a region from a day on. `percent`: of the jobs of an employer; `jobs`: how many jobs in the region."""

    region: str
    percent: int | None
    jobs: int | None
    valid_from: date
    source: str
    status: str
    by_name: str
    at: datetime


@dataclass(frozen=True, slots=True)
class OfferedPlaces:
    """Places under the quota in the vacancies of a region, and how many of the desk's people began in one."""

    region: str
    places: int
    taken: int


async def enter(
    region: str, *, percent: int | None, jobs: int | None, valid_from: date, source: str, verified: bool, token: UUID, by: Actor,
    now: datetime,
) -> None:  # fmt: skip
    """Add a figure; a wrong one is corrected by another for the same day. Raises ReasonMissing without a figure or a source."""
    if (percent is None and jobs is None) or not source.strip():
        raise ReasonMissing
    made = uuid4()
    async with transaction(DB):
        if await sent_before(token, made, by=by, now=now):
            return
        await JobQuota.insert(
            JobQuota(
                id=made, region=region, percent=percent, jobs=jobs, valid_from=valid_from, source=source,
                status="verified" if verified else "unverified", by_id=by.id, by_name=by.name, at=now,
            )
        )  # fmt: skip
        await audit.record(Audit, by=by, action="job_quota_entered", about=made, details={"region": region}, at=now)


async def in_force(on: date) -> dict[str, QuotaRow]:
    """The figure of each region that has one on a day."""
    return {row.region: row for row in await fetch_rows(DB, QuotaRow, IN_FORCE, on)}


async def history(region: str) -> list[QuotaRow]:
    """Every figure that was entered for a region, the newest day first."""
    return await fetch_rows(DB, QuotaRow, HISTORY, region)


async def offered() -> dict[str, OfferedPlaces]:
    """Places under the quota by region."""
    return {row.region: row for row in await fetch_rows(DB, OfferedPlaces, PLACES)}
