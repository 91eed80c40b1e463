"""Descriptors of whole data sets, computed once: kept in the user's cache by the image's hash and the engine's version.

For accuracy only; nothing that is timed comes from here.
"""

import hashlib
import multiprocessing
import os
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Literal

import numpy as np

from services.biometrics.engine.threads import one_thread
from services.biometrics.matching.domain.scoring import Floats
from services.biometrics.observations.domain import Descriptor

Way = Literal["oralu", "plain"]
Found = dict[Path, Descriptor | None]


def descriptors(images: Sequence[Path], way: Way, *, workers: int) -> Found:
    """The descriptor of each image's largest (`plain`: first) face, or None where none was found."""
    from services.biometrics.engine.version import ENGINE_VERSION

    version = ENGINE_VERSION if way == "oralu" else ENGINE_VERSION.partition("/")[2]
    keys = {image: hashlib.sha256(f"{way}/{version}/".encode() + image.read_bytes()).hexdigest() for image in images}
    with sqlite3.connect(_cache_file()) as cache:
        cache.execute("CREATE TABLE IF NOT EXISTS descriptor (key TEXT PRIMARY KEY, vector BLOB)")
        known: dict[str, bytes | None] = dict(cache.execute("SELECT key, vector FROM descriptor"))
        missing = [image for image in images if keys[image] not in known]
        for batch in _computed(missing, way, workers):
            rows = [(keys[image], None if vector is None else vector.tobytes()) for image, vector in batch]
            cache.executemany("INSERT OR REPLACE INTO descriptor VALUES (?, ?)", rows)
            cache.commit()
            known.update(rows)
    return {image: None if (raw := known[keys[image]]) is None else np.frombuffer(raw, dtype=np.float64) for image in images}


def _cache_file() -> Path:
    base = os.environ.get("XDG_CACHE_HOME")
    folder = (Path(base) if base else Path.home() / ".cache") / "oralu"
    folder.mkdir(parents=True, exist_ok=True)
    return folder / "descriptors.sqlite"


def _computed(images: Sequence[Path], way: Way, workers: int) -> Iterator[list[tuple[Path, Descriptor | None]]]:
    if not images:
        return
    batches = [images[start : start + 32] for start in range(0, len(images), 32)]
    one_thread()
    with ProcessPoolExecutor(workers, mp_context=multiprocessing.get_context("spawn")) as pool:
        yield from pool.map(_plain if way == "plain" else _ours, batches)


def _ours(images: Iterable[Path]) -> list[tuple[Path, Descriptor | None]]:
    from services.biometrics.engine import recognition
    from services.biometrics.engine.decoding import ImageRefused

    found: list[tuple[Path, Descriptor | None]] = []
    for image in images:
        try:
            found.append((image, recognition.observe(image.read_bytes(), encode=True).descriptor))
        except ImageRefused:
            found.append((image, None))
    return found


def _plain(images: Iterable[Path]) -> list[tuple[Path, Descriptor | None]]:
    from services.biometrics.engine import recognition
    from services.biometrics.engine.decoding import ImageRefused, decode

    found: list[tuple[Path, Descriptor | None]] = []
    for image in images:
        try:
            vectors = recognition.plain_face_recognition(decode(image.read_bytes()))
        except ImageRefused:
            vectors = []
        found.append((image, vectors[0] if vectors else None))
    return found


def vectors_of(people: Mapping[str, Sequence[Path]], found: Found) -> dict[str, Floats]:
    kept = {name: [v for image in images if (v := found[image]) is not None] for name, images in people.items()}
    return {name: np.stack(rows) for name, rows in kept.items() if rows}
