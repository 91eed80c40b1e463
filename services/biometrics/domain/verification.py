"""What the engine says of one capture: three results kept apart. It decides nothing."""

from dataclasses import dataclass
from uuid import UUID

from shared.messages.biometrics import Likeness, Liveness, Match, Quality


@dataclass(frozen=True)
class Verification:
    """Three results, each with its score and threshold, and what they rest on.

    `score`, `threshold` and `review` are on the scale that `scale` names; `probe` and `peaks` are positions of images: the one to show
    an officer, and those where the movements asked for were furthest. `others` are scores against other people (see decision 12).
    `reference`: the place of the set that the score speaks of.
    """

    match: Match
    liveness: Liveness = "not_attempted"
    quality: Quality = "not_assessed"
    score: float | None = None
    threshold: float | None = None
    calibrated: bool = False
    engine: str = "none"
    probe: int | None = None
    review: float | None = None
    artefact: str | None = None
    scale: str | None = None
    decision: UUID | None = None
    likeness: Likeness | None = None
    liveness_score: float | None = None
    liveness_threshold: float | None = None
    quality_score: float | None = None
    quality_threshold: float | None = None
    signs: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()
    peaks: tuple[int, ...] = ()
    others: tuple[float, ...] = ()
    reference: str | None = None


NOT_ATTEMPTED = Verification(match="not_attempted")
