"""Photographs for tests and measurements: the seven of face_recognition's own source archive (two people), fetched once into the
user's cache. They never become part of this project.
"""

import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

from infra.paths import cache_dir

ARCHIVE = "face_recognition==1.3.0"
INSIDE = "tests/test_images/"


class NoPhotographs(Exception):
    """The photographs are not in the cache and could not be fetched."""


def photographs() -> Path:
    """The folder of the photographs, fetched on first use."""
    folder = cache_dir() / "face_recognition-1.3.0-images"
    if not folder.exists():
        _fetch(folder)
    return folder


def _fetch(folder: Path) -> None:
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder.parent) as scratch:
        command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--no-binary", ":all:", "--no-build-isolation"]
        done = subprocess.run([*command, "--dest", scratch, ARCHIVE], check=False, capture_output=True, text=True)
        archives = list(Path(scratch).glob("*.tar.gz"))
        if not archives:
            raise NoPhotographs(f"pip could not download {ARCHIVE}: {done.stderr[-500:]}")
        unpacked = Path(scratch) / "images"
        unpacked.mkdir()
        with tarfile.open(archives[0]) as archive:
            for member in archive.getmembers():
                if member.isfile() and INSIDE in member.name:
                    source = archive.extractfile(member)
                    assert source is not None
                    (unpacked / Path(member.name).name).write_bytes(source.read())
        if not folder.exists():  # another test worker may have been faster
            unpacked.replace(folder)
