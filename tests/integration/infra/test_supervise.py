"""The supervisor restarts failed processes, and no process outlives it."""

import os
import shutil
import signal
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import mkdtemp

import psutil
import pytest

from infra.servers.checks import sweep_leftovers
from infra.servers.supervise import Program, Supervisor, configuration, end_with_parent
from tests.support.waiting import eventually

FOREVER = end_with_parent(sys.executable, "-c", "import signal; signal.pause()")


@pytest.fixture
def folder() -> Iterator[Path]:
    """A short path: sockets live in it."""
    made = Path(mkdtemp(prefix="oralu-test-"))
    yield made
    sweep_leftovers(made)
    shutil.rmtree(made, ignore_errors=True)


@pytest.fixture
def supervisor(folder: Path) -> Iterator[Supervisor]:
    """A supervisor with two programs, one of which starts on demand."""
    programs = [Program("first", FOREVER, "servers"), Program("second", FOREVER)]
    started = Supervisor.start(folder, programs, {**os.environ, "ORALU_SUPERVISED": str(folder)})
    yield started
    started.stop()


def runs(supervisor: Supervisor, name: str) -> Callable[[], int]:
    """The process id of a running program, else 0."""

    def look() -> int:
        state, pid = supervisor.states().get(name, ("", 0))
        return pid if state == "RUNNING" else 0

    return look


def test_a_program_that_ends_by_itself_is_started_again(supervisor: Supervisor) -> None:
    first = eventually(runs(supervisor, "first"))
    os.kill(first, signal.SIGKILL)
    eventually(lambda: runs(supervisor, "first")() not in {0, first})


def test_a_program_waits_until_it_is_asked_for(supervisor: Supervisor) -> None:
    eventually(runs(supervisor, "first"))
    assert supervisor.states()["second"][0] == "STOPPED"
    supervisor.start_services()
    eventually(runs(supervisor, "second"))


def test_stopping_leaves_no_process_behind(supervisor: Supervisor) -> None:
    first = eventually(runs(supervisor, "first"))
    supervisor.stop()
    assert not psutil.pid_exists(first)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells a process of its parent's death; elsewhere the next start sweeps")
def test_children_end_when_the_supervisor_is_killed(supervisor: Supervisor) -> None:
    first = eventually(runs(supervisor, "first"))
    assert supervisor.process is not None
    supervisor.process.kill()
    supervisor.process.wait()
    eventually(lambda: not psutil.pid_exists(first))


def test_the_next_start_removes_what_a_killed_run_left(folder: Path) -> None:
    orphan = psutil.Popen([sys.executable, "-c", "import signal; signal.pause()"], env={**os.environ, "ORALU_SUPERVISED": str(folder)})
    eventually(lambda: orphan.environ().get("ORALU_SUPERVISED") == str(folder))
    assert sweep_leftovers(folder) == 1
    assert not orphan.is_running()
    assert sweep_leftovers(folder) == 0


def test_a_percent_sign_and_a_space_survive_the_configuration(folder: Path) -> None:
    text = configuration(folder, [Program("odd", ["echo", "100 %"])])
    assert "command = echo '100 %%'" in text
