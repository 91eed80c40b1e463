"""Functions pass a query's row as a typed value, so that mypy finds a misspelled column."""

import ast
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from infra.paths import ROOT

UNTYPED = {"dict[str, Any]", "Mapping[str, Any]", "Row"}
"""Anywhere in an annotation, such as in `KeysetPage[Row] | None`."""
NOT_ROWS = {
    "shared/db/engine.py",  # settings of Piccolo
    "shared/demo/rows.py",  # rows on their way into the database
    "shared/registry.py",  # details and contexts of any capability
    "shared/web/forms.py",  # what was typed into a form, and pydantic's problems with it
}


def types(annotation: ast.expr) -> Iterator[str]:
    """A type and the types inside it; one in quotes is read too, a sentence in quotes is not."""
    for node in ast.walk(annotation):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            with suppress(SyntaxError):
                yield from types(ast.parse(node.value, mode="eval").body)
        elif isinstance(node, ast.expr):
            yield ast.unparse(node)


def borders(file: Path) -> Iterator[str]:
    """The types of the parameters and results of each function in a file."""
    for node in ast.walk(ast.parse(file.read_text())):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            parameters = [*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs, node.args.vararg, node.args.kwarg]
            for found in (node.returns, *(each.annotation for each in parameters if each)):
                yield from types(found) if found else ()


def to_look_at() -> Iterator[tuple[str, Path]]:
    for tree in ("services", "shared", "infra"):
        for file in sorted((ROOT / tree).rglob("*.py")):
            name = file.relative_to(ROOT).as_posix()
            if name not in NOT_ROWS:
                yield name, file


def test_no_row_crosses_a_border_as_a_dictionary() -> None:
    untyped = {name: found for name, file in to_look_at() if (found := sorted(set(borders(file)) & UNTYPED))}
    assert not untyped
    assert not [name for name, file in to_look_at() if "\nRow = " in file.read_text()]


@pytest.mark.parametrize("annotation", ["Row", "dict[str, Any] | None", "KeysetPage[dict[str, Any]]", "tuple[int, Row]", '"list[Row]"'])
def test_a_row_inside_another_type_is_found(annotation: str) -> None:
    assert UNTYPED & set(types(ast.parse(annotation, mode="eval").body))


def test_a_typed_value_is_none() -> None:
    assert not UNTYPED & set(types(ast.parse("KeysetPage[TaskRow] | dict[str, str] | JsonObject", mode="eval").body))
