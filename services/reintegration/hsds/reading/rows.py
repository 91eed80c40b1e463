"""A row as it was read, and what is wrong with a file or a row."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class RawRow:
    """A row before any check. `row`: its number in the file, the header being 1, or where it stands in JSON; `stem`: the file's name."""

    entity: str
    file: str
    row: str
    values: dict[str, object]
    nested: bool = False


@dataclass(frozen=True, slots=True)
class Defect:
    """What is wrong with one row, and where. `kept`: the row is loaded, without what is wrong. `problem` is a code of hsds.words."""

    file: str
    row: str
    column: str
    problem: str
    value: str = ""
    kept: bool = False


@dataclass(slots=True)
class Reading:
    """Everything that was read: rows in the order of the files, defects, and how much about persons was left out."""

    rows: list[RawRow] = field(default_factory=list)
    defects: list[Defect] = field(default_factory=list)
    personal: int = 0
    licence: str = ""
    hash: str = ""

    def wrong(self, file: str, row: str, column: str, problem: str, value: object = "", *, kept: bool = False) -> None:
        """Note a defect; of a long value its beginning is shown."""
        text = str(value)
        self.defects.append(Defect(file, row, column, problem, text if len(text) <= SHOWN else f"{text[:SHOWN]}…", kept))


SHOWN = 60
