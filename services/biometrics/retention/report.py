"""Which images, and which figures of captures, are stored, why, and until when: the report shows that none is kept without a reason."""

# ruff: noqa: S608 - the statements are put together from constants of this module

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from services.biometrics.database import DB
from services.biometrics.enrolment.actions import UNCONFIRMED_LIFE
from services.biometrics.sessions.domain import UNDER_WAY
from services.biometrics.settings import settings
from shared.db.rows import fetch_rows

GRACE = timedelta(minutes=10)
"""The sweep runs every minute; an image that is overdue for longer than this was missed."""

# Every image belongs to a person with a key, and either to a set of reference images or to a session: an image that fits no line here has
# no reason to be kept.
_REASON = """
    CASE
        WHEN p.wrapped_key IS NULL THEN 'unexplained'
        WHEN e.state = 'confirmed' THEN 'reference_in_use'
        WHEN e.state = 'pending' THEN 'reference_to_confirm'
        WHEN s.state = 'submitted' THEN 'with_the_engine'
        WHEN s.state = 'capturing' THEN 'person_at_the_kiosk'
        WHEN s.state IN ('verified', 'receipted') AND s.verdict IS NULL THEN 'officer_has_not_decided'
        WHEN s.verdict IN ('match_with_concern', 'no_match') THEN s.verdict
        ELSE 'unexplained'
    END
"""
_IMAGES = f"""
    SELECT {_REASON} AS reason, f.stored_at,
           coalesce(f.delete_after, CASE WHEN e.state = 'pending' THEN e.taken_at + $1::interval END) AS ends_at
    FROM biometrics.frame f
    LEFT JOIN biometrics.subject p ON p.person = f.person
    LEFT JOIN biometrics.enrolment e ON e.id = f.enrolment
    LEFT JOIN biometrics.session s ON s.id = f.session
"""
_BY_REASON = f"SELECT reason, count(*) AS images, min(stored_at) AS oldest, max(ends_at) AS ends FROM ({_IMAGES}) i GROUP BY 1 ORDER BY 1"
# The figures of a visit in progress are still needed; if the person is erased meanwhile, they are deleted when it has ended.
_ATTEMPTS = """
    SELECT count(*) AS attempts, min(a.at) AS oldest, count(*) FILTER (WHERE a.at < $1) AS overdue,
           count(*) FILTER (WHERE p.person IS NULL OR p.wrapped_key IS NULL AND p.erased_at < $2) AS of_erased
    FROM biometrics.attempt a
    LEFT JOIN biometrics.session s ON s.id = a.session
    LEFT JOIN biometrics.subject p ON p.person = a.person
    WHERE s.state IS NULL OR s.state <> ALL($3::text[])
"""
_OVERDUE = f"SELECT count(*) AS images, min(ends_at) AS since FROM ({_IMAGES}) i WHERE ends_at < $2"


@dataclass(frozen=True)
class Kept:
    """Images of one reason: how many, the oldest one's age in days, and when the last of them must be gone (None: with the case)."""

    images: int
    oldest_days: float
    last_ends_at: datetime | None


@dataclass(frozen=True)
class Figures:
    """Attempts of visits that have ended: scores, no image and no template. `overdue` are older than `term_days`, `of_erased` belong to
    persons whose erasure should have deleted them; both are zero while the sweeps work."""

    attempts: int
    oldest_days: float
    term_days: int
    overdue: int
    of_erased: int


@dataclass(frozen=True)
class Retention:
    """`overdue` should be deleted already, `unexplained` has no reason to be kept; both are zero while the sweeps work."""

    at: datetime
    images: int
    by_reason: Mapping[str, Kept]
    overdue: int
    overdue_since: datetime | None
    unexplained: int
    figures: Figures

    @property
    def kept_to_the_rules(self) -> bool:
        return not (self.overdue or self.unexplained or self.figures.overdue or self.figures.of_erased)


@dataclass(frozen=True, slots=True)
class ByReason:
    """Images of one reason, as they are counted."""

    reason: str
    images: int
    oldest: datetime
    ends: datetime | None


@dataclass(frozen=True, slots=True)
class Late:
    """Images that should be deleted, and since when."""

    images: int
    since: datetime | None


@dataclass(frozen=True, slots=True)
class AttemptsKept:
    """Figures of captures, as they are counted; `oldest` is None where there are none."""

    attempts: int
    oldest: datetime | None
    overdue: int
    of_erased: int


async def retention(now: datetime) -> Retention:
    """Count every stored image by the reason for keeping it, and also the figures."""
    rows = await fetch_rows(DB, ByReason, _BY_REASON, UNCONFIRMED_LIFE)
    (late,) = await fetch_rows(DB, Late, _OVERDUE, UNCONFIRMED_LIFE, now - GRACE)
    by_reason = {row.reason: Kept(row.images, round((now - row.oldest).total_seconds() / 86_400, 2), row.ends) for row in rows}
    unexplained = by_reason["unexplained"].images if "unexplained" in by_reason else 0
    total = sum(kept.images for kept in by_reason.values())
    return Retention(now, total, by_reason, late.images, late.since, unexplained, await _figures(now))


async def _figures(now: datetime) -> Figures:
    term = settings().attempt_retention_days
    (row,) = await fetch_rows(DB, AttemptsKept, _ATTEMPTS, now - timedelta(days=term) - GRACE, now - GRACE, list(UNDER_WAY))
    oldest = (now - row.oldest).total_seconds() / 86_400 if row.oldest else 0.0
    return Figures(row.attempts, round(oldest, 2), term, row.overdue, row.of_erased)
