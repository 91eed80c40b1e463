"""A tier is guidance: nothing but the pages that show it reads it, and nothing follows from it by itself."""

import ast
import re
from pathlib import Path

from infra.paths import ROOT

ROOM = ROOT / "services" / "probation" / "risk"
SHOWS = {
    "services/probation/capabilities.py": "the list of capabilities",
    "services/probation/caseload/pages.py": "whether this reader may filter the list by it",
    "services/probation/demo/risk.py": "invented rows",
}
"""Who imports the folder, and what for."""
READS_ROWS = {"services/probation/caseload/list_queries.py": "filters of the list of people", "services/probation/piccolo_app.py": ""}
TABLES = re.compile(r"\b(?:risk_(?:fact|calculation|override|objection|event|current)|relapse_entry)\b|probation\.risk\b")
WRITES_NOWHERE_ELSE = re.compile(
    r"services\.probation\.(?:check_ins|terms|conditions|telemetry|appointments|closing|transfers)\.\S*actions"
)
ABOUT_THE_PERSON = re.compile(
    r"\b(?:sex|nationality|citizenship\w*|region|kato|language|disability|health|marital_status|household|birth_date|settlement)\b"
)


def code() -> list[Path]:
    files = [file for tree in ("services", "shared", "infra") for file in (ROOT / tree).rglob("*.py")]
    return [file for file in files if ROOM not in file.parents and "migrations" not in file.parts]


def name(file: Path) -> str:
    return file.relative_to(ROOT).as_posix()


def imported(file: Path) -> set[str]:
    tree = ast.parse(file.read_text())
    found = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    return found | {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.module}


def test_nobody_imports_it_but_to_show_it() -> None:
    found = {name(file) for file in code() if any(re.match(r"services\.probation\.risk(\.|$)", each) for each in imported(file))}
    assert found == set(SHOWS)
    pages = ROOT / "services/probation/caseload/pages.py"
    assert {each for each in imported(pages) if ".risk" in each} == {"services.probation.risk.permissions"}


def test_nobody_reads_its_rows_but_the_list_of_people() -> None:
    found = {name(file) for file in code() if TABLES.search(file.read_text())} - set(SHOWS)
    assert found == set(READS_ROWS)


def test_it_changes_nothing_of_another_capability() -> None:
    """It may ask for a human (an item of the queue); schedules, orders, duties and terms are never written from here."""
    found = {f"{name(file)}: {each}" for file in ROOM.rglob("*.py") for each in imported(file) if WRITES_NOWHERE_ELSE.match(each)}
    assert not found
    assert not [name(file) for file in ROOM.rglob("*.py") if "outbox" in file.read_text()], "no message leaves the service about a tier"


def test_what_is_read_about_the_person_is_never_what_they_are() -> None:
    for file in (*(ROOM / "domain").glob("*.py"), ROOM / "sources.py"):
        tree = ast.parse(file.read_text())
        prose = {id(node.body[0].value) for node in ast.walk(tree) if isinstance(node, ast.Module | ast.FunctionDef | ast.AsyncFunctionDef
                 | ast.ClassDef) and node.body and isinstance(node.body[0], ast.Expr)}  # fmt: skip
        prose |= {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)}
        texts = [node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)
                 and id(node) not in prose]  # fmt: skip
        names = [node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)]
        assert not [text for text in (*texts, *names) if ABOUT_THE_PERSON.search(text)], name(file)
