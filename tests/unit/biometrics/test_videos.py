"""Videos are read for measurements alone, by a package that is not part of Oralu."""

import sys
from pathlib import Path

import pytest

from infra.paths import ROOT
from services.biometrics.bench.video import NotAVideo, pictures


def test_without_the_package_its_name_and_the_way_to_it_are_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "av", None)
    with pytest.raises(NotAVideo, match=r"requirements-bench\.lock"):
        next(pictures(tmp_path / "clip.mp4"))


def test_what_is_no_video_is_refused(tmp_path: Path) -> None:
    pytest.importorskip("av")
    file = tmp_path / "clip.mp4"
    file.write_text("no video")
    with pytest.raises(NotAVideo, match=r"clip\.mp4"):
        next(pictures(file))


def test_no_lock_but_that_of_the_benches_names_it() -> None:
    assert "\nav==" not in (ROOT / "requirements.lock").read_text()
    assert "\nav==" in (ROOT / "requirements-bench.lock").read_text()
