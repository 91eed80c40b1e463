"""Messages from biometrics to probation about a visit to the kiosk."""

from typing import Any
from uuid import UUID

from shared.messages.biometrics import AttemptDescribed, CaptureDescribed, CapturedFrame, IdentityVerified
from tests.builders.ids import fresh
from tests.builders.moments import NOW

STEPS = (("neutral", None), ("turn_left", "turn_left"), ("neutral", None))
TRIES: tuple[tuple[str, str, list[str]], ...] = (("no_match", "clearly_different", ["movement_missing"]), ("review", "near_limit", []))


def verified(person: UUID, check_in: UUID, **changed: Any) -> IdentityVerified:
    """A check-in that leaves nothing in doubt: the person is well and asks for a room."""
    body: dict[str, Any] = {
        "person": person, "check_in": check_in, "session": fresh(), "kiosk": fresh(), "match": "match", "liveness": "live",
        "quality": "good", "score": 0.91, "threshold": 0.4, "calibrated": True, "engine": "test", "reason": None,
        "answers": {"mood": "well", "support": ["housing"], "words": " a room "}, "started_at": NOW, "submitted_at": NOW,
    }  # fmt: skip
    return IdentityVerified(**(body | changed))


def described(person: UUID, check_in: UUID, session: UUID) -> CaptureDescribed:
    """A capture of three frames: a near miss after a try that was no match."""
    attempts = [
        AttemptDescribed.model_validate(
            {"match": match, "liveness": "live", "quality": "poor", "likeness": likeness, "calibrated": False, "signs": signs}
            | {"problems": ["too_dark"]}
        )
        for match, likeness, signs in TRIES
    ]
    frames = [CapturedFrame(step=step, taken_ms=200 * index, peak=peak) for index, (step, peak) in enumerate(STEPS)]
    return CaptureDescribed(
        person=person, check_in=check_in, session=session, movements=["turn_left"], frames=frames, attempts=attempts
    )  # fmt: skip
