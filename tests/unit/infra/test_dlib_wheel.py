"""`make dlib`: built once, kept, under the name that requirements.lock pins."""

import base64
import csv
import hashlib
import io
import os
import sys
import sysconfig
import zipfile
from importlib import metadata
from pathlib import Path

import pytest

from infra.doctor import _fulfils
from infra.installing import dlib_wheel
from infra.installing.dlib_wheel import LOCK, SOURCE, CannotBuild, locked_version, version_of_source
from infra.installing.wheels import renamed

OLD = "thing-1.0.dist-info"


@pytest.fixture
def wheel(tmp_path: Path) -> Path:
    made = tmp_path / "thing-1.0-cp311-cp311-linux_x86_64.whl"
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("thing.py", "Name: stays as it is\n")
        archive.writestr(f"{OLD}/METADATA", "Metadata-Version: 2.1\nName: thing\nVersion: 1.0\n\nVersion: of the text\n")
        archive.writestr(f"{OLD}/WHEEL", "Wheel-Version: 1.0\n")
        archive.writestr(f"{OLD}/RECORD", "old")
    return made


def test_a_renamed_wheel_holds_the_same_files_and_a_record_that_fits(wheel: Path, tmp_path: Path) -> None:
    made = renamed(wheel, tmp_path, name="other_thing", version="1.0.post1+here")
    assert made.name == "other_thing-1.0.post1+here-cp311-cp311-linux_x86_64.whl"
    info = "other_thing-1.0.post1+here.dist-info"
    with zipfile.ZipFile(made) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    assert set(files) == {"thing.py", f"{info}/METADATA", f"{info}/WHEEL", f"{info}/RECORD"}
    assert files["thing.py"] == b"Name: stays as it is\n"
    said = files[f"{info}/METADATA"].decode()
    assert said == "Metadata-Version: 2.1\nName: other-thing\nVersion: 1.0.post1+here\n\nVersion: of the text\n"
    for path, digest, size in csv.reader(io.StringIO(files.pop(f"{info}/RECORD").decode())):
        if digest:
            expected = base64.urlsafe_b64encode(hashlib.sha256(files[path]).digest()).rstrip(b"=").decode()
            assert (digest, int(size)) == (f"sha256={expected}", len(files[path]))


def test_the_source_is_that_of_the_locked_wheel() -> None:
    locked, source = locked_version(LOCK.read_text()), version_of_source(SOURCE.read_text())
    assert locked == source or locked.startswith(f"{source}.post")
    assert " --hash=sha256:" in SOURCE.read_text()


def test_another_version_of_the_source_is_not_built(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    other = tmp_path / "source.txt"
    other.write_text("dlib==19.9 --hash=sha256:00\n")
    monkeypatch.setattr(dlib_wheel, "SOURCE", other)
    with pytest.raises(CannotBuild, match="must be the same"):
        dlib_wheel.build()


def test_what_is_missing_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dlib_wheel, "_there", lambda name: name != "libopenblas-dev")
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    with pytest.raises(CannotBuild, match="missing: libopenblas-dev"):
        dlib_wheel.build()


def test_a_second_call_takes_the_kept_wheel(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(dlib_wheel, "cache_dir", lambda: tmp_path)
    built, installed = list[Path](), list[Path]()

    def build() -> Path:
        place = sysconfig.get_platform().replace("-", "_").replace(".", "_")
        tag = "cp{}{}".format(*sys.version_info[:2])
        built.append(tmp_path / "wheels" / f"dlib_bin-{locked_version(LOCK.read_text())}+openblas-{tag}-{tag}-{place}.whl")
        built[-1].touch()
        return built[-1]

    monkeypatch.setattr(dlib_wheel, "build", build)
    monkeypatch.setattr(dlib_wheel, "install", installed.append)
    for _ in range(2):
        dlib_wheel.main([])
    assert (len(built), installed) == (1, built * 2)


def test_the_doctor_takes_the_built_one_for_the_pinned_one() -> None:
    assert _fulfils("20.0.1.post1+openblas", "20.0.1.post1")
    assert not _fulfils("20.0.1", "20.0.1.post1")
    assert not _fulfils(None, "20.0.1.post1")


def test_the_engines_name_is_the_same_with_either(monkeypatch: pytest.MonkeyPatch) -> None:
    from services.biometrics.engine import version as engine_version

    plain = engine_version._version()
    version = metadata.version
    monkeypatch.setattr(engine_version, "version", lambda name: version(name) + "+openblas" * (name == "dlib-bin"))
    assert engine_version._version() == plain
