"""What the test run reports about itself, the command beside it, and which tests stay together."""

from types import SimpleNamespace
from typing import cast

import pytest

from tests.support.beside import Beside
from tests.support.cpu import ELSEWHERE, Account
from tests.support.distribution import WHOLE_SYSTEM, group


def test_the_counts_of_several_processes_are_one() -> None:
    whole = Account()
    for _ in range(2):
        whole.add({"tests": 10, "total": 3.0, "by_file": {"test_a.py": 1.5, "test_b.py": 1.0}})
    assert whole.line() == "CPU 0.30 s a test (20 tests, 6 s)"
    assert [line.split("  ")[-1] for line in whole.most_expensive()] == ["test_a.py", "test_b.py", ELSEWHERE]


@pytest.mark.parametrize(("command", "ends"), [("true", pytest.ExitCode.OK), ("false", pytest.ExitCode.TESTS_FAILED)])
def test_a_command_that_fails_beside_the_tests_fails_the_run(command: str, ends: pytest.ExitCode) -> None:
    session = SimpleNamespace(exitstatus=pytest.ExitCode.OK)
    beside = Beside(command)
    beside.pytest_sessionfinish(cast("pytest.Session", session), pytest.ExitCode.OK)
    beside.pytest_unconfigure()
    assert session.exitstatus == ends


def test_tests_that_failed_stay_the_reason() -> None:
    session = SimpleNamespace(exitstatus=pytest.ExitCode.INTERNAL_ERROR)
    beside = Beside("false")
    beside.pytest_sessionfinish(cast("pytest.Session", session), pytest.ExitCode.INTERNAL_ERROR)
    beside.pytest_unconfigure()
    assert session.exitstatus == pytest.ExitCode.INTERNAL_ERROR


def test_tests_that_share_a_system_stay_together() -> None:
    journeys = {group(f"tests/journeys/{name}") for name in ("test_whole_journey.py::test_the_whole_path", "test_never_blocked.py::test_a")}
    assert journeys == {WHOLE_SYSTEM}
    assert group("tests/chaos/test_telemetry.py::test_a[1]") == WHOLE_SYSTEM
    assert group("tests/unit/web/test_dates.py::test_a[kk]") == "tests/unit/web/test_dates.py::test_a[kk]"
