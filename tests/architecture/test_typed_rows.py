"""A row of a query goes from function to function as a typed value, so that mypy sees a misspelled column."""

import ast
from collections.abc import Iterator
from pathlib import Path

from infra.paths import ROOT

UNTYPED = {"dict[str, Any]", "Mapping[str, Any]", "list[dict[str, Any]]", "Sequence[dict[str, Any]]", "Row", "list[Row]", "Sequence[Row]"}
NOT_ROWS = {
    "shared/db/engine.py",  # settings of Piccolo
    "shared/demo/rows.py",  # rows on their way into the database
    "shared/identity/words.py",  # words for a template
    "shared/logs.py",  # fields of a log entry
    "shared/registry.py",  # details and contexts of any capability
    "shared/web/forms.py",  # what was typed into a form, and pydantic's problems with it
}
LEFT = ("services/probation/",)
"""Where rows are still to be typed; what is finished in it is named below."""
FINISHED = (
    *(f"services/probation/telemetry/{name}/" for name in ("alert_quality", "bracelets", "deputies", "devices", "evaluation")),
    *(f"services/probation/telemetry/{name}/" for name in ("evaluation_queue", "ingest", "movements", "positions", "protected_places")),
    *(f"services/probation/telemetry/{name}" for name in ("commands.py", "orders/domain/", "simulation/", "words.py")),
    *("services/probation/country/", "services/probation/evaluator.py", "services/probation/worker.py"),
)


def borders(file: Path) -> Iterator[str]:
    """The types of parameters and answers of each function of a file."""
    for node in ast.walk(ast.parse(file.read_text())):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            arguments = [*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs]
            yield from (ast.unparse(found) for found in [node.returns, *(each.annotation for each in arguments)] if found is not None)


def to_look_at() -> Iterator[tuple[str, Path]]:
    for tree in ("services", "shared", "infra"):
        for file in sorted((ROOT / tree).rglob("*.py")):
            name = file.relative_to(ROOT).as_posix()
            if name not in NOT_ROWS and (name.startswith(FINISHED) or not name.startswith(LEFT)):
                yield name, file


def test_no_row_crosses_a_border_as_a_dictionary() -> None:
    untyped = {name: found for name, file in to_look_at() if (found := sorted(set(borders(file)) & UNTYPED))}
    assert not untyped
    assert not [name for name, file in to_look_at() if "\nRow = " in file.read_text()]
