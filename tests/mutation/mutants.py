"""The mutants of the domain: which there are, how each reads, and a sample of them that a seed decides."""

import ast
import hashlib
import warnings
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from cosmic_ray.ast import ast_nodes, get_ast
from cosmic_ray.mutating import mutate_code
from cosmic_ray.plugins import get_operator, operator_names

from infra.paths import ROOT

UNUSED = frozenset(
    {
        # The same answer for None, members of an enumeration and small numbers; ruff says which of the two is right.
        *(f"core/ReplaceComparisonOperator_{pair}" for pair in ("Is_Eq", "IsNot_NotEq", "Eq_Is", "NotEq_IsNot")),
        *("core/VariableReplacer", "core/VariableInserter"),  # want the names of variables
    }
)


@dataclass(frozen=True)
class Place:
    """The `occurrence`-th place in `file` (from the root) where cosmic-ray's `operator` can change something; `line` counts from 1."""

    file: str
    operator: str
    occurrence: int
    line: int


@dataclass(frozen=True)
class Mutant(Place):
    """One change. `was` and `becomes`: the changed line, or all of them with spaces between; `source`: the whole changed file."""

    was: str
    becomes: str
    source: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line} {self.operator} {self.occurrence}: {self.was} -> {self.becomes}"


def domain_files() -> list[str]:
    """Every file of pure rules: each `domain.py`, all below a folder `domain`, and the law."""
    found = [*(ROOT / "services").rglob("*.py"), *(ROOT / "shared" / "law").rglob("*.py")]
    names = sorted(file.relative_to(ROOT).as_posix() for file in found)
    return [name for name in names if name.endswith("/domain.py") or "/domain/" in name or name.startswith("shared/law/")]


def places_in(file: str) -> Iterator[Place]:
    """Where something that runs can be changed."""
    source = (ROOT / file).read_text()
    ignored = _without_behaviour(source)
    nodes = list(ast_nodes(get_ast(source)))
    for name in sorted(set(operator_names()) - UNUSED):
        operator = get_operator(name)()
        for occurrence, node in enumerate(each for each in nodes for _ in operator.mutation_positions(each)):
            at, marks_parameters = node.start_pos, node.parent is not None and node.parent.type == "parameters"
            if not marks_parameters and not any(start <= at < end for start, end in ignored):
                yield Place(file, name, occurrence, at[0])


def shuffled(places: Iterable[Place], seed: int) -> list[Place]:
    """In an order that the seed decides. A change of the code moves only the places on the lines that it touches."""
    lines: dict[str, list[str]] = {}
    seen: Counter[str] = Counter()
    order = {}
    for place in sorted(places, key=lambda each: (each.file, each.operator, each.occurrence)):
        if place.file not in lines:
            lines[place.file] = (ROOT / place.file).read_text().splitlines()
        key = "|".join((str(seed), place.file, place.operator, lines[place.file][place.line - 1].strip()))
        order[place] = hashlib.sha256(f"{key}|{seen[key]}".encode()).digest()
        seen[key] += 1
    return sorted(order, key=order.__getitem__)


def mutant_at(place: Place) -> Mutant | None:
    """The change; None where it makes no Python, or where the library cannot make it."""
    source = (ROOT / place.file).read_text()
    try:
        changed: str = mutate_code(source, get_operator(place.operator)(), place.occurrence)
        with warnings.catch_warnings(action="ignore", category=SyntaxWarning):
            compile(changed, place.file, "exec", dont_inherit=True)
    except (SyntaxError, AttributeError):  # the latter where an exception has a dot in its name
        return None
    line, was, becomes = _difference(source.splitlines(), changed.splitlines())
    return Mutant(place.file, place.operator, place.occurrence, line, was, becomes, changed)


def _without_behaviour(source: str) -> list[tuple[tuple[int, int], tuple[int, int]]]:
    """From where to where nothing runs that a test could notice: annotations, and the options of data classes, which mypy checks."""
    found: list[ast.expr | ast.keyword | None] = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.arg | ast.AnnAssign):
            found.append(node.annotation)
        elif isinstance(node, ast.FunctionDef):
            found.append(node.returns)
        elif isinstance(node, ast.ClassDef):
            found += [option for each in node.decorator_list if isinstance(each, ast.Call) for option in each.keywords]
    return [((node.lineno, node.col_offset), (node.end_lineno or 0, node.end_col_offset or 0)) for node in found if node]


def _difference(before: list[str], after: list[str]) -> tuple[int, str, str]:
    start = next(
        (number for number, pair in enumerate(zip(before, after, strict=False)) if pair[0] != pair[1]), min(len(before), len(after))
    )
    same = 0
    while same < min(len(before), len(after)) - start and before[-1 - same] == after[-1 - same]:
        same += 1
    was, becomes = (" ".join(line.strip() for line in lines[start : len(lines) - same]) for lines in (before, after))
    return start + 1, was, becomes
