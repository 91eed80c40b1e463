"""Imports and their rows as they are stored."""

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, TypedDict
from uuid import UUID

from services.probation.database import DB
from services.probation.register_import.permissions import ImportPermission
from shared.access.permissions import may
from shared.actors import Actor, Authority
from shared.db.rows import fetch_row, fetch_rows, from_json
from shared.values import JsonObject

State = Literal["checked", "running", "done", "discarded", "undone"]
Result = Literal["waiting", "defect", "held", "made", "refused", "dropped", "undone", "left"]
"""`defect`: wrong in itself. `held`: a human decides. `refused`: on the register already. `left`: not taken back, because
something was done to its records."""
COUNTED = """SELECT i.*, counted.* FROM probation.register_import i CROSS JOIN LATERAL (SELECT
        count(*) FILTER (WHERE r.result = 'waiting') AS waiting, count(*) FILTER (WHERE r.result = 'defect') AS defects,
        count(*) FILTER (WHERE r.result = 'held') AS held, count(*) FILTER (WHERE r.result = 'made') AS made,
        count(*) FILTER (WHERE r.result = 'refused') AS refused, count(*) FILTER (WHERE r.result = 'dropped') AS dropped,
        count(*) FILTER (WHERE r.result = 'undone') AS undone, count(*) FILTER (WHERE r.result = 'left') AS left_alone
        FROM probation.import_row r WHERE r.import_id = i.id) counted
    WHERE (i.office = $1 AND i.authority = $2 OR i.handed_over AND i.begun_by = $4) AND ($3::uuid IS NULL OR i.id = $3)
    ORDER BY i.begun_at DESC, i.id DESC LIMIT 50"""
ROWS = "SELECT * FROM probation.import_row WHERE import_id = $1 AND result = ANY($2) ORDER BY number LIMIT $3 OFFSET $4"
AT_ONCE = 50
"""Rows that are registered before the page answers; the next ones are a further press of the button."""
MOST_READ = 50_000
ONE_ROW = "SELECT * FROM probation.import_row WHERE import_id = $1 AND number = $2"


class Alike(TypedDict):
    """Somebody on the register who may be the person of a row, as it stands in JSON; `why`: codes of evidence."""

    person: str
    name: str
    case_number: str
    why: list[str]


@dataclass(frozen=True, slots=True)
class Import:
    """A file that was taken in, with how far it is."""

    id: UUID
    office: str
    authority: Authority
    file_name: str
    file_hash: str
    rows: int
    state: State
    begun_at: datetime
    begun_by: UUID
    begun_by_name: str
    confirmed_at: datetime | None
    confirmed_by_name: str | None
    handed_over: bool
    finished_at: datetime | None
    undone_at: datetime | None
    undone_by_name: str | None
    undo_reason: str | None
    waiting: int
    defects: int
    held: int
    made: int
    refused: int
    dropped: int
    undone: int
    left_alone: int

    @property
    def going_on(self) -> bool:
        """Whether the worker still has rows to register, or registrations to take back."""
        return (self.state == "running" and self.waiting > 0) or (self.state == "undone" and self.made > 0)

    @property
    def to_go(self) -> int:
        """Rows that are registered, or taken back, from the beginning to the end."""
        return self.made + self.undone + self.left_alone if self.state == "undone" else self.rows - self.defects

    @property
    def gone(self) -> int:
        """Those of them that need nothing more."""
        return self.undone + self.left_alone if self.state == "undone" else self.to_go - self.waiting


@dataclass(frozen=True, slots=True)
class ImportRow:
    """A row: its fields until it is registered, what is wrong or asked, and what came of it."""

    import_id: UUID
    number: int
    result: Result
    person: UUID | None
    registration: UUID | None
    officer: UUID | None
    officer_name: str | None
    done_at: datetime | None
    decided_by_name: str | None
    reason: str | None
    fields: JsonObject = from_json()
    problems: JsonObject = from_json()
    alike: list[Alike] = from_json()

    @property
    def name(self) -> str:
        """Whom it is about, as the file has it."""
        return " ".join(str(part) for name in ("family_name", "given_name", "patronymic") if (part := self.fields.get(name)))


def kind_of(problems: JsonObject, alike: Sequence[Alike]) -> str | None:
    """A mark of what is asked about a held row, the same wherever the same is asked; None where it is like somebody: nobody decides that
    for many at once."""
    asked = sorted((name, str(said.get("message") or said["text"])) for name, said in problems.get("messages", {}).items())
    return None if alike or not asked else hashlib.sha256(json.dumps(asked).encode()).hexdigest()[:16]


CHANNEL = "probation_imports"
"""On which the progress of an import is told."""


async def lock_import(number: UUID) -> None:
    """One at a time works on an import, until commit. No row is locked: registering locks the person's row before any other."""
    await DB.connection().execute("SELECT pg_advisory_xact_lock(hashtextextended($1, 0))", f"import {number}")


def office_of(by: Actor) -> str:
    """The office whose imports somebody decides; none for an administrator, who sees what they prepared themselves."""
    return by.office or "" if may(by, ImportPermission.IMPORT) else ""


async def imports(by: Actor) -> list[Import]:
    """The last imports of the actor's office, or those that they prepared for others."""
    return await fetch_rows(DB, Import, COUNTED, office_of(by), by.authority, None, by.id)


async def import_of(by: Actor, number: UUID) -> Import | None:
    """One of them."""
    return await fetch_row(DB, Import, COUNTED, office_of(by), by.authority, number, by.id)


async def rows_of(number: UUID, *results: Result, most: int = 200, skip: int = 0) -> list[ImportRow]:
    """Rows of an import with these results, in the file's order."""
    return await fetch_rows(DB, ImportRow, ROWS, number, list(results), most, skip)


async def row_of(number: UUID, row: int) -> ImportRow | None:
    """One row of an import that the reader sees."""
    return await fetch_row(DB, ImportRow, ONE_ROW, number, row)


@dataclass(frozen=True, slots=True)
class Together:
    """Held rows of one kind: what is asked about them is the same."""

    kind: str
    rows: Sequence[ImportRow]
    count: int


async def together(number: UUID) -> list[Together]:
    """The kinds of which an import holds several rows, the most frequent first; of each the rows that are decided at once."""
    return grouped(await rows_of(number, "held", most=MOST_READ))


def grouped(held: Iterable[ImportRow]) -> list[Together]:
    """The same for these rows."""
    kinds: dict[str, list[ImportRow]] = {}
    for row in held:
        if (kind := kind_of(row.problems, row.alike)) is not None:
            kinds.setdefault(kind, []).append(row)
    several = [(kind, rows) for kind, rows in kinds.items() if len(rows) > 1]
    return [Together(kind, rows[:AT_ONCE], len(rows)) for kind, rows in sorted(several, key=lambda each: -len(each[1]))]
