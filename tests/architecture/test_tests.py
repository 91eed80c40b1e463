"""Tests share builders but never import each other, and none depends on the time of the run."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from infra.paths import ROOT

TESTS = ROOT / "tests"
WALL_CLOCKS = {"clock.now", "datetime.now", "datetime.utcnow", "datetime.today", "date.today", "time.time", "time.time_ns"}
SQL_CLOCK = re.compile(r"(?<![.\w])now\(\)")
READS_THE_CLOCK = {
    "tests/architecture/test_tests.py": "names what it forbids",
    "tests/chaos/clerk.py": "fills in today's date for a system that runs on the machine's clock",
    "tests/chaos/stream.py": "sends messages between services that run on the machine's clock",
    "tests/chaos/test_mqtt.py": "reports to gateways that run on the machine's clock",
    "tests/chaos/test_telemetry.py": "counts what systems on the machine's clock have left",
    "tests/chaos/vendors.py": "reports to gateways that run on the machine's clock",
    "tests/journeys/staff.py": "waits for a page of a system that runs on the machine's clock",
    "tests/recording/product.py": "asks the product's clock, which the recording sets",
    "tests/support/clocks.py": "tells a process how far its clock is from NOW",
    "tests/support/messaging.py": "is what a service does with a message: it asks the service's clock, which tests set",
    "tests/support/system.py": "moves the clock of the whole system",
    "tests/unit/shared/test_settings.py": "tries the clock itself",
}


def modules() -> list[Path]:
    """Every module below tests/."""
    return sorted(TESTS.rglob("*.py"))


@cache
def tree(file: Path) -> ast.Module:
    """A module, read once."""
    return ast.parse(file.read_text())


def name(file: Path) -> str:
    """The name in the form of READS_THE_CLOCK."""
    return file.relative_to(ROOT).as_posix()


def imported(file: Path) -> Iterator[str]:
    """The dotted names of what a module imports, also the names that it imports from a package."""
    for node in ast.walk(tree(file)):
        if isinstance(node, ast.Import):
            yield from (each.name for each in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{node.module or ''}.{each.name}" for each in node.names)


def wall_clocks(file: Path) -> Iterator[str]:
    """Where a module asks what time it is: in Python, in SQL, or for the current one-time code."""
    for node in ast.walk(tree(file)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            asked = ast.unparse(node.func)
            if ".".join(asked.split(".")[-2:]) in WALL_CLOCKS or ("TOTP(" in asked and node.func.attr == "now"):
                yield f"{name(file)}:{node.lineno}: {asked}()"
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and SQL_CLOCK.search(node.value):
            yield f"{name(file)}:{node.lineno}: now() in a text"


def test_no_module_imports_a_test_or_a_conftest() -> None:
    """What two of them need is a builder (tests/builders) or a tool (tests/support); fixtures are found by name."""
    found = [
        f"{name(file)}: {each}"
        for file in modules()
        for each in imported(file)
        if each.startswith("tests.") and any(part == "conftest" or part.startswith("test_") for part in each.split("."))
    ]
    assert found == []


def test_no_test_reads_the_wall_clock() -> None:
    """Tests run at NOW of tests/builders/moments.py; the fixture `fixed_clock` stops the product's clock there."""
    assert [each for file in modules() if name(file) not in READS_THE_CLOCK for each in wall_clocks(file)] == []


@pytest.mark.parametrize("allowed", READS_THE_CLOCK)
def test_what_may_read_the_clock_does(allowed: str) -> None:
    assert list(wall_clocks(ROOT / allowed))
