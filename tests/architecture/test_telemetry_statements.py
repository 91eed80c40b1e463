"""Statements of telemetry that stand in one module alone."""

import re
from pathlib import Path

from infra.paths import ROOT

TELEMETRY = ROOT / "services" / "probation" / "telemetry"
LAST_CLOSING = re.compile(r"max\((\w+\.)?closed_at\)\s+FROM\s+probation\.registration")


def modules_with(pattern: re.Pattern[str]) -> set[str]:
    """The modules of telemetry whose source has it."""
    return {_name(file) for file in TELEMETRY.rglob("*.py") if pattern.search(file.read_text())}


def _name(file: Path) -> str:
    return str(file.relative_to(TELEMETRY))


def test_one_module_says_which_order_is_in_force() -> None:
    assert modules_with(LAST_CLOSING) == {"order_queries.py"}
