"""One number for an image's quality, 0 to 100, beside the problems in words: the weakest of its components (as in ISO/IEC 29794-5,
a component's value is mapped to 0..100; here the limit of rules.Limits is 50)."""

from services.biometrics.observations.domain import Observation, eye_aspect, rise_ratio, roll_degrees, turn_ratio
from services.biometrics.quality.domain.rules import PROBE, Limits, Problem, assess

LIMIT = 50.0


def quality_score(observation: Observation, limits: Limits = PROBE) -> float:
    """The weakest component; at least LIMIT exactly where `rules.assess` finds no problem."""
    if observation.landmarks is None:
        return 0.0
    if {Problem.NO_FACE, Problem.SEVERAL_FACES, Problem.TOO_CLOSE} & set(assess(observation, limits).problems):
        return 0.0
    shape = observation.landmarks
    parts = (
        _at_least(observation.eye_distance, limits.eye_distance),
        _at_least(observation.sharpness, limits.sharpness),
        _at_least(observation.contrast, limits.contrast),
        _at_least(observation.evenness, limits.evenness),
        _at_least(eye_aspect(shape), limits.eye_aspect),
        _at_least(observation.confidence, limits.confidence),
        _at_most(abs(turn_ratio(shape)), limits.turn),
        _at_most(abs(roll_degrees(shape)), limits.roll),
        _between(rise_ratio(shape), *limits.rise),
        _between(observation.brightness, *limits.brightness),
    )
    return round(min(parts), 1)


def _at_least(value: float, limit: float) -> float:
    return _whole(LIMIT * value / limit, allowed=value >= limit)


def _at_most(value: float, limit: float) -> float:
    return _whole(100 - LIMIT * value / limit, allowed=value <= limit)


def _between(value: float, low: float, high: float) -> float:
    middle, half = (low + high) / 2, (high - low) / 2
    return _whole(100 - LIMIT * abs(value - middle) / half, allowed=low <= value <= high)


def _whole(score: float, *, allowed: bool) -> float:
    """Round so that a value never crosses its limit."""
    clipped = min(100.0, max(0.0, score))
    return max(clipped, LIMIT) if allowed else min(clipped, LIMIT - 0.1)
