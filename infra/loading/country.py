"""The synthetic country is made and copied, batch by batch: `python -m infra.loading.country SHARE OF`, with the job as JSON on stdin.

Processes share the offices of a large country: each makes every OF-th one, for all services at once. A batch is one transaction, so that
the services always agree; an interrupted run continues with the next batch.
"""

import asyncio
import gc
import json
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time
from itertools import islice
from typing import Any
from zoneinfo import ZoneInfo

import asyncpg
from piccolo.table import Table
from pydantic import BaseModel

from services.biometrics.country import BiometricsRows
from services.probation.capabilities import CAPABILITIES
from services.probation.check_ins.domain.questions import questions
from services.probation.country.bracelet_rows import TelemetryRows
from services.probation.country.bracelets import monitoring
from services.probation.country.lives import Numbering, lives
from services.probation.country.person_rows import write_person
from services.probation.country.rows import ProbationRows
from services.probation.search.actions import add_words
from services.reintegration.case_search.keeping import add_words as add_case_words
from services.reintegration.country.rows import DeskRows
from shared import audit
from shared.crypto import Keyring
from shared.db.engine import Connection
from shared.demo.country import DOCUMENTED, PEOPLE_AN_OFFICE, person, rng_of
from shared.demo.life import Life
from shared.demo.rows import AuditTrail, Rows, count
from shared.demo.staff_rows import IdentityRows
from shared.registry import fill
from shared.settings import settings

BATCH = 250
KEEP_NUMBERS = """INSERT INTO probation.case_number AS c (key, last) VALUES ($1, $2)
    ON CONFLICT (key) DO UPDATE SET last = greatest(c.last, excluded.last)"""


class Job(BaseModel):
    """The people numbered after `after` up to `until`, as of the beginning of `day`; `numbers`: the last case numbers before them.

    `secret_hash` is the hash of a secret that nobody knows: everybody's PIN and password.
    """

    seed: int
    after: int
    until: int
    day: date
    numbers: dict[str, int]
    secret_hash: str
    timezone: str

    @property
    def time_zone(self) -> ZoneInfo:
        """The IANA zone of everybody's residence."""
        return ZoneInfo(self.timezone)

    @property
    def midnight(self) -> datetime:
        """The beginning of the day, in UTC: nothing is later."""
        return datetime.combine(self.day, time.min, self.time_zone).astimezone(UTC)

    def stretches(self, share: int, of: int) -> list[tuple[int, int]]:
        """(after, until) of every `of`-th office, beginning with the `share`-th (from 0)."""
        first, last = self.after // PEOPLE_AN_OFFICE, (self.until - 1) // PEOPLE_AN_OFFICE
        bounds = [(number * PEOPLE_AN_OFFICE, (number + 1) * PEOPLE_AN_OFFICE) for number in range(first + share, last + 1, of)]
        return [(max(self.after, after), min(self.until, until)) for after, until in bounds]


class Writer:
    """Turns lives into rows of every service, and copies them."""

    def __init__(self, job: Job) -> None:
        self.midnight, self.time_zone, self.seed = job.midnight, job.time_zone, job.seed
        asked = json.dumps([question.model_dump() for question in questions()])
        self.identity, self.desk = IdentityRows(self.midnight, job.secret_hash), DeskRows(self.midnight, self.time_zone)
        self.probation = ProbationRows(self.midnight, self.time_zone, job.secret_hash)
        self.telemetry = TelemetryRows(self.probation)
        self.biometrics = BiometricsRows(self.midnight, Keyring.load(settings()), job.secret_hash, asked)
        self.tables = [
            *(*self.identity.tables, *self.probation.tables, *self.telemetry.tables, *self.desk.tables),
            *self.biometrics.tables,
        ]
        self.numbers: dict[str, int] = {}

    @property
    def counts(self) -> dict[str, int]:
        """Rows copied so far, by table."""
        return count(self.tables, [*self._trails(), self.biometrics.audit])

    def take(self, life: Life) -> None:
        """One person's rows, and those of the staff who must exist before."""
        self._open(life)
        self.probation.owner = life.person
        found = monitoring(life, self.midnight, self.time_zone)
        if found is not None:
            life = replace(life, breaches=found.breaches)
            self.telemetry.take(life, found)
        write_person(self.probation, life, self.desk.take(life))
        self.biometrics.take(life)
        for registration in life.registrations:
            office_and_year, _, number = registration.case_number.rpartition("-")
            self.numbers[office_and_year] = int(number)

    async def copy(self, connection: Connection) -> None:
        """Copy the collected rows, in one transaction of the database's owner.

        The logs come last: while one is locked, no other process can add to it until the transaction ends.
        """
        async with connection.transaction():
            # A batch that is lost in a crash of the machine is made again: nothing else refers to it yet.
            await connection.execute("SET LOCAL synchronous_commit = off")
            await add_words(connection, self.probation.words)
            await add_case_words(connection, self.desk.words)
            for rows in self.tables:
                await self.telemetry.complete(connection, rows, self.midnight)
                await copy_rows(connection, rows)
            await connection.executemany(KEEP_NUMBERS, sorted(self.numbers.items()))
            await self._link_biometrics(connection)
            for trail in self._trails():
                linked = audit.linked(trail.taken(), *await audit.head(connection, trail.table))
                await copy_audit(connection, trail.table, linked)

    async def _link_biometrics(self, connection: Connection) -> None:
        """Biometrics' log first: subjects keep the hash of the record that everything was erased, and probation is told of it."""
        table = self.biometrics.audit.table
        linked, erasures = self.biometrics.link(*await audit.head(connection, table))
        await copy_audit(connection, table, linked)
        await copy_rows(connection, self.biometrics.subject)
        for erasure in erasures:
            rng = rng_of(f"{self.seed}:{erasure.person}:{erasure.at}")
            self.probation.erased(rng, erasure.person, erasure.at, erasure.proof)
        await copy_rows(connection, self.probation.entry)

    def _open(self, life: Life) -> None:
        one = life.person
        if one.begins_office:
            self.identity.open_office(one)
        if one.begins_officer:
            self.identity.open_officer(one)
            self.telemetry.open_officer(one)
        if one.begins_block:
            self.identity.open_providers(one)
            self.desk.open_block(one)

    def _trails(self) -> list[AuditTrail]:
        return [self.identity.audit, self.probation.audit, self.desk.audit]


async def load_share(job: Job, share: int, of: int, report: Callable[[int], None]) -> dict[str, int]:
    """Make and copy one share of the offices; `report` gets the number of people that are loaded. Returns the copied rows by table.

    Safe to repeat: people who are loaded already are skipped.
    """
    writer, done = Writer(job), 0
    connection = await asyncpg.connect(settings().database_url)
    try:
        for after, until in job.stretches(share, of):
            loaded = await _loaded(connection, job, after, until)
            report(done + loaded - after)
            made = lives(job.seed, after, until, job.midnight, job.time_zone, Numbering(dict(job.numbers)))
            for batch in _batches(life for life in made if life.person.number > loaded):
                for life in batch:
                    writer.take(life)
                await writer.copy(connection)
                report(done + batch[-1].person.number - after)
            done += until - after
        return writer.counts
    finally:
        await connection.close()


async def copy_rows(connection: Connection, rows: Rows) -> None:
    """Copy the collected rows of a table."""
    if rows.records:
        await connection.copy_records_to_table(rows.table, schema_name=rows.schema, columns=rows.columns, records=rows.taken())


async def copy_audit(connection: Connection, table: type[Table], linked: Iterable[tuple[Any, ...]]) -> None:
    """Copy linked records; `audit.head` has locked the log."""
    schema, name = table._meta.get_formatted_tablename().replace('"', "").split(".")
    await connection.copy_records_to_table(name, schema_name=schema, columns=audit.COLUMNS, records=linked)


async def _loaded(connection: Connection, job: Job, after: int, until: int) -> int:
    """The number of the last loaded person: batches are copied in the order of the numbers."""
    least, most = after, until
    while least < most:
        middle = (least + most + 1) // 2
        there = middle <= DOCUMENTED or await connection.fetchval(
            "SELECT 1 FROM probation.person WHERE id = $1", person(job.seed, middle, job.day).id
        )
        least, most = (middle, most) if there else (least, middle - 1)
    return least


def _batches(found: Iterator[Life]) -> Iterator[list[Life]]:
    while batch := list(islice(found, BATCH)):
        yield batch


def _main(share: int, of: int) -> None:
    gc.disable()  # millions of rows, without cycles
    fill("probation", CAPABILITIES)
    job = Job.model_validate_json(sys.stdin.read())
    counts = asyncio.run(load_share(job, share, of, lambda done: print(done, flush=True)))
    print(json.dumps(counts), flush=True)


if __name__ == "__main__":
    _main(int(sys.argv[1]), int(sys.argv[2]))
