"""SQL statements of telemetry that only one module may contain."""

import ast
import re
from functools import cache
from pathlib import Path

from infra.paths import ROOT

LAST_CLOSING = re.compile(r"max\((\w+\.)?closed_at\)\s+FROM\s+probation\.registration")
WRITES_ALERTS = re.compile(
    r"\b(INSERT\s+INTO|UPDATE(\s+ONLY)?|DELETE\s+FROM|MERGE\s+INTO|TRUNCATE|COPY)\s+probation\.alert(_event)?\b", re.IGNORECASE
)
TELEMETRY = "services/probation/telemetry"


@cache
def texts(file: Path) -> tuple[str, ...]:
    """The strings of a module, each assembled; values from run time are left empty."""
    nodes = ast.walk(ast.parse(file.read_text()))
    return tuple("".join(_constants(node)) for node in nodes if isinstance(node, ast.JoinedStr | ast.Constant))


def _constants(node: ast.JoinedStr | ast.Constant) -> list[str]:
    parts = node.values if isinstance(node, ast.JoinedStr) else [node]
    return [part.value for part in parts if isinstance(part, ast.Constant) and isinstance(part.value, str)]


def modules_with(statement: re.Pattern[str]) -> set[str]:
    """The modules of the product with such a statement. Migrations only make tables."""
    files = [file for tree in ("services", "shared", "infra") for file in (ROOT / tree).rglob("*.py") if "migrations" not in file.parts]
    return {str(file.relative_to(ROOT)) for file in files if any(statement.search(text) for text in texts(file))}


def test_one_module_says_which_order_is_in_force() -> None:
    assert {each for each in modules_with(LAST_CLOSING) if each.startswith(TELEMETRY)} == {f"{TELEMETRY}/orders/queries.py"}


def test_one_module_writes_alerts_and_their_history() -> None:
    """Only the synthetic country copies both tables."""
    assert modules_with(WRITES_ALERTS) == {f"{TELEMETRY}/alerts/alert_log.py"}
