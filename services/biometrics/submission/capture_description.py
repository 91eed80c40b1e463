"""How a capture went, sent to probation for the officer's page: results as codes, steps and peaks; no image, no figure."""

from dataclasses import dataclass

from services.biometrics.images.tables import Frame
from services.biometrics.sessions.queries import Visit
from services.biometrics.submission.tables import Attempt
from shared.db.rows import select_rows
from shared.messages.biometrics import AttemptDescribed, CaptureDescribed, CapturedFrame, Likeness, Liveness, Match, Quality

NOTHING_SEEN = ("not_attempted", "no_template")


@dataclass(frozen=True, slots=True)
class Try:
    """What the engine said about one capture."""

    match: Match
    liveness: Liveness
    quality: Quality
    likeness: Likeness | None
    calibrated: bool | None
    signs: list[str] | None
    problems: list[str] | None
    peaks: list[int] | None


@dataclass(frozen=True, slots=True)
class TakenAt:
    """A frame's place in its capture."""

    position: int
    step: str
    taken_ms: int


async def capture_described(visit: Visit) -> CaptureDescribed | None:
    """Every try of a session, near misses too, and the frames of the last one; None where the camera saw nothing."""
    attempts = await select_rows(
        Try, Attempt.select().where(Attempt.session == visit.id, Attempt.match.not_in(list(NOTHING_SEEN))).order_by(Attempt.number)
    )
    if not attempts:
        return None
    frames = await select_rows(
        TakenAt,
        Frame.select(Frame.position, Frame.step, Frame.taken_ms)
        .where(Frame.session == visit.id, Frame.attempt == visit.attempts)
        .order_by(Frame.position),
    )
    peaks = dict(peaks_of(attempts[-1].peaks or [], visit.movements))
    return CaptureDescribed(
        person=visit.person,
        check_in=visit.check_in,
        session=visit.id,
        movements=visit.movements,
        frames=[CapturedFrame(step=frame.step, taken_ms=frame.taken_ms, peak=peaks.get(frame.position)) for frame in frames],
        attempts=[_described(attempt) for attempt in attempts],
    )


def peaks_of(positions: list[int], movements: list[str]) -> list[tuple[int, str]]:
    """(position, movement): peaks come in the order of the movements asked for, the last ones may be missing."""
    return list(zip(positions, movements, strict=False))


def _described(attempt: Try) -> AttemptDescribed:
    return AttemptDescribed(
        match=attempt.match,
        liveness=attempt.liveness,
        quality=attempt.quality,
        likeness=attempt.likeness,
        calibrated=bool(attempt.calibrated),
        signs=attempt.signs or [],
        problems=attempt.problems or [],
    )
