"""Made-up faces: descriptors as numbers, and a calibration made of them."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from services.biometrics.calibration.make import make
from services.biometrics.calibration.trials import Fusion
from services.biometrics.matching.artefact import save

Descriptors = npt.NDArray[np.float64]
MADE = datetime(2026, 11, 24, tzinfo=UTC)
"""When the calibration was made."""


def face(seed: int, images: int, spread: float = 0.35) -> Descriptors:
    """Descriptors of that many pictures of one made-up person, shape (images, 128)."""
    rng = np.random.default_rng(seed)
    return rng.normal(0, 0.07, 128) + rng.normal(0, spread / np.sqrt(128), (images, 128))


PEOPLE = {f"single {seed}": face(seed, 1) for seed in range(300)} | {f"many {seed}": face(1_000 + seed, 6) for seed in range(120)}


def calibration(
    groups: dict[str, str] | None = None,
    *,
    people: dict[str, Descriptors] = PEOPLE,
    name: str = "made up",
    engine: str = "e",
    models: str = "m",
) -> tuple[dict[str, Any], npt.NDArray[Any]]:
    """Facts and cohort of a calibration for this engine and these models. Raises BadDataset where the people are too few."""
    return make(people, groups or {}, name=name, engine=engine, models=models, fusion=Fusion(3, 2), now=MADE)


def calibrated(folder: Path, groups: dict[str, str] | None = None, *, name: str = "made up", engine: str = "e", models: str = "m") -> Path:
    """The same, kept in `folder`."""
    save(folder, *calibration(groups, name=name, engine=engine, models=models))
    return folder
