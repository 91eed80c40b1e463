"""One part of the synthetic country is made and copied, batch by batch: `python -m infra.country`, with the job as JSON on stdin.

Two parts make the country, each in a process of its own where it is large: probation with the desk and the accounts, and biometrics. Both
make the same lives of the same people, so that neither has to wait for the other. A batch is one transaction: what was interrupted goes on
with the batch after it.
"""

import asyncio
import gc
import json
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date, datetime, time
from itertools import islice
from typing import Any, Literal, Protocol
from zoneinfo import ZoneInfo

import asyncpg
from pydantic import BaseModel

from services.biometrics.country import BiometricsRows
from services.probation.country.lives import Numbering, lives
from services.probation.country.rows import ProbationRows
from services.probation.domain.questions import questions
from services.probation.telemetry.country import monitoring
from services.probation.telemetry.country_rows import TelemetryRows, number_devices
from services.reintegration.country.rows import DeskRows
from shared import audit
from shared.crypto import Keyring
from shared.demo.country import DOCUMENTED, person
from shared.demo.life import Life
from shared.demo.rows import Rows, Trail, count
from shared.identity.country import IdentityRows
from shared.settings import settings

BATCH = 250
KEEP_NUMBERS = """INSERT INTO probation.case_number AS c (key, last) VALUES ($1, $2)
    ON CONFLICT (key) DO UPDATE SET last = greatest(c.last, excluded.last)"""
PartName = Literal["supervision", "biometrics"]
MAIN_TABLE: dict[PartName, tuple[str, str]] = {"supervision": ("probation.person", "id"), "biometrics": ("biometrics.subject", "person")}


class Job(BaseModel):
    """The people numbered after `after` up to `until`, as of the beginning of `day`; `numbers`: the last case numbers before them."""

    seed: int
    after: int
    until: int
    day: date
    numbers: dict[str, int]
    secret_hash: str
    timezone: str

    @property
    def zone(self) -> ZoneInfo:
        """The IANA zone of everybody's residence."""
        return ZoneInfo(self.timezone)

    @property
    def midnight(self) -> datetime:
        """The beginning of the day: nothing is later."""
        return datetime.combine(self.day, time.min, self.zone)

    def lives(self) -> Iterator[Life]:
        """Everybody's life, with their bracelets' breaches."""
        zone, midnight = self.zone, self.midnight
        return lives(self.seed, self.after, self.until, midnight, zone, Numbering(dict(self.numbers)))


class Part(Protocol):
    """Takes people and lets their rows be copied."""

    @property
    def counts(self) -> dict[str, int]:
        """Rows copied so far, by table."""

    def take(self, life: Life) -> None:
        """One person's rows."""

    async def copy(self, connection: Any) -> None:
        """Copy what was taken, inside the open transaction of the database's owner."""


class Supervision:
    """Probation with its bracelets, the desk, and the accounts of whoever works there."""

    def __init__(self, job: Job) -> None:
        midnight, zone = job.midnight, job.zone
        self.midnight, self.zone = midnight, zone
        self.identity, self.desk = IdentityRows(midnight, job.secret_hash), DeskRows(midnight, zone)
        self.probation = ProbationRows(midnight, zone, job.secret_hash)
        self.telemetry = TelemetryRows(self.probation)
        self.numbers: dict[str, int] = {}

    @property
    def counts(self) -> dict[str, int]:
        return count(self._tables(), self._trails())

    def take(self, life: Life) -> None:
        self._open(life)
        self.probation.owner = life.person
        found = monitoring(life, self.midnight, self.zone)
        if found is not None:
            life = replace(life, breaches=found.breaches)
            self.telemetry.take(life, found)
        self.probation.take(life, self.desk.take(life))
        for registration in life.registrations:
            office_and_year, _, number = registration.case_number.rpartition("-")
            self.numbers[office_and_year] = int(number)

    async def copy(self, connection: Any) -> None:
        for rows in self._tables():
            if rows is self.telemetry.activation and rows.records:
                await number_devices(connection, rows)
            await copy_rows(connection, rows)
        await connection.executemany(KEEP_NUMBERS, list(self.numbers.items()))
        for trail in self._trails():
            await copy_audit(connection, trail.table, audit.linked(trail.taken(), *await audit.head(connection, trail.table)))

    def _open(self, life: Life) -> None:
        """Whoever has to be there before the first of their people."""
        one = life.person
        if one.begins_office:
            self.identity.open_office(one)
        if one.begins_officer:
            self.identity.open_officer(one)
            self.telemetry.open_officer(one)
        if one.begins_block:
            self.identity.open_providers(one)
            self.desk.open_block(one)

    def _tables(self) -> list[Rows]:
        return [*self.identity.tables, *self.probation.tables, *self.telemetry.tables, *self.desk.tables]

    def _trails(self) -> list[Trail]:
        return [self.identity.audit, self.probation.audit, self.desk.audit]


class Biometrics:
    """Cards, due check-ins, visits to the kiosks; no face."""

    def __init__(self, job: Job) -> None:
        asked = json.dumps([question.model_dump() for question in questions()])
        self.rows = BiometricsRows(job.midnight, Keyring.load(settings()), job.secret_hash, asked)

    @property
    def counts(self) -> dict[str, int]:
        return count(self.rows.tables, [self.rows.audit])

    def take(self, life: Life) -> None:
        self.rows.take(life)

    async def copy(self, connection: Any) -> None:
        table = self.rows.audit.table
        await copy_audit(connection, table, self.rows.link(*await audit.head(connection, table)))
        for rows in self.rows.tables:
            await copy_rows(connection, rows)


PARTS: dict[PartName, Callable[[Job], Part]] = {"supervision": Supervision, "biometrics": Biometrics}


async def load_part(name: PartName, job: Job, report: Callable[[int], None]) -> dict[str, int]:
    """Make and copy one part; `report` hears how many people are done. Returns the rows copied by table. Safe to repeat."""
    part = PARTS[name](job)
    connection = await asyncpg.connect(settings().database_url)
    try:
        loaded = await _loaded(connection, name, job)
        report(loaded - job.after)
        for batch in _batches(job.lives()):
            fresh = [life for life in batch if life.person.number > loaded]
            for life in fresh:
                part.take(life)
            if fresh:
                await _copy(connection, part)
                report(fresh[-1].person.number - job.after)
        return part.counts
    finally:
        await connection.close()


async def copy_rows(connection: Any, rows: Rows) -> None:
    """Copy what a table's rows hold."""
    if rows.records:
        await connection.copy_records_to_table(rows.table, schema_name=rows.schema, columns=rows.columns, records=rows.taken())


async def copy_audit(connection: Any, table: Any, linked: Iterable[tuple[Any, ...]]) -> None:
    """Copy linked records; `audit.head` has locked the log."""
    schema, name = table._meta.get_formatted_tablename().replace('"', "").split(".")
    await connection.copy_records_to_table(name, schema_name=schema, columns=audit.COLUMNS, records=linked)


async def _copy(connection: Any, part: Part) -> None:
    async with connection.transaction():
        # A batch that a crash of the machine undoes is made again: nothing else refers to it yet.
        await connection.execute("SET LOCAL synchronous_commit = off")
        await part.copy(connection)


async def _loaded(connection: Any, name: PartName, job: Job) -> int:
    """The number of the last person whose rows are there: batches are copied in the order of the numbers."""
    table, column = MAIN_TABLE[name]
    least, most = job.after, job.until
    while least < most:
        middle = (least + most + 1) // 2
        there = middle <= DOCUMENTED or await connection.fetchval(
            f"SELECT 1 FROM {table} WHERE {column} = $1",  # noqa: S608 - constants of this module
            person(job.seed, middle, job.day).id,
        )
        least, most = (middle, most) if there else (least, middle - 1)
    return least


def _batches(found: Iterator[Life]) -> Iterator[list[Life]]:
    while batch := list(islice(found, BATCH)):
        yield batch


def _main(name: PartName) -> None:
    gc.disable()  # rows by the million, and no cycles among them
    job = Job.model_validate_json(sys.stdin.read())
    counts = asyncio.run(load_part(name, job, lambda done: print(done, flush=True)))
    print(json.dumps(counts), flush=True)


if __name__ == "__main__":
    _main(next(name for name in PARTS if name == sys.argv[1]))
