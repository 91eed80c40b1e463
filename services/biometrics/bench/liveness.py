"""`oralu bench liveness`: presentation attacks made of photographs and clips in some folders, and bona fide stretches of its clips.

Attack and bona fide classification error rates are those of ISO/IEC 30107-3: APCER is the share of an attack's tries that pass, given for
each kind of attack, and BPCER the share of bona fide tries that are refused.
"""

import csv
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

import numpy as np
from PIL import Image

from services.biometrics.bench import attacks
from services.biometrics.bench.video import frames as frames_of
from services.biometrics.calibration.dataset import BadDataset
from services.biometrics.engine import recognition
from services.biometrics.engine import version as engine_version
from services.biometrics.engine.decoding import ImageRefused, Pixels, decode
from services.biometrics.engine.pipeline import verify_observations
from services.biometrics.liveness.domain.movements import Movement
from services.biometrics.observations.domain import Observation
from shared.values import JsonObject

PHOTOGRAPHS, CLIPS = {".jpg", ".jpeg", ".png", ".webp"}, {".mp4", ".mov", ".webm", ".mkv"}
SIDE, STEP_MS = 640, 200
COLUMNS = ["file", "start_ms", "end_ms", "movements"]
CANNOT_CLAIM = (
    "Made by computer from a few photographs and clips, without a camera between: says nothing of masks, of screens as a camera sees"
    " them, or of a live deepfake fed in by a virtual camera, and too little to give an error rate for a population."
)
FrameSequence = Sequence[tuple[Observation, int]]


class Window(NamedTuple):
    """A stretch of a clip in which a person carries out the movements, as somebody who looked at it wrote down."""

    file: str
    start_ms: int
    end_ms: int
    movements: tuple[Movement, ...]


@dataclass
class Count:
    """Tries, and those that came out wrong."""

    tried: int = 0
    wrong: list[str] = field(default_factory=list)

    def note(self, *, wrong: bool, what: str) -> None:
        self.tried += 1
        if wrong:
            self.wrong.append(what)


def bench_liveness(folders: Sequence[Path], labels: Path | None) -> JsonObject:
    """Every attack against every movement by itself, which is easier to pass than the kiosk's two. Raises BadDataset."""
    files = sorted(file for folder in folders for file in folder.rglob("*") if file.is_file())
    photographs = [file for file in files if file.suffix.lower() in PHOTOGRAPHS]
    clips = {file.name: frames_of(file) for file in files if file.suffix.lower() in CLIPS}
    windows = read_labels(labels, clips) if labels else []
    if not photographs and not clips:
        raise BadDataset("no photograph and no clip in " + ", ".join(map(str, folders)))
    tried: dict[str, Count] = defaultdict(Count)
    for name, picture in _pictures(photographs):
        for kind, sequence in _photograph_attacks(picture):
            _attack(tried[kind], name, sequence)
    for kind, name, sequence, movements in _clip_attacks(clips, windows):
        _attack(tried[kind], name, sequence, movements)
    bona_fide = Count()
    for window in windows:
        bona_fide.note(wrong=_result(_cut(clips[window.file], window), window.movements) != "live", what=f"{window.file}@{window.start_ms}")
    return {
        "photographs": len(photographs),
        "clips": len(clips),
        "attacks": {kind: _rate(count, "accepted") for kind, count in sorted(tried.items())},
        "accepted": sum(len(count.wrong) for count in tried.values()),
        "bona_fide": _rate(bona_fide, "refused"),
        "engine": engine_version.ENGINE_VERSION,
        "cannot_claim": CANNOT_CLAIM,
    }


def read_labels(file: Path, clips: Mapping[str, object]) -> list[Window]:
    """The stretches of the clips at hand, of a CSV with the columns file, start_ms, end_ms, movements. Raises BadDataset."""
    try:
        with file.open(newline="", encoding="utf-8") as opened:
            rows = list(csv.DictReader(opened))
        if not rows or list(rows[0]) != COLUMNS:
            raise BadDataset(f"{file}: the columns are {', '.join(COLUMNS)}")
        found = [_window(row) for row in rows]
    except (OSError, UnicodeDecodeError, ValueError, csv.Error) as wrong:
        raise BadDataset(f"{file}: {wrong}") from wrong
    return [window for window in found if window.file in clips]


def _window(row: dict[str, str]) -> Window:
    return Window(row["file"], int(row["start_ms"]), int(row["end_ms"]), tuple(Movement(name) for name in row["movements"].split()))


def _pictures(photographs: Sequence[Path]) -> Iterator[tuple[str, Pixels]]:
    for file in photographs:
        try:
            picture = Image.fromarray(decode(file.read_bytes()))
        except ImageRefused:
            continue
        picture.thumbnail((SIDE, SIDE))
        canvas = Image.new("RGB", (SIDE, SIDE), (118, 118, 118))
        canvas.paste(picture, ((SIDE - picture.width) // 2, (SIDE - picture.height) // 2))
        yield file.name, np.asarray(canvas)


def _photograph_attacks(picture: Pixels) -> Iterator[tuple[str, FrameSequence]]:
    made = [("still", attacks.still(picture, 12)), ("moved_and_zoomed", attacks.moved_and_zoomed(picture, 16))]
    for degrees in (25, 40, 55):
        for signed in (degrees, -degrees):
            made.append(("turned", attacks.turned(picture, 14, degrees=signed)))
            made.append(("tipped", attacks.turned(picture, 14, degrees=signed, upright=True)))
            made.append(("bent", attacks.turned(picture, 14, degrees=signed, bend=0.8)))
        made.append(("bent", attacks.turned(picture, 14, degrees=degrees, bend=-0.8)))
        made.append(("bent", attacks.turned(picture, 14, degrees=degrees, bend=0.8, upright=True)))
    made.append(("looped", attacks.looped(attacks.turned(picture, 7, degrees=45), 2)))
    for kind, sequence in made:
        yield kind, _timed([recognition.observe_pixels(frame, with_descriptor=False) for frame in sequence])


def _clip_attacks(
    clips: Mapping[str, FrameSequence], windows: Sequence[Window]
) -> Iterator[tuple[str, str, FrameSequence, Sequence[Movement]]]:
    """A recording of another challenge; one that repeats; and one person who replaces another half-way."""
    for window in windows:
        sequence = _cut(clips[window.file], window)
        name = f"{window.file}@{window.start_ms}"
        others = [movement for movement in Movement if movement not in window.movements and movement is not Movement.BLINK]
        yield "replayed", name, sequence, others
        yield "looped", name, _timed([seen for seen, _ in (*sequence, *sequence)]), list(window.movements)
        other = next((clip for file, clip in clips.items() if file > window.file), None) or next(iter(clips.values()))
        if other is not clips[window.file]:
            half = len(sequence) // 2
            swapped = [seen for seen, _ in (*other[: max(6, half)], *sequence[half - 4 :])]
            yield "swapped", name, _timed(swapped), list(Movement)


def _attack(count: Count, name: str, sequence: FrameSequence, movements: Sequence[Movement] = tuple(Movement)) -> None:
    if any(seen.faces for seen, _ in sequence):
        for movement in movements:
            count.note(wrong=_result(sequence, (movement,)) == "live", what=f"{name}: {movement}")


def _result(sequence: FrameSequence, movements: Sequence[Movement]) -> str:
    seen, times = [each for each, _ in sequence], [at for _, at in sequence]
    return verify_observations(seen, times, None, movements, None).liveness


def _cut(clip: FrameSequence, window: Window) -> FrameSequence:
    return [(seen, at) for seen, at in clip if window.start_ms <= at <= window.end_ms]


def _timed(sequence: Sequence[Observation]) -> FrameSequence:
    return [(seen, index * STEP_MS) for index, seen in enumerate(sequence)]


def _rate(count: Count, word: str) -> JsonObject:
    return {
        "tried": count.tried,
        word: len(count.wrong),
        "rate": len(count.wrong) / count.tried if count.tried else None,
        "which": count.wrong,
    }
