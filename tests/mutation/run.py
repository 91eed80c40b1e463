"""Tries mutants: each in a process of its own, split off from one that has loaded pytest and all libraries, but nothing of Oralu.

The files stay as they are: the process takes the changed text for the file when it imports the module.
"""

import contextlib
import gc
import importlib
import importlib.util
import json
import os
import pickle
import resource
import selectors
import signal
import sys
import time
import traceback
import warnings
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, SourceFileLoader
from types import CodeType, ModuleType
from typing import IO, Literal

import pytest

from infra.paths import ROOT
from tests.mutation.mutants import Mutant
from tests.mutation.reach import Reach, Recorder

Outcome = Literal["killed", "survived", "timeout", "unusable"]
FOLDERS = ("biometrics", "country", "identity", "probation", "reintegration", "shared", "telemetry")
QUIET = ("-q", "-p", "no:xdist", "-p", "no:cacheprovider", "-p", "no:faulthandler", "--tb=no", "--hypothesis-profile=mutants")
LEAST_SECONDS, MORE = 15, 5
"""A mutant may take this much CPU time, and so many times what its tests took unchanged: it may run for ever."""
PATIENCE = 40
"""Where the machine does other work too, it may take so many times longer by the clock. Only what waits for nothing reaches that."""
MOST_MEMORY = 6 * 2**30


@dataclass(frozen=True)
class Result:
    """What became of a mutant, and by which test it was told; `seconds` of the clock."""

    mutant: Mutant
    outcome: Outcome
    by: str = ""
    seconds: float = 0.0


class Changed(SourceFileLoader):
    """Loads one module from another text than its file's."""

    def __init__(self, mutant: Mutant) -> None:
        self.text = mutant.source
        super().__init__(mutant.file.removesuffix(".py").removesuffix("/__init__").replace("/", "."), str(ROOT / mutant.file))

    def get_code(self, fullname: str) -> CodeType:
        with warnings.catch_warnings(action="ignore", category=SyntaxWarning):
            return compile(self.text, self.path, "exec", dont_inherit=True)


class Finder(MetaPathFinder):
    """Finds the changed module before its file."""

    def __init__(self, changed: Changed) -> None:
        self.changed = changed

    def find_spec(self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None) -> ModuleSpec | None:
        if fullname != self.changed.name:
            return None
        return importlib.util.spec_from_file_location(fullname, self.changed.path, loader=self.changed)


class Chosen:
    """A plugin of pytest: these tests in this order and no others, and which of them fails first."""

    def __init__(self, tests: Sequence[str]) -> None:
        self.place = {test: number for number, test in enumerate(tests)}
        self.failed = ""

    @pytest.hookimpl(trylast=True)
    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        items[:] = sorted((item for item in items if item.nodeid in self.place), key=lambda item: self.place[item.nodeid])

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.failed and not self.failed:
            self.failed = report.nodeid


def record(files: Collection[str], folders: Sequence[str] = FOLDERS) -> Reach:
    """Run the unit tests once, unchanged, in a process of their own."""
    recorder = Recorder(files)

    def work(answer: IO[bytes]) -> None:
        pytest.main([*QUIET, *(f"tests/unit/{folder}" for folder in folders)], plugins=[recorder])
        answer.write(pickle.dumps(recorder.reach))

    child = Child(work, 3600)
    reach = pickle.loads(child.answer.read())
    child.end()
    assert isinstance(reach, Reach)
    return reach


def load(others: Sequence[str]) -> None:
    """Import what the tests need of others, once for all mutants."""
    for name in others:
        with contextlib.suppress(Exception):
            importlib.import_module(name)
    gc.collect()
    gc.freeze()


def run(mutants: Iterator[Mutant], size: int, reach: Reach, processes: int, tell: Callable[[Result], None]) -> None:
    """Try `size` of the mutants, so many at a time; one whose module cannot even be loaded makes room for the next."""
    selector = selectors.DefaultSelector()
    running: dict[Child, Mutant] = {}
    told = 0
    while True:
        while len(running) < processes and told + len(running) < size and (mutant := next(mutants, None)) is not None:
            child = _try(mutant, reach)
            running[child] = mutant
            selector.register(child.answer, selectors.EVENT_READ, child)
        if not running:
            return
        for key, _ in selector.select(timeout=1):
            child = key.data
            selector.unregister(child.answer)
            mutant, (outcome, by) = running.pop(child), child.verdict()
            if outcome != "unusable":
                told += 1
                tell(Result(mutant, outcome, by, time.monotonic() - child.began))
        for child in running:
            child.stop_if_late()


class Child:
    """A process split off from this one; what it writes comes out of `answer`, which ends with it."""

    def __init__(self, work: Callable[[IO[bytes]], None], cpu_seconds: float) -> None:
        reading, writing = os.pipe()
        self.began, self.most = time.monotonic(), PATIENCE * cpu_seconds
        self.pid = os.fork()
        if self.pid == 0:
            os.close(reading)
            _work(work, writing, cpu_seconds)
        os.close(writing)
        self.answer = os.fdopen(reading, "rb")

    def stop_if_late(self) -> None:
        """Kill it where it waits for something that never comes."""
        if time.monotonic() - self.began > self.most:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self.pid, signal.SIGKILL)

    def end(self) -> int:
        """Wait for its end; its exit status, negative for a signal."""
        self.answer.close()
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.pid, signal.SIGKILL)
        return os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])

    def verdict(self) -> tuple[Outcome, str]:
        """What it answered. One that was ended before it could answer has run out of time; one that crashed was told from the right one."""
        answer = self.answer.read()
        status = self.end()
        if answer:
            outcome, by = json.loads(answer)
            return outcome, by
        if status >= 0:
            raise BrokenRun
        return ("timeout" if -status in (signal.SIGXCPU, signal.SIGKILL) else "killed"), f"signal {-status}"


class BrokenRun(Exception):
    """A process ended without an answer; it printed why."""


def _work(work: Callable[[IO[bytes]], None], writing: int, cpu_seconds: float) -> None:
    """In the child: do it, answer, and end without the clean-up of the parent's things."""
    os.setsid()
    resource.setrlimit(resource.RLIMIT_CPU, (int(cpu_seconds), int(cpu_seconds) + 1))
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    status = 1
    try:
        with os.fdopen(writing, "wb") as answer:
            work(answer)
        status = 0
    finally:
        if status:
            traceback.print_exc()
        os._exit(status)


def _try(mutant: Mutant, reach: Reach) -> Child:
    tests = reach.tests_of(mutant)

    def work(answer: IO[bytes]) -> None:
        changed = Changed(mutant)
        sys.meta_path.insert(0, Finder(changed))
        with contextlib.suppress(Exception):
            importlib.import_module(changed.name)
        if changed.name not in sys.modules:
            answer.write(json.dumps(["unusable", ""]).encode())
            return
        if not tests:
            answer.write(json.dumps(["survived", "no test reaches it"]).encode())
            return
        chosen = Chosen(tests)
        files = dict.fromkeys(test.partition("::")[0] for test in tests)
        status = pytest.main(["-x", *QUIET, *files], plugins=[chosen])
        outcome: Outcome = "survived" if status in (pytest.ExitCode.OK, pytest.ExitCode.NO_TESTS_COLLECTED) else "killed"
        answer.write(json.dumps([outcome, chosen.failed]).encode())

    return Child(work, LEAST_SECONDS + MORE * sum(reach.seconds[test] for test in tests))
