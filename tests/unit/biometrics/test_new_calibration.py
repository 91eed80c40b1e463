"""A calibration that is made while a server runs is used from the next capture."""

from pathlib import Path

from services.biometrics.engine import pipeline as engine_pipeline
from services.biometrics.engine import version as engine_version
from services.biometrics.engine.pool import FacePool
from services.biometrics.matching.artefact import COHORT, FACTS, Artefact, load
from services.biometrics.matching.in_use import InUse
from services.biometrics.settings import BiometricsSettings
from tests.builders.faces import calibrated


def in_use() -> str | None:
    """In a process of the pool: the data set of the calibration in use."""
    found = engine_pipeline._calibration.artefact()
    return str(found.facts["data_set"]) if found else None


async def test_a_running_process_takes_a_new_calibration_up_and_lets_a_removed_one_go(tmp_path: Path) -> None:
    folder = tmp_path / "calibration"
    pool = FacePool(1, calibration=folder)
    try:
        assert await pool.run(in_use) is None
        for name in ("first", "second"):
            calibrated(folder, name=name, engine=engine_version.ENGINE_VERSION, models=engine_version.model_hash())
            assert await pool.run(in_use) == name
        (folder / FACTS).unlink()
        assert await pool.run(in_use) is None
    finally:
        pool.close()


def test_it_is_read_once_for_each_change(tmp_path: Path) -> None:
    read = list[Path]()

    def reading(folder: Path) -> Artefact | None:
        read.append(folder)
        return load(folder, engine="e", models="m")

    held = InUse(tmp_path, reading)
    calibrated(tmp_path, name="first")
    first = held.artefact()
    assert first is not None
    assert held.artefact() is first
    calibrated(tmp_path, name="second")
    second = held.artefact()
    assert second is not None
    assert second.digest != first.digest
    (tmp_path / COHORT).write_bytes(b"")
    assert held.artefact() is held.artefact() is None
    calibrated(tmp_path, name="second")
    assert held.artefact() is not None
    assert len(read) == 4
    assert {path.name for path in tmp_path.iterdir()} == {FACTS, COHORT}


def test_the_pool_is_told_the_place_before_anything_lies_there(tmp_path: Path) -> None:
    chosen = BiometricsSettings(calibration=None, state_dir=tmp_path)
    assert (chosen.calibration_place, chosen.calibration_folder) == (tmp_path / "calibration", None)
