"""A command that runs beside the tests: `--beside "make lint"`. If it fails, its output is shown and the run fails too."""

import shlex
import subprocess
from contextlib import suppress
from tempfile import TemporaryFile

import pytest

STOP_SECONDS = 10


class Beside:
    """One command in the process that a person started; its output is kept until it is clear whether it is needed."""

    def __init__(self, command: str) -> None:
        self.command = command
        self.output = TemporaryFile()  # noqa: SIM115  # open as long as the command runs
        self.process = subprocess.Popen(shlex.split(command), stdout=self.output, stderr=subprocess.STDOUT)
        self.told = False

    def pytest_runtest_logreport(self) -> None:
        """Say at once that it failed, so that nobody has to wait for the last test."""
        if not self.told and self.process.poll():
            self.told = True
            print(f"\n`{self.command}` failed:\n{self.said()}", flush=True)

    @pytest.hookimpl(tryfirst=True)
    def pytest_sessionfinish(self, session: pytest.Session, exitstatus: int) -> None:
        if exitstatus == pytest.ExitCode.INTERRUPTED:
            self.process.terminate()
        elif self.process.wait() and exitstatus in {pytest.ExitCode.OK, pytest.ExitCode.NO_TESTS_COLLECTED}:
            session.exitstatus = pytest.ExitCode.TESTS_FAILED

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        if self.process.poll():
            terminalreporter.section(f"`{self.command}` failed", red=True)
            terminalreporter.line(self.said())

    def pytest_unconfigure(self) -> None:
        self.process.terminate()
        with suppress(subprocess.TimeoutExpired):
            self.process.wait(STOP_SECONDS)
        self.output.close()

    def said(self) -> str:
        """Everything it wrote so far."""
        self.output.seek(0)
        return self.output.read().decode(errors="replace").rstrip()


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--beside", metavar="COMMAND", help="run this command beside the tests and fail where it fails")


def pytest_sessionstart(session: pytest.Session) -> None:
    config = session.config
    if (command := config.getoption("--beside")) and not hasattr(config, "workerinput"):
        config.pluginmanager.register(Beside(command), "beside")
