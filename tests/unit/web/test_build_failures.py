"""Where the front end cannot be built, npm's own words are shown, and what to do."""

import json
import subprocess
from pathlib import Path

import pytest

from infra.installing import front_end
from infra.local import _finish
from infra.servers.checks import CannotStart

LOCK = {
    "name": "somewhere",
    "lockfileVersion": 3,
    "packages": {
        "": {"dependencies": {"nothing-here": "1.0.0"}},
        "node_modules/nothing-here": {
            "version": "1.0.0",
            "resolved": "http://127.0.0.1:1/nothing-here-1.0.0.tgz",
            "integrity": "sha512-AAAA",
        },
    },
}


@pytest.fixture
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder whose one package is at an address where nobody answers."""
    (tmp_path / "package.json").write_text(json.dumps({"name": "somewhere", "dependencies": {"nothing-here": "1.0.0"}}))
    (tmp_path / "package-lock.json").write_text(json.dumps(LOCK))
    for name, value in {"cache": str(tmp_path / "cache"), "fetch_retries": "0", "registry": "http://127.0.0.1:1/"}.items():
        monkeypatch.setenv(f"npm_config_{name}", value)
    return tmp_path


def test_npm_says_itself_what_failed(elsewhere: Path) -> None:
    with pytest.raises(front_end.BuildFailed) as failure:
        front_end.install_packages(elsewhere)
    said = str(failure.value)
    assert "ECONNREFUSED" in said
    assert "npm error" in said
    assert "npm_config_registry" in said


@pytest.mark.parametrize(
    ("words", "todo"),
    [
        ("npm error code ENOTFOUND", "network"),
        ("npm error code E401", "user name or token"),
        ("npm error code EINTEGRITY", "npm cache clean"),
        ("npm error code ENOSPC", "disk"),
        ("npm error code EACCES", "may not be written"),
        ("npm error code SOMETHING", "make clean"),
    ],
)
def test_each_kind_of_failure_has_its_advice(words: str, todo: str) -> None:
    assert todo in front_end.advice(words)


@pytest.mark.parametrize(
    ("output", "shown"),
    [
        ("Front-end build: could not\nnpm error code ENOTFOUND\nLook whether the network", ["ENOTFOUND", "Look whether"]),
        ("Traceback (most recent call last):\n  File x\nValueError: no", ["ValueError: no"]),
    ],
)
def test_a_step_that_failed_is_told_whole(output: str, shown: list[str]) -> None:
    step = subprocess.Popen(["sh", "-c", 'printf "%s" "$1"; exit 1', "sh", output], stdout=subprocess.PIPE, text=True)
    with pytest.raises(CannotStart) as refusal:
        _finish(step)
    assert all(each in str(refusal.value) for each in shown)
    assert "File x" not in str(refusal.value).rpartition("failed:")[2]
