"""The doctor names what is wrong and what to do about it."""

import sys
import sysconfig
from pathlib import Path

import pytest

from infra import doctor
from infra.planning import plan


@pytest.fixture(scope="module")
def findings(tmp_path_factory: pytest.TempPathFactory) -> dict[str, doctor.Finding]:
    """What the doctor says of a machine whose master key is open to others and whose servers do not run."""
    folder = tmp_path_factory.mktemp("state")
    key = folder / "master.key"
    key.touch(0o644)
    key.chmod(0o644)
    with pytest.MonkeyPatch.context() as environment:
        for name in (
            "ORALU_MASTER_KEY",
            "ORALU_MASTER_KEY_FILE",
            "ORALU_DATABASE_URL",
            "ORALU_REDIS_URL",
            "ORALU_CALIBRATION",
            "ORALU_CLAMD",
        ):
            environment.delenv(name, raising=False)
        environment.setenv("ORALU_STATE_DIR", str(folder))
        return {finding.what: finding for finding in doctor.examine(plan())}


def test_every_dependency_is_looked_at(findings: dict[str, doctor.Finding]) -> None:
    wanted = {
        "python",
        "packages",
        "state folder",
        "master key",
        "database",
        "redis",
        "ports",
        "face engine",
        "calibration",
        "node",
        "chromium",
        "virus check",
        "clock",
    }
    assert wanted <= findings.keys()


def test_an_open_master_key_is_wrong_and_the_cure_is_named(findings: dict[str, doctor.Finding]) -> None:
    assert findings["master key"].state == "wrong"
    assert "chmod 600" in findings["master key"].text


def test_a_machine_without_a_calibration_says_what_that_means(findings: dict[str, doctor.Finding]) -> None:
    assert findings["calibration"].state == "note"
    assert "uncalibrated" in findings["calibration"].text


def test_a_machine_without_a_virus_check_says_what_to_install(findings: dict[str, doctor.Finding]) -> None:
    assert findings["virus check"].state == "note"
    assert "clamav-daemon" in findings["virus check"].text


def test_servers_that_do_not_run_yet_are_no_fault(findings: dict[str, doctor.Finding]) -> None:
    assert {findings["database"].state, findings["redis"].state} == {"note"}


def test_packages_are_compared_with_the_lock(findings: dict[str, doctor.Finding]) -> None:
    assert findings["packages"].state == "well", findings["packages"].text


def test_copies_that_a_package_carries_inside_itself_are_not_taken_for_installed_ones(monkeypatch: pytest.MonkeyPatch) -> None:
    carried = Path(sysconfig.get_path("purelib")) / "setuptools" / "_vendor"
    assert carried.is_dir()
    monkeypatch.setattr(sys, "path", [*sys.path, str(carried)])
    found = {finding.what: finding for finding in doctor.examine(plan())}
    assert found["packages"].state == "well", found["packages"].text
