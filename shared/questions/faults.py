"""What is wrong with a form as it was written, by line."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from shared.questions.lines import Path, line_at
from shared.values import JsonObject


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One fault. `code`: what is wrong; `detail`: the key, code or language that it is about."""

    line: int
    code: str
    detail: str = ""


class Found:
    """The faults found so far."""

    def __init__(self, lines: Mapping[Path, int]) -> None:
        self._lines = lines
        self._faults: set[Fault] = set()

    def note(self, path: Path, code: str, detail: str = "") -> None:
        """Something is wrong there."""
        self._faults.add(Fault(line_at(self._lines, path), code, detail))

    def sorted(self) -> tuple[Fault, ...]:
        """All of them, from the first line on."""
        return tuple(sorted(self._faults))


def table_of(given: Any) -> JsonObject:
    """A table; an empty one where something else stands."""
    return given if isinstance(given, dict) else {}
