"""How a challenge unfolds before the camera: look straight, one movement after the other, each asked for only when the last was seen.

Pure: what was observed so far goes in, what to show next comes out. The order and the pauses come from the server's random source;
nobody who films a challenge knows the next one. What counts in the end is judged anew over all frames (verdict.judge).
"""

from collections.abc import Sequence
from dataclasses import dataclass

from services.biometrics.liveness.domain.movements import REACTION_MS, Movement, find_events, follow, near_neutral_frames, wrong_movements
from services.biometrics.liveness.domain.signs import read_signs
from services.biometrics.observations.domain import Observation, Seen
from services.biometrics.quality.domain.rules import PROBE, Problem, assess

BLIND_MS = 2_500
"""If the engine sees nothing (it has a problem), each step lasts this long."""
LONGEST_MS = 50_000
"""The longest challenge, well within the nonce's minute."""
LEAST_STRAIGHT = 3
MOST_FRAMES = 160
HINTS = (Problem.NO_FACE, Problem.SEVERAL_FACES, Problem.TOO_FAR, Problem.TOO_CLOSE, Problem.TOO_DARK, Problem.TOO_BRIGHT)
"""Problems that the person can correct during the capture; the others are checked at the end."""


@dataclass(frozen=True)
class Challenge:
    """The movements in their order, and how long the person looks straight ahead before each and after the last (one pause more).

    `step_ms`: so long each may take; then the capture ends as it is, and the person may try again."""

    movements: tuple[Movement, ...]
    pauses_ms: tuple[int, ...]
    step_ms: int = 12_000


@dataclass(frozen=True)
class Guidance:
    """What to show now: a movement, or None for looking straight ahead. `asked_ms`: when each movement so far was asked for."""

    show: Movement | None
    asked_ms: tuple[int, ...]
    done: bool = False
    hint: Problem | None = None


def guide(frames: Sequence[Seen], challenge: Challenge, asked_ms: Sequence[int]) -> Guidance:
    """What comes after `frames` (in time's order), of which those up to `asked_ms` were asked for."""
    asked = tuple(asked_ms)
    if not frames:
        return Guidance(None, asked)
    now = frames[-1].taken_ms
    begun = asked[-1] if asked else frames[0].taken_ms
    if len(frames) >= MOST_FRAMES or now - frames[0].taken_ms > LONGEST_MS:
        return Guidance(None, asked, done=True)
    if any(frame.observation is None for frame in frames):
        return _next(challenge, asked, now) if now - begun >= BLIND_MS else _stay(challenge, asked, None)
    hint = _hint(frames[-1].observation)
    seen = [frame for frame in frames if frame.observation is not None and frame.observation.landmarks is not None]
    progress = _progress(seen, challenge, asked)
    if progress is None or (progress.wrong and asked):
        return Guidance(None, asked, done=progress is not None or now - begun > challenge.step_ms, hint=hint)
    if progress.done < len(asked):
        return Guidance(None, asked, done=True) if now - begun > challenge.step_ms else _stay(challenge, asked, hint)
    straight = [seen[index].taken_ms for index in progress.straight]
    pause = challenge.pauses_ms[len(asked)]
    if len(straight) >= LEAST_STRAIGHT and now - straight[0] >= pause and straight[-1] == now:
        return _next(challenge, asked, now)
    return Guidance(None, asked, done=now - begun > 2 * challenge.step_ms, hint=hint)


@dataclass(frozen=True)
class _Progress:
    """How many movements were carried out, the frames that look straight ahead since then, and whether another one was made."""

    done: int
    straight: list[int]
    wrong: bool


def _progress(seen: Sequence[Seen], challenge: Challenge, asked: tuple[int, ...]) -> _Progress | None:
    signs = read_signs([frame.observation for frame in seen if frame.observation is not None]) if seen else None
    if signs is None:
        return None
    firsts = [next((index for index, frame in enumerate(seen) if frame.taken_ms >= at + REACTION_MS), len(seen)) for at in asked]
    events = find_events(signs)
    followed = follow(events, challenge.movements, signs, firsts)
    since = followed[-1].end + 1 if followed else 0
    straight = [index for index in near_neutral_frames(signs) or signs.neutral if index >= since]
    return _Progress(len(followed), straight, bool(wrong_movements(events, challenge.movements, firsts)))


def _next(challenge: Challenge, asked: tuple[int, ...], now: int) -> Guidance:
    if len(asked) == len(challenge.movements):
        return Guidance(None, asked, done=True)
    return Guidance(challenge.movements[len(asked)], (*asked, now))


def _stay(challenge: Challenge, asked: tuple[int, ...], hint: Problem | None) -> Guidance:
    return Guidance(challenge.movements[len(asked) - 1] if asked else None, asked, hint=hint)


def _hint(observation: Observation | None) -> Problem | None:
    if observation is None:
        return None
    return next((problem for problem in assess(observation, PROBE).problems if problem in HINTS), None)
