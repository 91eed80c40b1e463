"""How a capture went, told to probation for the officer's page: results in words' codes, steps and peaks; no image, no figure."""

from services.biometrics.images.tables import Frame
from services.biometrics.rows import Row
from services.biometrics.submission.tables import Attempt
from shared.messages.biometrics import AttemptDescribed, CaptureDescribed, CapturedFrame

NOTHING_SEEN = ("not_attempted", "no_template")


async def capture_described(session: Row) -> CaptureDescribed | None:
    """Every try of a session, near misses too, and the frames of the last one; None where the camera saw nothing."""
    attempts: list[Row] = (
        await Attempt.select().where(Attempt.session == session["id"], Attempt.match.not_in(list(NOTHING_SEEN))).order_by(Attempt.number)
    )
    if not attempts:
        return None
    frames: list[Row] = (
        await Frame.select(Frame.position, Frame.step, Frame.taken_ms)
        .where(Frame.session == session["id"], Frame.attempt == session["attempts"])
        .order_by(Frame.position)
    )
    peaks = dict(peaks_of(attempts[-1]["peaks"] or [], session["movements"]))
    return CaptureDescribed(
        person=session["person"],
        check_in=session["check_in"],
        session=session["id"],
        movements=session["movements"],
        frames=[CapturedFrame(step=frame["step"], taken_ms=frame["taken_ms"], peak=peaks.get(frame["position"])) for frame in frames],
        attempts=[_described(attempt) for attempt in attempts],
    )


def peaks_of(positions: list[int], movements: list[str]) -> list[tuple[int, str]]:
    """(position, movement): peaks come in the order of the movements asked for, the last ones may be missing."""
    return list(zip(positions, movements, strict=False))


def _described(attempt: Row) -> AttemptDescribed:
    return AttemptDescribed(
        match=attempt["match"],
        liveness=attempt["liveness"],
        quality=attempt["quality"],
        likeness=attempt["likeness"],
        calibrated=bool(attempt["calibrated"]),
        signs=attempt["signs"] or [],
        problems=attempt["problems"] or [],
    )
