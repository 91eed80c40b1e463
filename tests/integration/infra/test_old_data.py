"""Data of another major version of PostgreSQL are reported and not changed."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from infra.doctor import Finding, examine
from infra.paths import ROOT
from infra.planning import plan
from infra.servers.checks import CannotStart
from infra.servers.embedded import Embedded


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A state folder with data of PostgreSQL 18."""
    data = tmp_path / "postgres"
    data.mkdir(mode=0o700)
    (data / "PG_VERSION").write_text("18\n")
    return tmp_path


def files(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*"))


def test_the_explanation_says_what_is_there_and_what_to_do(folder: Path) -> None:
    with pytest.raises(CannotStart) as refusal:
        Embedded(folder).check_data()
    said = str(refusal.value)
    first, *steps = said.splitlines()
    assert f"{folder}/postgres holds data of PostgreSQL 18" in first
    assert "nothing was changed" in first
    for command in (f"mv {folder} ", "pg_dump --file", "CREATE DATABASE restored", "RENAME TO oralu"):
        assert any(command in step for step in steps), command


@pytest.mark.parametrize("command", [["up", "--no-demo"], ["migrate"], ["demo"]])
def test_a_command_that_needs_the_data_explains_and_changes_nothing(command: list[str], folder: Path) -> None:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("ORALU_")}
    before = files(folder)
    done = subprocess.run(
        [sys.executable, "-m", "infra.cli", *command],
        env={**environment, "ORALU_STATE_DIR": str(folder)}, cwd=ROOT, capture_output=True, text=True, timeout=120,
    )  # fmt: skip
    assert done.returncode == 1
    assert "holds data of PostgreSQL 18" in done.stderr
    assert files(folder) == before


def test_an_outside_server_does_not_mind_them(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ORALU_STATE_DIR", str(folder))
    monkeypatch.setenv("ORALU_DATABASE_URL", "postgresql://db/oralu")
    what = plan()
    what.embedded.prepare(postgres=what.own_postgres)
    assert (folder / "postgres" / "PG_VERSION").read_text() == "18\n"


def test_the_doctor_tells_of_them(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ORALU_STATE_DIR", str(folder))
    monkeypatch.delenv("ORALU_DATABASE_URL", raising=False)
    found = next(finding for finding in examine(plan()) if finding.what == "database")
    assert isinstance(found, Finding)
    assert found.state == "wrong"
    assert "holds data of PostgreSQL 18" in found.text
