"""Whether an image is good enough to represent a person, and if not, what to change (the components follow ISO/IEC 29794-5)."""

from dataclasses import dataclass, replace
from enum import StrEnum

from services.biometrics.observations.domain import Observation, eye_aspect, rise_ratio, roll_degrees, turn_ratio
from services.biometrics.quality.domain.occlusion import Cover, covered


class Problem(StrEnum):
    """A problem with an image; for each there is a sentence that tells the person what to change."""

    NO_FACE = "no_face"
    SEVERAL_FACES = "several_faces"
    TOO_FAR = "too_far"
    TOO_CLOSE = "too_close"
    TURNED = "turned"
    TILTED = "tilted"
    CHIN = "chin"
    BLURRED = "blurred"
    TOO_DARK = "too_dark"
    TOO_BRIGHT = "too_bright"
    UNEVEN_LIGHT = "uneven_light"
    EYES_CLOSED = "eyes_closed"
    COVERED = "covered"
    DARK_GLASSES = "dark_glasses"
    MOUTH_COVERED = "mouth_covered"


@dataclass(frozen=True)
class Limits:
    """What an image must fulfil. Eye distance in pixels of the full image; the rest on the scales of Observation.

    `uncovered`: whether a mask or dark glasses are a problem.
    """

    eye_distance: float = 60
    turn: float = 0.3
    roll: float = 18
    rise: tuple[float, float] = (0.16, 0.5)
    sharpness: float = 18
    brightness: tuple[float, float] = (45, 215)
    contrast: float = 14
    evenness: float = 0.5
    eye_aspect: float = 0.13
    confidence: float = 0.15
    several_faces: bool = True
    uncovered: bool = True


WANTED_EYE_DISTANCE = 90
ENROLMENT = Limits()
PROBE = Limits(
    eye_distance=40,
    turn=0.38,
    roll=28,
    rise=(0.12, 0.62),
    sharpness=8,
    brightness=(30, 230),
    contrast=9,
    evenness=0.35,
    eye_aspect=0.1,
    uncovered=False,
)
"""The kiosk accepts more: the match itself shows how certain it is, and a person waits."""
ENROLMENT_PREVIEW = replace(ENROLMENT, eye_distance=WANTED_EYE_DISTANCE, sharpness=0)
"""Before the picture: the recommended size, not the minimum; the browser checks sharpness on the full picture."""
KIOSK_PREVIEW = replace(PROBE, sharpness=0, uncovered=True)


@dataclass(frozen=True)
class QualityVerdict:
    """`accepted` if there is no problem; otherwise `problems`, the most important first."""

    accepted: bool
    problems: tuple[Problem, ...]


def assess(observation: Observation, limits: Limits = ENROLMENT, *, shrunk: float = 1.0) -> QualityVerdict:
    """Every problem of one image. `shrunk`: how many times smaller it is than the picture that would be taken."""
    if observation.faces == 0 or observation.landmarks is None or observation.box is None:
        return QualityVerdict(False, (Problem.NO_FACE,))
    shape = observation.landmarks
    left, top, right, bottom = observation.box
    tall, wide = bottom - top, right - left
    cut_off = left < -0.1 * wide or top < -0.1 * tall or right > observation.width + 0.1 * wide or bottom > observation.height + 0.1 * tall
    cover = covered(observation.chip) if limits.uncovered and observation.chip is not None else None
    checks = (
        (Problem.SEVERAL_FACES, limits.several_faces and observation.faces > 1),
        (Problem.TOO_FAR, observation.eye_distance * shrunk < limits.eye_distance),
        (Problem.TOO_CLOSE, cut_off),
        (Problem.TURNED, abs(turn_ratio(shape)) > limits.turn),
        (Problem.TILTED, abs(roll_degrees(shape)) > limits.roll),
        (Problem.CHIN, not limits.rise[0] <= rise_ratio(shape) <= limits.rise[1]),
        (Problem.TOO_DARK, observation.brightness < limits.brightness[0]),
        (Problem.TOO_BRIGHT, observation.brightness > limits.brightness[1]),
        (Problem.UNEVEN_LIGHT, observation.evenness < limits.evenness),
        (Problem.BLURRED, observation.sharpness < limits.sharpness or observation.contrast < limits.contrast),
        (Problem.EYES_CLOSED, cover is not Cover.EYES and eye_aspect(shape) < limits.eye_aspect),
        (Problem.DARK_GLASSES, cover is Cover.EYES),
        (Problem.MOUTH_COVERED, cover is Cover.MOUTH),
        (Problem.COVERED, observation.confidence < limits.confidence),
    )
    problems = tuple(problem for problem, found in checks if found)
    return QualityVerdict(not problems, problems)
