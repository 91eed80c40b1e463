"""One thread of linear algebra in each process: the pool has a process for each core, and more threads would only wait for each other."""

import ctypes
import os
from importlib.util import find_spec
from pathlib import Path

SETTERS = ("scipy_openblas_set_num_threads64_", "scipy_openblas_set_num_threads", "openblas_set_num_threads64_", "openblas_set_num_threads")


def one_thread() -> None:
    """For this process, whether its BLAS has started or not, and for those it starts."""
    for name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ.setdefault(name, "1")
    for library in _bundled():
        loaded = ctypes.CDLL(str(library))  # already in the process: this only finds it
        for setter in SETTERS:
            if hasattr(loaded, setter):
                getattr(loaded, setter)(1)
                break


def _bundled() -> list[Path]:
    """The OpenBLAS that comes with numpy's wheel; none where numpy uses the system's, which reads the environment."""
    spec = find_spec("numpy")
    if spec is None or spec.origin is None:
        return []
    return sorted((Path(spec.origin).parent.parent / "numpy.libs").glob("*openblas*"))
