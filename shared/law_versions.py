"""The rows that rule the law's data: seeded from the files, changed by two people, read by every process of a service.

An image is read-only, so its files are only what an installation begins with. Each service keeps the versions of the books that it reads in
a table of its own. A version is never changed: of several for one entry and first day the last decided counts, and what people decided
counts before what a newer release's files say. A version that was cancelled before its day stays, with its cancellation, and rules nothing.
"""

import json
from collections.abc import AsyncIterator, Iterable, Iterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from pathlib import Path
from uuid import NAMESPACE_URL, UUID, uuid5

from piccolo.columns import JSON, Boolean, Date, Integer, Text, Timestamptz, Varchar
from piccolo.columns import UUID as UUIDColumn

from shared import clock
from shared.db.engine import SafeEngine
from shared.db.refreshing import keep_reading, kept_fresh
from shared.db.rows import fetch_rows, fetch_values, from_json
from shared.law.sources import Entry, Source, files_of, install, source_of
from shared.values import JsonObject

ABOUT = uuid5(NAMESPACE_URL, "oralu:law")
"""What a record or a message about the law is about, where otherwise a person stands."""
NAMED_BY = ("code", "version", "category", "name", "month", "day")


class LawVersionColumns:
    """One version of one entry. `entry` is what the file would say, in its order; `seeded`: it came from a file and nobody decided it."""

    id = UUIDColumn(primary_key=True, default=None)
    book = Varchar(length=20, default=None)
    section = Varchar(length=40, default=None)
    key = Varchar(length=160, default=None)
    valid_from = Date(default=None)
    entry = JSON(default=None)
    position = Integer(default=None)
    seeded = Boolean(default=None)
    decided_at = Timestamptz(default=None)
    decided_by_name = Varchar(length=200, default=None, null=True)
    proposed_by_name = Varchar(length=200, default=None, null=True)
    why = Text(default=None, null=True)
    document = Varchar(length=200, default=None, null=True)


class LawCancellationColumns:
    """A version that people decided and two people took back before its day. A version is cancelled once."""

    version = UUIDColumn(primary_key=True, default=None)
    cancelled_at = Timestamptz(default=None)
    decided_by_name = Varchar(length=200, default=None, null=True)
    proposed_by_name = Varchar(length=200, default=None, null=True)
    why = Text(default=None, null=True)
    document = Varchar(length=200, default=None, null=True)


@dataclass(frozen=True, slots=True)
class Version:
    """One version of one entry, as it rules or ruled. The last fields: of its cancellation, None where there is none."""

    id: UUID
    book: str
    section: str
    key: str
    valid_from: date
    position: int
    seeded: bool
    decided_at: datetime
    decided_by_name: str | None
    proposed_by_name: str | None
    why: str | None
    document: str | None
    entry: JsonObject = from_json()
    cancelled_at: datetime | None = None
    cancelled_by_name: str | None = None
    cancel_proposed_by_name: str | None = None
    cancel_why: str | None = None
    cancel_document: str | None = None


@dataclass(frozen=True, slots=True)
class Cancelled:
    """What people took back, and why."""

    version: UUID
    cancelled_at: datetime
    decided_by_name: str | None = None
    proposed_by_name: str | None = None
    why: str | None = None
    document: str | None = None


@dataclass(frozen=True, slots=True)
class Decided:
    """What people decided: a new version of an entry. Who and why stays with the service that keeps the drafts."""

    id: UUID
    book: str
    section: str
    entry: Entry
    decided_at: datetime
    decided_by_name: str | None = None
    proposed_by_name: str | None = None
    why: str | None = None
    document: str | None = None


@dataclass(frozen=True)
class Ruling:
    """The books of one service: their folders by name, and the database whose schema keeps the versions."""

    db: SafeEngine
    schema: str
    folders: Mapping[str, Path]


def key_of(entry: Entry) -> str:
    """What names an entry among those of its section, beside its first day."""
    return " ".join(str(entry[name]) for name in NAMED_BY if name in entry)


def name_of(entry: Entry) -> str:
    """The same without the number of a version: what stays while a text gets new ones."""
    return key_of({name: value for name, value in entry.items() if name != "version"})


def first_day(entry: Entry) -> date:
    """From when it is in force; the earliest day there is where it does not say."""
    said = entry.get("valid_from", date.min)
    return said if isinstance(said, date) else date.fromisoformat(str(said))


def as_source(versions: Iterable[Version]) -> Source:
    """What rules, of all versions of one book: the last decided of each entry and first day, in the order of the files; none cancelled."""
    winners: dict[tuple[str, str, date], Version] = {}
    left = (one for one in versions if one.cancelled_at is None)
    for one in sorted(left, key=lambda each: (not each.seeded, each.decided_at, each.id)):
        winners[one.section, one.key, one.valid_from] = one
    sections: dict[str, list[Entry]] = {}
    for one in sorted(winners.values(), key=lambda each: (each.position, each.valid_from, each.key)):
        sections.setdefault(one.section, []).append(one.entry)
    return Source({section: tuple(entries) for section, entries in sections.items()})


async def seed(ruling: Ruling, *, now: datetime) -> int:
    """Add what the files say and no version has said yet; how many were added. Every process may do it at once."""
    insert = f"""INSERT INTO {ruling.schema}.law_version (id, book, section, key, valid_from, entry, position, seeded, decided_at)
        SELECT id, book, section, key, valid_from, entry::json, position, true, $8
        FROM unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::date[], $6::text[], $7::int[])
            AS file (id, book, section, key, valid_from, entry, position)
        ON CONFLICT (id) DO NOTHING RETURNING id"""  # noqa: S608 - our schema
    known = set(await fetch_values(ruling.db, f"SELECT id FROM {ruling.schema}.law_version WHERE seeded"))  # noqa: S608 - our schema
    new = [row for book, folder in ruling.folders.items() for row in _rows(book, folder) if row[0] not in known]
    return len(await ruling.db.fetch(insert, *(list(column) for column in zip(*new, strict=True)), now)) if new else 0


def _rows(book: str, folder: Path) -> Iterator[tuple[UUID, str, str, str, date, str, int]]:
    """What the files of a folder say, as rows. The number is made of what is said, so that it is added once."""
    for section, entries in files_of(folder).sections.items():
        for position, entry in enumerate(entries):
            said, key, since = json.dumps(entry, default=str, ensure_ascii=False), key_of(entry), first_day(entry)
            yield uuid5(ABOUT, f"{book} {section} {key} {since} {said}"), book, section, key, since, said, position


async def versions(ruling: Ruling, book: str) -> list[Version]:
    """Every version of a book, the cancelled ones too."""
    statement = f"""SELECT v.*, c.cancelled_at, c.decided_by_name AS cancelled_by_name, c.proposed_by_name AS cancel_proposed_by_name,
        c.why AS cancel_why, c.document AS cancel_document FROM {ruling.schema}.law_version v
        LEFT JOIN {ruling.schema}.law_cancellation c ON c.version = v.id WHERE v.book = $1"""  # noqa: S608 - our schema
    return await fetch_rows(ruling.db, Version, statement, book)


async def load(ruling: Ruling) -> None:
    """This process reads the rows from now on. What did not change stays the same object, with everything that was made of it."""
    for book, folder in ruling.folders.items():
        found = as_source(await versions(ruling, book))
        if found.sections and found.sections != source_of(folder).sections:
            install(folder, found)


async def begin(ruling: Ruling) -> None:
    """When a process starts, with the pool open: add what the files say that is new, and read what rules."""
    await seed(ruling, now=clock.now())
    await load(ruling)


async def keep_loaded(ruling: Ruling) -> None:
    """Load again and again until cancelled; while the database cannot be reached, what was loaded last counts."""
    await keep_reading(partial(load, ruling), failed="law_not_loaded")


@asynccontextmanager
async def ruled(ruling: Ruling) -> AsyncIterator[None]:
    """Inside, with the pool open, the process reads the rows, and learns of changes within a minute."""
    await begin(ruling)
    try:
        async with kept_fresh(partial(load, ruling), failed="law_not_loaded"):
            yield
    finally:
        for folder in ruling.folders.values():
            install(folder, None)


async def write(ruling: Ruling, decided: Decided) -> bool:
    """Add a version that people decided; False if it is known."""
    insert = f"""INSERT INTO {ruling.schema}.law_version (id, book, section, key, valid_from, entry, position, seeded, decided_at,
        decided_by_name, proposed_by_name, why, document) VALUES ($1, $2, $3, $4, $5, $6::json, 0, false, $7, $8, $9, $10, $11)
        ON CONFLICT (id) DO NOTHING RETURNING id"""  # noqa: S608 - our schema
    one, entry = decided, json.dumps(decided.entry, default=str, ensure_ascii=False)
    values = one.id, one.book, one.section, key_of(one.entry), first_day(one.entry), entry, one.decided_at
    return bool(await ruling.db.fetch(insert, *values, one.decided_by_name, one.proposed_by_name, one.why, one.document))


async def write_cancellation(ruling: Ruling, one: Cancelled) -> bool:
    """Take a version back; False where it was taken back already. In the transaction of who decides."""
    insert = f"""INSERT INTO {ruling.schema}.law_cancellation (version, cancelled_at, decided_by_name, proposed_by_name, why, document)
        VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (version) DO NOTHING RETURNING version"""  # noqa: S608 - our schema
    values = one.version, one.cancelled_at, one.decided_by_name, one.proposed_by_name, one.why, one.document
    return bool(await ruling.db.fetch(insert, *values))


async def receive(ruling: Ruling, decided: Decided) -> None:
    """A version that another service reports rules here too; one that is known, or of a book that is not read here, changes nothing."""
    if decided.book in ruling.folders:
        await write(ruling, decided)
