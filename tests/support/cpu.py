"""The cost of tests in CPU seconds, which other programs on the machine affect less than wall time.

Every process that runs tests counts its own user and system time and that of the children it has waited for: servers, browsers, commands.
With xdist the workers hand their counts to the process that prints, which adds only its own time: its children are the workers, already
counted, and what runs beside the tests, which is not a test.
"""

import os
from collections import defaultdict
from collections.abc import Generator
from typing import Any

import pytest

LISTED = 10
ELSEWHERE = "(start, collection, servers of the run)"
NAME = "cpu"


def used() -> float:
    """CPU seconds of this process and of its children that have ended, since it started."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


class Account:
    """CPU seconds by test file, and how many tests ran."""

    def __init__(self) -> None:
        self.tests = 0
        self.total = 0.0
        self.by_file: defaultdict[str, float] = defaultdict(float)

    def add(self, other: dict[str, Any]) -> None:
        """Add what another process counted, in the form of `plain`."""
        self.tests += other["tests"]
        self.total += other["total"]
        for file, seconds in other["by_file"].items():
            self.by_file[file] += seconds

    def plain(self) -> dict[str, Any]:
        """The counts in types that xdist can send."""
        return {"tests": self.tests, "total": self.total, "by_file": dict(self.by_file)}

    def line(self) -> str:
        """Such as `CPU 0.21 s a test (1925 tests, 404 s)`."""
        return f"CPU {self.total / self.tests:.2f} s a test ({self.tests} tests, {self.total:.0f} s)"

    def most_expensive(self) -> list[str]:
        """One line for each of the files that take most, and one for what belongs to no test."""
        files = {**self.by_file, ELSEWHERE: self.total - sum(self.by_file.values())}
        return [f"{files[file]:8.1f} s  {file}" for file in sorted(files, key=files.__getitem__, reverse=True)[: LISTED + 1]]


class Meter:
    """Counts in a process that runs tests, adds up and prints in the one that a person started."""

    def __init__(self, config: pytest.Config) -> None:
        self.config = config
        self.account = Account()
        self.until: float | None = None

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Generator[None, object, object]:
        before, self.until = used(), None
        try:
            return (yield)
        finally:
            self.account.tests += 1
            self.account.by_file[item.location[0]] += self._end() - before

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_teardown(self, nextitem: pytest.Item | None) -> None:
        if nextitem is None:  # the servers end here; they belong to no test
            self.until = used()

    def _end(self) -> float:
        return used() if self.until is None else self.until

    def pytest_sessionfinish(self) -> None:
        prints = bool(getattr(self.config.option, "numprocesses", None)) and not hasattr(self.config, "workerinput")
        self.account.total += sum(os.times()[:2]) if prints else used()
        if (output := getattr(self.config, "workeroutput", None)) is not None:
            output[NAME] = self.account.plain()

    @pytest.hookimpl(optionalhook=True)
    def pytest_testnodedown(self, node: Any) -> None:
        if count := getattr(node, "workeroutput", {}).get(NAME):
            self.account.add(count)

    @pytest.hookimpl(wrapper=True, tryfirst=True)
    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> Generator[None, None, None]:
        yield
        if not self.account.tests:
            return
        if self.config.getoption("--cpu-report"):
            terminalreporter.section("test files that take most CPU time")
            for line in self.account.most_expensive():
                terminalreporter.line(line)
        terminalreporter.line(self.account.line())


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--cpu-report", action="store_true", help=f"print the {LISTED} test files that take most CPU time")


def pytest_configure(config: pytest.Config) -> None:
    config.pluginmanager.register(Meter(config), NAME)
