"""What the engine says about one capture, why a human must look, and whether another try could help. It decides nothing."""

from dataclasses import dataclass, fields
from uuid import UUID

from shared.messages.biometrics import Likeness, Liveness, Match, Quality, Reason


@dataclass(frozen=True)
class Verification:
    """Three results, each with its score and threshold, and what they rest on.

    `score`, `threshold` and `review` are on the scale that `scale` names; `probe` and `peaks` are positions of images: the one to show to
    an officer, and those where the movements asked for were furthest. `others` are scores against other people (see decision 12).
    `reference`: the place of the set that the score belongs to.
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


KEPT = tuple(field.name for field in fields(Verification))
"""What an attempt stores of a result: all of it."""
NOT_ATTEMPTED = Verification(match="not_attempted")


@dataclass(frozen=True)
class Attempts:
    """How often the camera was tried. Reaching a limit closes the camera, never the check-in."""

    in_session: int
    today: int
    per_session: int
    per_day: int

    @property
    def left(self) -> int:
        return max(0, min(self.per_session - self.in_session, self.per_day - self.today))


def reason_of(match: Match, liveness: Liveness, quality: Quality) -> Reason | None:
    """The most important reason why a human must look; None only for a match of a live face in a good picture."""
    if match == "error" or liveness == "error":
        return "engine_error"
    by_match: dict[Match, Reason] = {
        "no_template": "no_template", "old_template": "old_template", "no_face": "no_face", "not_attempted": "engine_error",
    }  # fmt: skip
    if match in by_match:
        return by_match[match]
    if liveness != "live":
        return "not_live"
    if match == "no_match":
        return "no_match"
    if match == "review":
        return "review"
    return None if quality == "good" else "poor_quality"


def worth_another_try(reason: Reason | None, attempts: Attempts) -> bool:
    """Whether looking into the camera again could help the person."""
    return reason in {"no_face", "no_match", "review", "not_live", "poor_quality"} and attempts.left > 0
