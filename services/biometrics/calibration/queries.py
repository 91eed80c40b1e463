"""Figures of captures: those that officers reviewed, and those for auditors."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from services.biometrics.calibration.verdicts import Reviewed
from services.biometrics.database import DB
from shared.db.rows import fetch_rows


@dataclass(frozen=True, slots=True)
class HandedIn:
    """The capture of a check-in that was handed in."""

    person: UUID
    score: float
    match: str
    others: list[float] | None
    verdict: str | None
    automatic: bool | None


@dataclass(frozen=True, slots=True)
class AuditedAttempt:
    """Figures of one attempt, in the order of the export's columns."""

    at: datetime
    session: UUID
    number: int
    match: str
    score: float | None
    threshold: float | None
    review: float | None
    likeness: str | None
    calibrated: bool
    artefact: str | None
    scale: str | None
    decision: UUID | None
    liveness: str
    liveness_score: float | None
    liveness_threshold: float | None
    signs: list[str] | None
    quality: str
    quality_score: float | None
    quality_threshold: float | None
    problems: list[str] | None
    engine: str
    reason: str | None
    verdict: str | None


async def reviewed_attempts(engine: str, scale: str) -> list[Reviewed]:
    """The capture of every check-in that was handed in, as far as its score is comparable with others of `engine` on `scale`."""
    rows = await fetch_rows(
        DB,
        HandedIn,
        """SELECT a.person, a.score, a.match, a.others, s.verdict,
            a.reason IS NULL AND s.verdict IS NULL AND r.state = 'accepted' AS automatic
        FROM (SELECT DISTINCT ON (session) * FROM biometrics.attempt ORDER BY session, number DESC, at DESC) a
        JOIN biometrics.session s ON s.id = a.session AND s.state IN ('verified', 'receipted')
        LEFT JOIN biometrics.receipt r ON r.check_in = s.check_in
        WHERE a.score IS NOT NULL AND a.engine = $1 AND a.scale = $2 ORDER BY a.at""",
        engine,
        scale,
    )
    return [Reviewed(str(row.person), row.score, row.match, row.verdict, bool(row.automatic), tuple(row.others or ())) for row in rows]


async def attempts_for_audit(limit: int) -> list[AuditedAttempt]:
    """Figures of the latest attempts for an auditor's export: no person, no image."""
    return await fetch_rows(
        DB,
        AuditedAttempt,
        """SELECT a.at, a.session, a.number, a.match, a.score, a.threshold, a.review, a.likeness, a.calibrated, a.artefact, a.scale,
            a.decision, a.liveness, a.liveness_score, a.liveness_threshold, a.signs, a.quality, a.quality_score, a.quality_threshold,
            a.problems, a.engine, a.reason, s.verdict
        FROM biometrics.attempt a JOIN biometrics.session s ON s.id = a.session ORDER BY a.at DESC LIMIT $1""",
        limit,
    )
