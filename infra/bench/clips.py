"""Camera frames for the measured kiosk, of a person who does as asked: from a clip that shows the movements.

A stretch is played when the kiosk asks for its movement; before, between and after come frames of the same clip that look straight
ahead. Each frame sways a little and has noise of its own, so that none repeats. Use it to measure the time to a verdict, never liveness.
"""

import io
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PIL import Image

from infra.bench.pictures import SELFIE
from services.biometrics.bench.liveness import Window, read_labels
from services.biometrics.bench.video import pictures
from services.biometrics.calibration.dataset import BadDataset
from services.biometrics.engine import recognition
from services.biometrics.engine.decoding import Pixels
from services.biometrics.liveness.domain.movements import Movement, find_events, near_neutral_frames
from services.biometrics.liveness.domain.signs import read_signs

STEP_MS, LONGEST_MS = 100, 15_000
STRAIGHT = 48
EVERY = {Movement.BLINK: 1}
"""A turn is played at about its own speed, every second frame; a blink, which takes less than two of the kiosk's frames, slower."""
CLIPS = (".mp4", ".mov", ".webm", ".mkv")
WALL = (120, 124, 128)


@dataclass(frozen=True, repr=False)
class Scene:
    """JPEG frames of one person: looking straight ahead, and carrying out each movement (some takes of it)."""

    straight: list[bytes]
    shown: dict[Movement, list[list[bytes]]]

    @classmethod
    def still(cls, frames: Sequence[bytes]) -> "Scene":
        """Somebody who does not move."""
        return cls([*frames], {})


def scenes(folder: Path, labels: Path, movements: Sequence[Movement]) -> list[Scene]:
    """One scene for each clip in which all of `movements` are seen, by the labels. Raises BadDataset if there is none."""
    files = {file.name: file for file in sorted(folder.rglob("*")) if file.suffix.lower() in CLIPS}
    by_clip: dict[str, list[Window]] = defaultdict(list)
    for window in read_labels(labels, files):
        by_clip[window.file].append(window)
    usable = {name: windows for name, windows in by_clip.items() if {*movements} <= {one for window in windows for one in window.movements}}
    found = [scene for name, windows in sorted(usable.items()) if (scene := _scene(files[name], windows, movements)) is not None]
    if not found:
        raise BadDataset(f"{folder.name}: no clip in which {', '.join(movements)} are seen and a face looks straight ahead")
    return found


def _scene(file: Path, windows: Sequence[Window], movements: Sequence[Movement]) -> Scene | None:
    """None if the face hardly ever looks straight ahead, or no stretch shows one of the movements without another turn."""
    timed = list(_frames(file))
    seen = [recognition.observe_pixels(pixels, with_descriptor=False) for pixels, _ in timed]
    whole = [index for index, observation in enumerate(seen) if observation.landmarks is not None]
    signs = read_signs([seen[index] for index in whole])
    if signs is None:
        return None
    neutral = [whole[index] for index in near_neutral_frames(signs)]
    events = [(timed[whole[event.peak]][1], event.movement) for event in find_events(signs) if event.real]
    rng = np.random.default_rng(7)
    shown = {
        movement: [
            [_selfie(pixels, rng) for pixels, at in timed if window.start_ms <= at <= window.end_ms][:: EVERY.get(movement, 2)]
            for window in windows
            if movement in window.movements and _shows(events, window, movement)
        ]
        for movement in movements
    }
    if not neutral or not all(shown.values()):
        return None
    return Scene([_selfie(timed[neutral[number % len(neutral)]][0], rng) for number in range(STRAIGHT)], shown)


def _shows(events: Sequence[tuple[int, Movement]], window: Window, movement: Movement) -> bool:
    """Whether the stretch shows the movement and nothing else, except blinking: unasked turns are another test's subject."""
    inside = {kind for at, kind in events if window.start_ms <= at <= window.end_ms}
    return movement in inside and inside <= {movement, Movement.BLINK}


def _frames(file: Path) -> Iterator[tuple[Pixels, int]]:
    last = -STEP_MS
    for frame, at in pictures(file):
        if at > LONGEST_MS:
            return
        if at - last >= STEP_MS - 5:
            last = at
            yield np.asarray(frame.to_ndarray(format="rgb24"), dtype=np.uint8), at


def _selfie(pixels: Pixels, rng: np.random.Generator) -> bytes:
    picture = Image.fromarray(pixels)
    factor = min(SELFIE[0] / picture.width, SELFIE[1] / picture.height)
    picture = picture.resize((round(picture.width * factor), round(picture.height * factor)), Image.Resampling.BICUBIC)
    frame = Image.new("RGB", SELFIE, WALL)
    frame.paste(picture, ((SELFIE[0] - picture.width) // 2 + int(rng.integers(-3, 4)), int(rng.integers(-3, 4))))
    noisy = np.asarray(frame, dtype=np.float32) + rng.normal(0, 2, (SELFIE[1], SELFIE[0], 1))
    file = io.BytesIO()
    Image.fromarray(np.clip(noisy, 0, 255).astype(np.uint8)).save(file, "JPEG", quality=87)
    return file.getvalue()
