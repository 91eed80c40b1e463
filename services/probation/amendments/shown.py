"""Fields, lists and changes, ready to be shown."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from services.probation.amendments import words
from services.probation.amendments.domain.fields import FIELDS, GROUPS, Field, Reading
from services.probation.amendments.domain.reading import Pair, Values
from services.probation.cases.entries import Entry
from services.probation.history.queries import FieldChangeRow
from services.probation.words import who


@dataclass(frozen=True, slots=True)
class ShownField:
    """A field of a form: `value` as it stands, `stands` the same in words; `options` of a choice as (code, words)."""

    name: str
    label: str
    reading: str
    required: bool
    value: str
    stands: str
    options: list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class ShownGroup:
    """A group on the page of everything: (label, value) of each field."""

    code: str
    title: str
    rows: list[tuple[str, str]]
    registration: UUID | None

    @property
    def anchor(self) -> str:
        """Its id on the page."""
        return f"{self.code}-{self.registration}" if self.registration else self.code


@dataclass(frozen=True, slots=True)
class ShownEntry:
    """An entry of a list: (label, value) of each of its fields."""

    id: UUID
    title: str
    rows: list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class ShownList:
    """A list with its entries."""

    code: str
    title: str
    one: str
    entries: list[ShownEntry]


@dataclass(frozen=True, slots=True)
class ShownChange:
    """A line of the history."""

    id: UUID
    field: str
    old: str
    new: str
    kind: str
    is_correction: bool
    valid_from: date
    why: str
    document: str
    who: str
    at: datetime
    undoes: UUID | None
    undone: bool
    may_be_undone: bool


def fields(asked: Iterable[Field], values: Values) -> list[ShownField]:
    """The fields of a form with what stands in them."""
    return [_field(field, values.get(field.name)) for field in asked]


def groups(values: Values, codes: Iterable[str], registration: UUID | None = None, number: str = "") -> list[ShownGroup]:
    """Groups with their values: of the person, or of the registration with this case number."""
    return [
        ShownGroup(
            code,
            f"{words.group(code)}, {number}" if number else words.group(code),
            [(words.label(field.name), words.shown(field.name, values.get(field.name))) for field in GROUPS[code]],
            registration,
        )
        for code in codes
    ]


def lists(kinds: Iterable[str], entries: Iterable[Entry]) -> list[ShownList]:
    """Every list with its entries."""
    by_kind = list(entries)
    return [
        ShownList(kind, words.group(kind), words.one_of(kind), [_entry(each) for each in by_kind if each.kind == kind]) for kind in kinds
    ]


def pairs(changed: Mapping[str, Pair]) -> list[tuple[str, str, str]]:
    """(label, before, after) of each change."""
    return [(words.label(name), words.shown(name, pair.old), words.shown(name, pair.new)) for name, pair in changed.items()]


def change(row: FieldChangeRow) -> ShownChange:
    """A line of the history in words."""
    field = f"{words.label(row.field)}, {row.case_number}" if row.case_number else words.label(row.field)
    return ShownChange(
        row.id, field, words.shown(row.field, row.old), words.shown(row.field, row.new), words.kind(row.kind), row.kind == "correction",
        row.valid_from, words.why(row.why), row.document, who(row.by_id, row.by_name), row.at, row.undoes, row.undone_by is not None,
        may_be_undone(row),
    )  # fmt: skip


def may_be_undone(row: FieldChangeRow) -> bool:
    """Whether the field is amended here; what a decision or a computation sets is taken back where it was set."""
    return row.undone_by is None and (row.entry is not None or row.field in FIELDS)


def _field(field: Field, value: str | None) -> ShownField:
    options = [(code, words.option(field.name, code)) for code in field.options]
    reading = "text" if field.reading is Reading.TEXT else "day" if field.reading is Reading.DAY else "choice" if options else "line"
    return ShownField(
        field.name, words.label(field.name), reading, field.required, value or "", words.shown(field.name, value), options
    )  # fmt: skip


def _entry(entry: Entry) -> ShownEntry:
    rows = [(words.label(name), words.shown(name, value)) for name, value in entry.details.items() if value]
    return ShownEntry(entry.id, rows[1][1] if len(rows) > 1 else "", rows)
