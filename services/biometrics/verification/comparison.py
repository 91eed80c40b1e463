"""The engine checks one capture: its report becomes the stored result."""

from services.biometrics.engine.pool import FacePool
from services.biometrics.matching.artefact import DISTANCE
from services.biometrics.matching.domain.likeness import likeness
from services.biometrics.quality.domain.score import LIMIT
from services.biometrics.submission.domain import Verification
from services.biometrics.verification.actions import Capture

ALL_MOVEMENTS = 1.0
"""A living person carried out every movement asked for; the share of them is the liveness score. Its other reasons are codes."""


async def verify(pool: FacePool, capture: Capture) -> Verification:
    """What the engine says about one capture. Raises the pool's errors; the caller tries again."""
    first, second = ([*one] if one is not None else None for one in (*capture.references, None, None)[:2])
    others = [[[*one] for one in other] for other in capture.others]
    report = await pool.verify(
        capture.frames, first, capture.movements, second, asked_ms=capture.asked_ms, decision=capture.decision, others=others
    )
    looked = report.liveness_score is not None
    return Verification(
        match="old_template" if capture.outdated and report.match == "no_template" else report.match,
        liveness=report.liveness,
        quality=report.quality,
        score=report.score,
        threshold=report.threshold,
        calibrated=report.calibrated,
        engine=report.engine,
        probe=report.neutral,
        review=report.review,
        artefact=report.artefact,
        scale=report.scale,
        decision=capture.decision.id if capture.decision and report.artefact else None,
        likeness=likeness(report.score, report.threshold, report.review, normalised=report.scale != DISTANCE),
        liveness_score=report.liveness_score,
        liveness_threshold=ALL_MOVEMENTS if looked else None,
        quality_score=report.quality_score,
        quality_threshold=LIMIT if looked else None,
        reference=None if report.better is None else capture.places[report.better],
        signs=report.signs,
        problems=report.problems,
        peaks=report.peaks,
        others=report.others,
    )
