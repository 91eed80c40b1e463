"""Which engine this is, and which model files it uses. This imports nothing heavy."""

import hashlib
from functools import cache
from importlib.metadata import version
from pathlib import Path


def _version() -> str:
    for name in ("dlib", "dlib-bin"):
        try:
            return f"oralu-2/dlib-{version(name)}/face_recognition_models-{version('face_recognition_models')}"
        except ModuleNotFoundError:
            continue
    import dlib

    return f"oralu-2/dlib-{dlib.__version__}"


ENGINE_VERSION = _version()
"""Only descriptors made by the same ENGINE_VERSION are compared; after a change a new calibration is needed."""


def model_folder() -> Path:
    """Where the package face_recognition_models keeps its files (it is not imported: it needs pkg_resources)."""
    from importlib.util import find_spec

    spec = find_spec("face_recognition_models")
    assert spec is not None
    assert spec.origin is not None
    return Path(spec.origin).parent / "models"


@cache
def model_hash() -> str:
    """SHA-256 over the model files, for a calibration's record of what it was measured with."""
    digest = hashlib.sha256()
    for file in sorted(model_folder().glob("*.dat")):
        digest.update(file.name.encode())
        digest.update(file.read_bytes())
    return digest.hexdigest()
