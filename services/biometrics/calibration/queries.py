"""Figures of captures: those that officers reviewed, and those for auditors."""

from services.biometrics.calibration.verdicts import Reviewed
from services.biometrics.database import DB
from services.biometrics.rows import Row


async def reviewed_attempts(engine: str, scale: str) -> list[Reviewed]:
    """The capture of every check-in that was handed in, as far as its score is comparable with others of `engine` on `scale`."""
    assert DB.pool is not None
    rows = await DB.pool.fetch(
        """SELECT a.person, a.score, a.match, a.others, s.verdict,
            a.reason IS NULL AND s.verdict IS NULL AND r.state = 'accepted' AS automatic
        FROM (SELECT DISTINCT ON (session) * FROM biometrics.attempt ORDER BY session, number DESC, at DESC) a
        JOIN biometrics.session s ON s.id = a.session AND s.state IN ('verified', 'receipted')
        LEFT JOIN biometrics.receipt r ON r.check_in = s.check_in
        WHERE a.score IS NOT NULL AND a.engine = $1 AND a.scale = $2 ORDER BY a.at""",
        engine,
        scale,
    )
    return [
        Reviewed(str(row["person"]), row["score"], row["match"], row["verdict"], bool(row["automatic"]), tuple(row["others"] or ()))
        for row in rows
    ]


async def attempts_for_audit(limit: int) -> list[Row]:
    """Figures of the latest attempts for an auditor's export: no person, no image."""
    assert DB.pool is not None
    rows = await DB.pool.fetch(
        """SELECT a.at, a.session, a.number, a.match, a.score, a.threshold, a.review, a.likeness, a.calibrated, a.artefact, a.scale,
            a.decision, a.liveness, a.liveness_score, a.liveness_threshold, a.signs, a.quality, a.quality_score, a.quality_threshold,
            a.problems, a.engine, a.reason, s.verdict
        FROM biometrics.attempt a JOIN biometrics.session s ON s.id = a.session ORDER BY a.at DESC LIMIT $1""",
        limit,
    )
    return [dict(row) for row in rows]
