"""The calibration that a process compares with: read again when its files have changed, so that a new calibration needs no restart."""

from collections.abc import Callable
from pathlib import Path

from services.biometrics.matching.artefact import COHORT, FACTS, Artefact

Read = Callable[[Path], Artefact | None]
Seen = tuple[tuple[int, int, int] | None, ...]


class InUse:
    """The artefact in `folder`, which may appear, change and disappear at any time. `read` says which part of it can be used."""

    def __init__(self, folder: Path | None, read: Read) -> None:
        self._folder, self._read = folder, read
        self._seen: Seen = ()
        self._artefact: Artefact | None = None

    def artefact(self) -> Artefact | None:
        """What is in use at this moment; if nothing has changed this checks two files and reads none."""
        if self._folder is None:
            return None
        seen = _look(self._folder)
        if seen != self._seen:
            # Looked at before it is read: what is written meanwhile is seen as a change the next time.
            self._artefact, self._seen = self._read(self._folder), seen
        return self._artefact


def _look(folder: Path) -> Seen:
    found: list[tuple[int, int, int] | None] = []
    for name in (FACTS, COHORT):
        try:
            status = (folder / name).stat()
        except OSError:
            found.append(None)
        else:
            found.append((status.st_ino, status.st_mtime_ns, status.st_size))
    return tuple(found)
