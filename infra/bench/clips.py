"""What the measured kiosk's camera sees of a person who does as asked: frames of a clip in which the movements are seen.

A stretch is played when the kiosk asks for its movement; before, between and after come frames of the same clip that look straight
ahead. Each frame sways a little and has noise of its own, so that none comes twice. It serves to measure the time that a verdict takes,
never liveness.
"""

import io
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import av
import numpy as np
from PIL import Image

from infra.bench.pictures import SELFIE
from services.biometrics import engine
from services.biometrics.bench.dataset import BadDataset
from services.biometrics.bench.liveness import Window, read_labels
from services.biometrics.domain.movements import Movement, quiet_frames
from services.biometrics.domain.signs import read_signs
from services.biometrics.images import Pixels

STEP_MS, LONGEST_MS = 100, 15_000
STRAIGHT, VARIANTS = 48, 3
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
    """One scene for each clip in which all of `movements` are seen, by the labels. Raises BadDataset where there is none."""
    files = {file.name: file for file in sorted(folder.rglob("*")) if file.suffix.lower() in CLIPS}
    by_clip: dict[str, dict[Movement, Window]] = defaultdict(dict)
    for window in read_labels(labels, files):
        for movement in window.movements:
            known = by_clip[window.file].get(movement)
            if known is None or _length(window) < _length(known):
                by_clip[window.file][movement] = window
    usable = {name: {one: seen[one] for one in movements} for name, seen in by_clip.items() if {*movements} <= {*seen}}
    found = [scene for name, seen in sorted(usable.items()) if (scene := _scene(files[name], seen)) is not None]
    if not found:
        raise BadDataset(f"{folder.name}: no clip in which {', '.join(movements)} are seen and a face looks straight ahead")
    return found


def _scene(file: Path, windows: dict[Movement, Window]) -> Scene | None:
    """None where the face hardly ever looks straight ahead."""
    timed = list(_frames(file))
    seen = [engine.observe_pixels(pixels, with_descriptor=False) for pixels, _ in timed]
    whole = [index for index, observation in enumerate(seen) if observation.landmarks is not None]
    signs = read_signs([seen[index] for index in whole])
    quiet = [whole[index] for index in quiet_frames(signs)] if signs else []
    if len(quiet) < len(windows) + 1:
        return None
    chance = np.random.default_rng(7)
    straight = [_selfie(timed[quiet[number % len(quiet)]][0], chance) for number in range(STRAIGHT)]
    shown = {
        movement: [[_selfie(pixels, chance) for pixels, at in timed if window.start_ms <= at <= window.end_ms] for _ in range(VARIANTS)]
        for movement, window in windows.items()
    }
    return Scene(straight, shown)


def _length(window: Window) -> int:
    return window.end_ms - window.start_ms


def _frames(file: Path) -> Iterator[tuple[Pixels, int]]:
    last = -STEP_MS
    with av.open(str(file)) as video:
        for frame in video.decode(video=0):
            if frame.pts is None or frame.time_base is None:
                continue
            at = round(float(frame.pts * frame.time_base) * 1000)
            if at > LONGEST_MS:
                return
            if at - last >= STEP_MS - 5:
                last = at
                yield np.asarray(frame.to_ndarray(format="rgb24"), dtype=np.uint8), at


def _selfie(pixels: Pixels, chance: np.random.Generator) -> bytes:
    picture = Image.fromarray(pixels)
    factor = min(SELFIE[0] / picture.width, SELFIE[1] / picture.height)
    picture = picture.resize((round(picture.width * factor), round(picture.height * factor)), Image.Resampling.BICUBIC)
    frame = Image.new("RGB", SELFIE, WALL)
    frame.paste(picture, ((SELFIE[0] - picture.width) // 2 + int(chance.integers(-3, 4)), int(chance.integers(-3, 4))))
    noisy = np.asarray(frame, dtype=np.float32) + chance.normal(0, 2, (SELFIE[1], SELFIE[0], 1))
    file = io.BytesIO()
    Image.fromarray(np.clip(noisy, 0, 255).astype(np.uint8)).save(file, "JPEG", quality=87)
    return file.getvalue()
