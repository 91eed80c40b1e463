"""Other directories: their licence, when they were fetched, and what each reading brought."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID, uuid4

import orjson

from services.reintegration.database import DB

LOCK = "SELECT pg_advisory_xact_lock(hashtextextended('directory source ' || $1::text, 0))"
SOURCE = """INSERT INTO reintegration.directory_source AS s (id, name, licence, address, created_at) VALUES ($1, $2, $3, $4, $5)
    ON CONFLICT (id) DO UPDATE SET licence = coalesce(EXCLUDED.licence, s.licence), address = coalesce(EXCLUDED.address, s.address)
    WHERE (coalesce(EXCLUDED.licence, s.licence), coalesce(EXCLUDED.address, s.address)) IS DISTINCT FROM (s.licence, s.address)"""
IMPORT = """INSERT INTO reintegration.directory_import (id, source, file_hash, fetched_on, read_at, loaded, defects, personal)
    VALUES ($1, $2, $3, $4, $5, $6::jsonb, $7, $8)"""


@dataclass(frozen=True, slots=True)
class Source:
    """Another directory: its name, what may be done with it, where it is published, and when it was fetched."""

    id: UUID
    name: str
    licence: str | None = None
    address: str | None = None
    fetched_on: date | None = None


async def lock_source(source: Source, *, now: datetime) -> None:
    """Inside the caller's transaction: nobody else reads the same directory meanwhile."""
    await DB.connection().execute(LOCK, str(source.id))
    await DB.connection().execute(SOURCE, source.id, source.name, source.licence, source.address, now)


async def add_import(source: Source, file_hash: str, loaded: Mapping[str, int], defects: int, personal: int, *, now: datetime) -> None:
    """Inside the caller's transaction: one reading, with what it brought."""
    brought = orjson.dumps({entity: count for entity, count in loaded.items() if count}).decode()
    await DB.connection().execute(IMPORT, uuid4(), source.id, file_hash, source.fetched_on, now, brought, defects, personal)
