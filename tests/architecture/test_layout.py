"""All services look alike: the same files at the root, and no file too long to read."""

import ast
from pathlib import Path

import pytest

from infra.paths import ROOT

LONGEST_FILE = 400
SERVICES = ("probation", "reintegration", "biometrics")
ROOMS = (
    "README.md",
    "app.py",
    "worker.py",
    "capabilities.py",
    "settings.py",
    "database.py",
    "migrations",
    "piccolo_app.py",
    "locales",
)
TREES = ("services", "shared", "infra", "tests")


def written_files() -> list[Path]:
    """Every Python file."""
    return [file for tree in TREES for file in (ROOT / tree).rglob("*.py") if "node_modules" not in file.parts]


@pytest.mark.parametrize("service", SERVICES)
def test_every_service_has_the_same_root(service: str) -> None:
    missing = [room for room in ROOMS if not (ROOT / "services" / service / room).exists()]
    assert not missing


def test_no_file_is_longer_than_400_lines() -> None:
    long = {str(file.relative_to(ROOT)): count for file in written_files() if (count := len(file.read_text().splitlines())) > LONGEST_FILE}
    assert not long


def test_every_module_says_what_it_is_for() -> None:
    silent = [
        str(file.relative_to(ROOT))
        for file in written_files()
        if file.read_text().strip() and ast.get_docstring(ast.parse(file.read_text())) is None
    ]
    assert not silent


def test_every_test_folder_is_a_package() -> None:
    """Otherwise two test files with the same name in two folders would hide each other."""
    folders = {file.parent for file in (ROOT / "tests").rglob("test_*.py")}
    assert not [str(folder.relative_to(ROOT)) for folder in folders if not (folder / "__init__.py").exists()]
