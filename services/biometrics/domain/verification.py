"""What the engine says of one capture: three results kept apart. It decides nothing."""

from dataclasses import dataclass

from shared.messages.biometrics import Liveness, Match, Quality


@dataclass(frozen=True)
class Verification:
    """`score` and `threshold` are on the scale that `calibrated` says; `probe` is the position of the image to show an officer."""

    match: Match
    liveness: Liveness = "not_attempted"
    quality: Quality = "not_assessed"
    score: float | None = None
    threshold: float | None = None
    calibrated: bool = False
    engine: str = "none"
    probe: int | None = None


NOT_ATTEMPTED = Verification(match="not_attempted")
