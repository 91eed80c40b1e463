"""What the engine's processes return: plain values that need no models."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from services.biometrics.engine.version import ENGINE_VERSION
from services.biometrics.matching.artefact import DISTANCE
from services.biometrics.observations.domain import Descriptor

MatchResult = Literal["match", "review", "no_match", "no_face", "no_template"]
LivenessResult = Literal["live", "not_live", "not_attempted"]
QualityResult = Literal["good", "poor", "not_assessed"]
Others = Sequence[Sequence[Sequence[Descriptor]]]
"""One reference or two of each other person."""


@dataclass(frozen=True, repr=False, eq=False)
class VerificationReport:
    """Match, liveness and quality of one capture, each separately; the engine decides nothing.

    `neutral`: index of the frame to show to an officer. `problems`: codes of rules.Problem and decoding.ImageProblem;
    `signs`: codes of verdict.Sign. `score`, `threshold` and `review` are on the scale that `scale` names; `distance` is always Euclidean.
    `peaks`: indexes of the frames where the movements asked for were furthest, in their order. `others`: scores against the templates
    of other people. `artefact`: the calibration's digest.
    """

    match: MatchResult
    liveness: LivenessResult
    quality: QualityResult
    score: float | None = None
    threshold: float | None = None
    distance: float | None = None
    calibrated: bool = False
    neutral: int | None = None
    problems: tuple[str, ...] = ()
    signs: tuple[str, ...] = ()
    peaks: tuple[int, ...] = ()
    review: float | None = None
    liveness_score: float | None = None
    quality_score: float | None = None
    others: tuple[float, ...] = ()
    better: int | None = None
    artefact: str | None = None
    scale: str = DISTANCE
    engine: str = ENGINE_VERSION


@dataclass(frozen=True, repr=False, eq=False)
class FrameVerdict:
    """The result for one enrolment frame; `descriptor` if it was accepted."""

    accepted: bool
    problems: tuple[str, ...]
    descriptor: Descriptor | None = None


@dataclass(frozen=True, repr=False, eq=False)
class EnrolmentReport:
    """A verdict per frame in the order given, and the accepted descriptors (the template). `one_person` is False where two of them
    are too far apart to be the same face."""

    frames: tuple[FrameVerdict, ...]
    one_person: bool
    engine: str = ENGINE_VERSION

    @property
    def template(self) -> list[Descriptor]:
        """Descriptors of the accepted frames."""
        return [frame.descriptor for frame in self.frames if frame.descriptor is not None]
