"""The audit log: append-only, each record linked to the previous one by a hash, so that a change or a gap is detected."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from json.encoder import encode_basestring
from typing import Any, NamedTuple
from uuid import UUID

import rfc8785
from piccolo.columns import UUID as UUIDColumn
from piccolo.columns import BigInt, Text, Timestamptz, Varchar
from piccolo.table import Table

from shared.actors import Actor
from shared.db.engine import Connection, SafeEngine
from shared.db.final_writes import FinalWrite

Detail = str | int | float | bool | None
Details = dict[str, Detail]
FIRST = "0" * 64
BATCH = 1000
COLUMNS = ("sequence", "at", "by_id", "by_role", "action", "about", "details", "previous", "hash")
_COLUMNS = ", ".join(COLUMNS)
_quoted = encode_basestring


class AuditColumns:
    """One record: who did what to what, when. No foreign keys: a record outlives what it is about.

    `details` is canonical JSON kept as text, so that exactly the same hash can be computed again.
    """

    sequence = BigInt(primary_key=True, default=None)
    at = Timestamptz(default=None)
    by_id = UUIDColumn(default=None)
    by_role = Varchar(length=40, default=None)
    action = Varchar(length=80, default=None)
    about = UUIDColumn(default=None, null=True)
    details = Text(default=None)
    previous = Varchar(length=64, default=None)
    hash = Varchar(length=64, default=None)


@dataclass(frozen=True)
class AuditReport:
    """The result of `verify`. `broken_at` is the number of the first record that was changed (None: no record was)."""

    table: str
    records: int
    head: str
    broken_at: int | None = None


class Record(NamedTuple):
    """One record that is not linked into a log yet; `details` as `canonical` writes them."""

    at: datetime
    by_id: UUID
    by_role: str
    action: str
    about: UUID | None
    details: str


async def record(table: type[Table], *, by: Actor, action: str, about: UUID | None, details: Mapping[str, Detail], at: datetime) -> None:
    """Append a record when the caller's open transaction ends: until then the log is not locked.

    `details` contains ids, codes and numbers; never a person's words, coordinates or anything of a face.
    """
    entry = Record(at, by.id, str(by.role), action, about, canonical(details))

    async def write() -> None:
        await _append(table, entry)

    _engine(table).joined().at_the_end(FinalWrite.AUDIT, write)


async def record_at_once(
    table: type[Table], *, by: Actor, action: str, about: UUID | None, details: Mapping[str, Detail], at: datetime
) -> str:
    """The same at once, for callers that need its hash; returns it. The log is locked until the transaction ends.

    To send a message in the same transaction, call `outbox.hold` first: the locks of messages come before that of the log.
    """
    return await _append(table, Record(at, by.id, str(by.role), action, about, canonical(details)))


async def _append(table: type[Table], entry: Record) -> str:
    connection = _engine(table).connection()
    sequence, previous = await head(connection, table)
    ((*_, digest),) = rows = linked([entry], sequence, previous)
    await connection.execute(
        _on(
            "INSERT INTO {table} ({columns}) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
            table._meta.get_formatted_tablename(),
        ),
        *rows[0],
    )
    return str(digest)


async def head(connection: Connection, table: type[Table]) -> tuple[int, str]:
    """The log's last number and hash. Nobody else can add to the log until the transaction that `connection` is in ends."""
    name = table._meta.get_formatted_tablename()
    # Held until commit: two transactions cannot link to the same predecessor.
    await connection.execute("SELECT pg_advisory_xact_lock(hashtextextended($1, 0))", f"audit {name}")
    last = await connection.fetchrow(_on("SELECT sequence, hash FROM {table} ORDER BY sequence DESC LIMIT 1", name))
    return (last["sequence"], last["hash"]) if last else (0, FIRST)


def canonical(details: Mapping[str, Detail]) -> str:
    """The one way to write these details, to the letter (RFC 8785)."""
    return rfc8785.dumps({**details}).decode()


def linked(records: Iterable[Record], sequence: int, previous: str) -> list[tuple[Any, ...]]:
    """Rows of the log (COLUMNS) for records that follow number `sequence` with the hash `previous`."""
    rows = []
    for number, each in enumerate(records, sequence + 1):
        digest = _hash(number, *each, previous)
        rows.append((number, *each, previous, digest))
        previous = digest
    return rows


async def verify(table: type[Table]) -> AuditReport:
    """Check the whole chain and compute every hash again; stops at the first record that was changed, removed or inserted.

    Removing the newest records leaves a shorter valid chain: store `head` elsewhere to detect that.
    """
    db, name = _engine(table), table._meta.get_formatted_tablename()
    statement = _on("SELECT {columns} FROM {table} WHERE sequence > $1 ORDER BY sequence LIMIT $2", name)
    count, previous, more = 0, FIRST, True
    async with db.transaction() as opened:
        while more:
            rows = await opened.connection.fetch(statement, count, BATCH)
            more = len(rows) == BATCH
            for row in rows:
                fields = tuple(row.values())
                if row["sequence"] != count + 1 or row["previous"] != previous or row["hash"] != _hash(*fields[:-1]):
                    return AuditReport(name, count, previous, broken_at=count + 1)
                count, previous = row["sequence"], row["hash"]
    return AuditReport(name, count, previous)


def _hash(number: int, at: datetime, by_id: UUID, by_role: str, action: str, about: UUID | None, details: str, previous: str) -> str:
    """SHA-256 of the JSON list of a record's fields, as `json.dumps(fields, ensure_ascii=False)` writes it."""
    # Formatting without the zone is five times as fast; `isoformat` would add the offset of UTC.
    moment = at.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="microseconds") + "+00:00"
    what = "null" if about is None else f'"{about}"'
    words = f"{_quoted(by_role)}, {_quoted(action)}, {what}, {_quoted(details)}, {_quoted(previous)}"
    return hashlib.sha256(f'[{number}, "{moment}", "{by_id}", {words}]'.encode()).hexdigest()


def _on(statement: str, table: str) -> str:
    return statement.format(table=table, columns=_COLUMNS)


def _engine(table: type[Table]) -> SafeEngine:
    db = table._meta.db
    assert isinstance(db, SafeEngine), "An audit table is made with db=engine(...)."
    return db
