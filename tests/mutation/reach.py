"""Which tests reach which functions of the domain: recorded in one run of the unit tests."""

import ast
import sys
import time
from collections import defaultdict
from collections.abc import Collection, Generator, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from types import CodeType, FrameType

import pytest

from infra.paths import ROOT
from tests.mutation.mutants import Mutant

Function = tuple[str, int]
"""A file from the root and the first line of a function in it, its decorators counted."""
OURS = ("services", "shared", "infra", "tests")
NEEDS_MODELS = "face_photos"
"""A fixture of tests that look at photographs through dlib: they take seconds each and are about the engine."""
OWN_PROCESSES = frozenset({"test_pool.py", "test_new_calibration.py", "test_light_faces_worker.py"})
"""Files of tests that start processes, which load the models and see no change that is made in this one."""


@dataclass
class Reach:
    """`functions` and `seconds` by test; `others`: the modules of others that the tests need, in the order of their import."""

    functions: dict[str, set[Function]] = field(default_factory=dict)
    seconds: dict[str, float] = field(default_factory=dict)
    others: list[str] = field(default_factory=list)
    green: bool = False

    def tests_of(self, mutant: Mutant) -> list[str]:
        """Those that may notice the change, quickest first: they reach its function, or, where it is made when the module is loaded or its
        function remembers its answers, any function of the module or of one that imports it; and the tests of files that import it."""
        function = function_at(mutant.file, mutant.line)
        near = {mutant.file, *importers_of(mutant.file)}
        found = [
            test
            for test, reached in self.functions.items()
            if (
                (mutant.file, function) in reached
                if function
                else test.partition("::")[0] in near or any(file in near for file, _ in reached)
            )
        ]
        return sorted(found, key=self.seconds.__getitem__)


class Recorder:
    """A plugin of pytest that fills a Reach. What the import of a test file reaches counts for all its tests."""

    def __init__(self, files: Collection[str]) -> None:
        self.names = {str(ROOT / file): file for file in files}
        self.reach = Reach()
        self.of_imports: defaultdict[str, set[Function]] = defaultdict(set)
        self.reached: set[Function] = set()
        self.codes: set[CodeType] = set()

    def profile(self, frame: FrameType, event: str, _: object) -> None:
        """For sys.setprofile: remembers calls into the domain."""
        if event == "call" and (code := frame.f_code) not in self.codes:
            self.codes.add(code)
            if (file := self.names.get(code.co_filename)) and code.co_name != "<module>":
                self.reached.add((file, code.co_firstlineno))

    def _watch(self, into: set[Function]) -> Generator[None, object, object]:
        self.reached, self.codes = into, set()
        sys.setprofile(self.profile)
        try:
            return (yield)
        finally:
            sys.setprofile(None)

    @pytest.hookimpl(wrapper=True)
    def pytest_make_collect_report(self, collector: pytest.Collector) -> Generator[None, object, object]:
        if not isinstance(collector, pytest.Module):
            return (yield)
        return (yield from self._watch(self.of_imports[collector.nodeid]))

    @pytest.hookimpl(trylast=True)
    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        items[:] = [item for item in items if NEEDS_MODELS not in getattr(item, "fixturenames", ()) and item.path.name not in OWN_PROCESSES]

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Generator[None, object, object]:
        reached = self.reach.functions.setdefault(item.nodeid, set())
        began = time.process_time()
        try:
            return (yield from self._watch(reached))
        finally:
            self.reach.seconds[item.nodeid] = time.process_time() - began
            reached |= self.of_imports[item.nodeid.partition("::")[0]]

    def pytest_sessionfinish(self, exitstatus: int) -> None:
        self.reach.green = exitstatus == 0
        self.reach.others = [name for name in sys.modules if name.partition(".")[0] not in OURS and name != "__main__"]


@cache
def function_at(file: str, line: int) -> int | None:
    """The first line of the function whose body holds a line; None in the body of a module or class, and in a function that remembers."""
    first: int | None = None
    for node, remembers in _functions(ast.parse((ROOT / file).read_text())):
        if node.body[0].lineno <= line <= (node.end_lineno or 0):
            if remembers:
                return None
            first = min(node.lineno, *(each.lineno for each in node.decorator_list), node.lineno)
    return first


def _functions(tree: ast.AST) -> Iterator[tuple[ast.FunctionDef, bool]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef):
            yield node, any("cache" in ast.unparse(each) for each in node.decorator_list)


@cache
def importers_of(file: str) -> frozenset[str]:
    """The files of services, of what is shared and of the unit tests that import this one, or names from it."""
    module = file.removesuffix(".py").removesuffix("/__init__").replace("/", ".")
    found = [path for tree in ("services", "shared", "tests/unit") for path in (ROOT / tree).rglob("*.py")]
    return frozenset(path.relative_to(ROOT).as_posix() for path in found if module in _imported(path))


@cache
def _imported(path: Path) -> frozenset[str]:
    """The modules that a file may import, and with them the names that it takes from packages."""
    froms = [node for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.ImportFrom) and node.module]
    return frozenset({node.module or "" for node in froms} | {f"{node.module}.{each.name}" for node in froms for each in node.names})
