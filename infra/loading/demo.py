"""Demo data: a few documented people by the services' own actions, and a synthetic country of any size by COPY. Nobody in it exists."""

import asyncio
import json
import os
import secrets
import sys
import time
from collections import Counter
from collections.abc import Callable
from contextlib import AsyncExitStack
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from importlib import import_module
from subprocess import PIPE
from zoneinfo import ZoneInfo

import asyncpg

from infra.loading.country import Job, copy_audit, load_share
from infra.paths import ROOT
from services.reintegration.capabilities import CAPABILITIES as OF_REINTEGRATION
from shared import audit, clock
from shared.actors import system
from shared.crypto import hash_secret
from shared.db.engine import Connection
from shared.demo.country import DOCUMENTED, MOST_PEOPLE, person
from shared.identity.tables import Audit
from shared.registry import fill
from shared.settings import OraluSettings, settings
from shared.values import JsonObject

DEMO_MODULES = (
    *("shared.identity.demo", "services.reintegration.demo", "services.reintegration.demo_cases.loading"),
    *("services.biometrics.demo", "services.probation.demo.people"),
    "services.probation.demo.bracelets",
    "services.probation.demo.work",
    "services.probation.demo.risk",
)
ALONE = 3_000
"""Up to this many people are made in this process: starting two others would take longer."""
ANALYZE_FROM = 1_000
MOST_PROCESSES = 4
"""One more than there are cores, up to these: each waits for the server about a third of its time."""
LOCK = 0x6F72616C75 + 1
BY = system("identity")
Progress = Callable[[int, int], None]
MARKS = "SELECT action, details FROM identity.audit WHERE action IN ('country_begun', 'country_loaded') ORDER BY sequence"

LISTED = (
    *("probation.queue_item", "probation.registration", "probation.check_in", "probation.person_word"),
    *('reintegration."case"', "reintegration.task"),
    *("reintegration.step", "reintegration.referral", "reintegration.service_offer", "reintegration.capacity"),
)
"""The tables that lists read: index-only scans work only after a vacuum."""
OWNERS = """UPDATE probation.queue_item q SET officer = r.officer, office = r.office FROM probation.registration r
    WHERE r.person = q.person AND r.current AND q.officer IS NULL"""


class CannotLoad(Exception):
    """The country is not loaded, and nothing was changed; the text says why and what to do."""


@dataclass(frozen=True)
class Country:
    """What was loaded: rows by table (none if everybody was loaded already), and how many seconds it took."""

    persons: int
    tables: dict[str, int]
    seconds: float

    @property
    def changed(self) -> bool:
        """Whether anything was loaded."""
        return bool(self.tables)


@dataclass(frozen=True)
class _LoadState:
    """What identity's log says about countries: the last one that was begun, and up to which person it was loaded."""

    begun: JsonObject | None
    loaded: int

    @property
    def unfinished(self) -> bool:
        return self.begun is not None and self.begun["until"] > self.loaded


async def load_demo() -> list[str]:
    """Load the documented demo data of every service, in the order in which they need each other; returns lines to print.

    Raises CannotLoad outside a demo system.
    """
    _only_in_a_demo(settings())
    fill("reintegration", OF_REINTEGRATION)
    lines: list[str] = []
    for name in DEMO_MODULES:
        lines += await import_module(name).load_demo(settings())
    return lines


def _only_in_a_demo(chosen: OraluSettings) -> None:
    if not chosen.demo:
        raise CannotLoad("This is no demo system (ORALU_DEMO): invented people are never put beside real ones. Nothing was changed.")


async def load_country(chosen: OraluSettings, persons: int, *, seed: int = 1, report: Progress | None = None) -> Country:
    """Load a synthetic country of `persons` people, the documented ones among them; people who are loaded already do not change.

    Safe to repeat, also after an interruption; a larger number adds the missing people. `report(done, total)` gets the progress. Raises
    CannotLoad outside a demo system, for another seed than before, and if there are accounts other than the demo's.
    """
    _only_in_a_demo(chosen)
    if persons > MOST_PEOPLE:
        raise CannotLoad(f"A country has at most {MOST_PEOPLE:,} people. Nothing was changed.")
    started = time.monotonic()
    async with AsyncExitStack() as stack:
        connection = await asyncpg.connect(chosen.database_url)
        stack.push_async_callback(connection.close)
        if not await connection.fetchval("SELECT pg_try_advisory_lock($1)", LOCK):
            raise CannotLoad("Another process loads a country into this database now. Wait until it has ended.")
        marks = await _marks(connection)
        await _check(connection, marks, seed)
        await load_demo()
        counts: Counter[str] = Counter()
        if marks.unfinished:
            assert marks.begun is not None
            counts.update(await _load(connection, await _job(connection, chosen, marks.begun), report or _no_report))
            marks = await _marks(connection)
        if persons > max(marks.loaded, DOCUMENTED):
            begun = await _begin(connection, chosen, seed, marks.loaded, persons)
            counts.update(await _load(connection, await _job(connection, chosen, begun), report or _no_report))
            marks = await _marks(connection)
        return Country(max(marks.loaded, DOCUMENTED), dict(counts), time.monotonic() - started)


async def _check(connection: Connection, marks: _LoadState, seed: int) -> None:
    if marks.begun is None:
        others = await connection.fetchval("SELECT count(*) FROM identity.account WHERE NOT demo")
        if others:
            raise CannotLoad(
                f"This database has {others} accounts that are not of a demo: invented people are never put beside real ones."
                " Nothing was changed; use an empty database."
            )
    elif marks.begun["seed"] != seed:
        raise CannotLoad(f"Another country (seed {marks.begun['seed']}) is in this database. Nothing was changed; use an empty database.")


async def _load(connection: Connection, job: Job, report: Progress) -> Counter[str]:
    """Every office, then statistics for the planner, and the mark that it is complete."""
    await connection.execute("SELECT probation.make_position_partitions($1, 1)", job.midnight - timedelta(days=2))
    total, shares = job.until - job.after, min(MOST_PROCESSES, 1 + (os.cpu_count() or 1))
    done = [0] * shares

    def heard(share: int, people: int) -> None:
        done[share] = people
        report(sum(done), total)

    counts: Counter[str] = Counter()
    if total <= ALONE:
        counts.update(await load_share(job, 0, 1, partial(heard, 0)))
    else:
        for found in await asyncio.gather(*(_elsewhere(job, share, shares, partial(heard, share)) for share in range(shares))):
            counts.update(found)
    await connection.execute(OWNERS)
    if total >= ANALYZE_FROM:
        await connection.execute("ANALYZE")
        await connection.execute(f"VACUUM {', '.join(LISTED)}")
    await _mark(connection, "country_loaded", {"until": job.until})
    return counts


async def _elsewhere(job: Job, share: int, of: int, report: Callable[[int], None]) -> dict[str, int]:
    """One share in a separate process, which prints a number per line as progress, and the counts at the end."""
    command = (sys.executable, "-m", "infra.loading.country", str(share), str(of))
    process = await asyncio.create_subprocess_exec(*command, cwd=ROOT, stdin=PIPE, stdout=PIPE, stderr=PIPE)
    assert process.stdin is not None
    assert process.stdout is not None
    assert process.stderr is not None
    try:
        process.stdin.write(job.model_dump_json().encode())
        process.stdin.close()
        said = asyncio.create_task(process.stderr.read())
        counts: dict[str, int] = {}
        async for line in process.stdout:
            if line.startswith(b"{"):
                counts = json.loads(line)
            else:
                report(int(line))
        if await process.wait():
            last = ((await said).decode().strip() or "no output").splitlines()[-1]
            raise CannotLoad(f"Making people failed: {last}. What was copied is kept; the same command goes on from there.")
        return counts
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()


async def _begin(connection: Connection, chosen: OraluSettings, seed: int, after: int, until: int) -> JsonObject:
    """Record what is loaded now, so that an interrupted run continues with the same lives on another day."""
    rows = await connection.fetch("SELECT key, last FROM probation.case_number ORDER BY key")
    day = clock.now().astimezone(ZoneInfo(chosen.timezone)).date()
    numbers = json.dumps({row["key"]: row["last"] for row in rows})
    details: audit.Details = {"seed": seed, "after": after, "until": until, "day": day.isoformat(), "numbers": numbers}
    await _mark(connection, "country_begun", details)
    return details


async def _mark(connection: Connection, action: str, details: dict[str, audit.Detail]) -> None:
    async with connection.transaction():
        one = audit.Record(clock.now(), BY.id, str(BY.role), action, None, audit.canonical(details))
        await copy_audit(connection, Audit, audit.linked([one], *await audit.head(connection, Audit)))


async def _marks(connection: Connection) -> _LoadState:
    begun, loaded = None, 0
    for row in await connection.fetch(MARKS):
        details = json.loads(row["details"])
        if row["action"] == "country_begun":
            begun = details
        else:
            loaded = details["until"]
    return _LoadState(begun, loaded)


async def _job(connection: Connection, chosen: OraluSettings, begun: JsonObject) -> Job:
    """The job that was begun, with the hash of a secret that nobody knows: the one in use if some people are loaded."""
    first = person(begun["seed"], max(begun["after"], DOCUMENTED) + 1, date.fromisoformat(begun["day"]))
    known = await connection.fetchval("SELECT pin_hash FROM probation.registration WHERE person = $1 LIMIT 1", first.id)
    return Job(
        **{**begun, "numbers": json.loads(begun["numbers"])},
        secret_hash=known or await asyncio.to_thread(hash_secret, secrets.token_urlsafe(32)),
        timezone=chosen.timezone,
    )


def _no_report(_done: int, _total: int) -> None:
    """Reports no progress."""
