"""The quota of jobs for people released from prison and registered with the probation service (Social Code, article 107): dated figures.

The code names no percentage; akimats set it for each region. Nothing is decided by these figures.
"""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID, uuid4

from services.reintegration.database import DB, Audit
from services.reintegration.errors import NotAllowed, NotThere, ReasonMissing
from services.reintegration.form_submissions.actions import sent_before
from services.reintegration.vacancies.tables import JobQuota
from shared import audit
from shared.actors import Actor
from shared.db.engine import transaction
from shared.db.rows import fetch_row, fetch_rows, fetch_values

IN_FORCE = """SELECT DISTINCT ON (q.region) q.* FROM reintegration.job_quota q WHERE q.valid_from <= $1
    AND NOT EXISTS (SELECT FROM reintegration.job_quota n WHERE n.region = q.region AND n.valid_from = q.valid_from
        AND n.version > q.version) AND NOT q.gone
    ORDER BY q.region, q.valid_from DESC, q.version DESC, q.at DESC, q.id"""
PLACES = """SELECT region, coalesce(sum(places) FILTER (WHERE state IN ('open', 'paused', 'filled')), 0)::int AS places,
    coalesce(sum(taken), 0)::int AS taken FROM reintegration.vacancy WHERE quota AND state NOT IN ('draft', 'proposed') GROUP BY region"""
HISTORY = "SELECT * FROM reintegration.job_quota WHERE region = $1 ORDER BY valid_from DESC, version DESC, at DESC, id"
NEWEST = "SELECT coalesce(max(version), 0) FROM reintegration.job_quota WHERE region = $1 AND valid_from = $2"
LOCK = "SELECT pg_advisory_xact_lock(hashtextextended('job_quota/' || $1, 0))"
ONE = "SELECT * FROM reintegration.job_quota WHERE id = $1"


@dataclass(frozen=True, slots=True)
class Figure:
    """What is said about a region from a day on. `gone`: nothing holds from this day, so the figure before goes on."""

    percent: int | None
    jobs: int | None
    source: str
    verified: bool
    gone: bool = False


@dataclass(frozen=True, slots=True)
class QuotaRow:
    """A figure of a region from a day on. `percent`: of the jobs of an employer; `jobs`: how many jobs in the region.

    `version`: of the figures for this day the highest counts, the ones below are kept. `why`: of a correction. `gone`: no figure holds from
    this day; the one before goes on.
    """

    id: UUID
    region: str
    percent: int | None
    jobs: int | None
    valid_from: date
    source: str
    status: str
    by_name: str
    at: datetime
    version: int
    why: str | None
    gone: bool


@dataclass(frozen=True, slots=True)
class OfferedPlaces:
    """Places under the quota in the vacancies of a region, and how many of the desk's people began in one."""

    region: str
    places: int
    taken: int


async def enter(region: str, valid_from: date, what: Figure, *, token: UUID, by: Actor, now: datetime) -> None:
    """Add a figure; where this day has one already, it is a further version. Raises ReasonMissing without a figure or a source."""
    async with transaction(DB):
        made = uuid4()
        if await sent_before(token, made, by=by, now=now):
            return
        await DB.connection().execute(LOCK, region)
        await _insert(made, region, valid_from, what, await _newest(region, valid_from) + 1, "", by=by, now=now)


async def correct(figure: UUID, what: Figure, why: str, *, by: Actor, now: datetime) -> str:
    """A further version of a figure for the same region and day, which says why; the one before is kept. Returns the region.

    Raises NotThere, ReasonMissing without a reason, NotAllowed where somebody else corrected it meanwhile.
    """
    if not why.strip():
        raise ReasonMissing
    async with transaction(DB):
        before = await one(figure)
        await DB.connection().execute(LOCK, before.region)
        if await _newest(before.region, before.valid_from) != before.version:
            raise NotAllowed("changed")
        await _insert(uuid4(), before.region, before.valid_from, what, before.version + 1, why.strip(), by=by, now=now)
    return before.region


async def one(figure: UUID) -> QuotaRow:
    """One version of a figure. Raises NotThere."""
    row = await fetch_row(DB, QuotaRow, ONE, figure)
    if row is None:
        raise NotThere
    return row


async def _newest(region: str, valid_from: date) -> int:
    (version,) = await fetch_values(DB, NEWEST, region, valid_from)
    return int(version)


async def _insert(number: UUID, region: str, valid_from: date, what: Figure, version: int, why: str, *, by: Actor, now: datetime) -> None:
    if not what.source.strip() or (what.percent is None and what.jobs is None and not what.gone):
        raise ReasonMissing
    await JobQuota.insert(
        JobQuota(
            id=number, region=region, percent=None if what.gone else what.percent, jobs=None if what.gone else what.jobs,
            valid_from=valid_from, source=what.source, status="verified" if what.verified else "unverified", version=version,
            why=why or None, gone=what.gone, by_id=by.id, by_name=by.name, at=now,
        )
    )  # fmt: skip
    details: audit.Details = {"region": region, "version": version}
    action = "job_quota_corrected" if why else "job_quota_entered"
    await audit.record(Audit, by=by, action=action, about=number, details=details, at=now)


async def in_force(on: date) -> dict[str, QuotaRow]:
    """The figure of each region that has one on a day."""
    return {row.region: row for row in await fetch_rows(DB, QuotaRow, IN_FORCE, on)}


async def history(region: str) -> list[QuotaRow]:
    """Every figure that was entered for a region, the newest day first."""
    return await fetch_rows(DB, QuotaRow, HISTORY, region)


async def offered() -> dict[str, OfferedPlaces]:
    """Places under the quota by region."""
    return {row.region: row for row in await fetch_rows(DB, OfferedPlaces, PLACES)}
