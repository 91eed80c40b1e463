"""`oralu bench search`: how soon people are found among many, and whether, however their names are typed.

The people are the synthetic country's (offices, officers, ids), with names of more variety than its own, so that few are namesakes; only
what the search reads is loaded. Every query is about one person, who must be among the first ten. They are asked one after another as an
auditor, who sees the whole country, under row-level security, through the service's own role; then as a senior officer and as an officer.
"""

import asyncio
import statistics
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from random import Random
from typing import Any
from uuid import UUID

import asyncpg

from infra.bench.searching import desk
from infra.bench.searching.misspelling import Misspelling, misspell
from infra.bench.searching.names import FullName, invent_name
from infra.bench.servers import serving
from services.probation.capabilities import CAPABILITIES
from services.probation.database import DB
from services.probation.search.actions import add_words
from services.probation.search.queries import find
from shared.access.acting import acting_for
from shared.actors import Actor, Role
from shared.db import acting
from shared.db.engine import Connection
from shared.demo.country import DOCUMENTED, people
from shared.demo.names import name_key
from shared.name_search.names import keys_of_names
from shared.registry import fill
from shared.values import JsonObject

FOUND_WITHIN = 10
MOST_NAMESAKES = 5
"""People with the same words as those that are typed: of more, ten hits could not show everybody."""
AT_ONCE = 5_000
READ = ("person", "registration", "person_word", "search_word", "near_word")
TODAY, NOW = date(2026, 11, 1), datetime(2026, 11, 1, tzinfo=UTC)
PERSON = (
    *("id", "iin", "family_name", "given_name", "patronymic", "birth_date", "phone", "language", "region", "settlement", "address"),
    *("time_zone", "created_at"),
)
REGISTRATION = (
    *("id", "person", "form_token", "case_number", "category", "supervising_authority", "office", "officer", "officer_name", "court"),
    *("court_decision_on", "in_force_on", "registered_on", "term_ends_on", "frequency", "first_check_in_on", "card_code", "pin_hash"),
    *("state", "created_at", "current", "name_key", "restricted"),
)


@dataclass(frozen=True, slots=True)
class Plan:
    """How many people, how many queries, and from which seed."""

    persons: int
    queries: int
    seed: int = 1


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody on the register, as far as the search reads them."""

    id: UUID
    name: FullName
    office: str
    officer: Actor


@dataclass(frozen=True, slots=True)
class Asked:
    """A query, who is meant, and whether they were among the first, and after how many seconds."""

    what: Misspelling
    found: bool
    seconds: float


def bench_search(plan: Plan) -> JsonObject:
    """Run it; returns the figures."""
    with serving() as servers:
        return asyncio.run(_measure(plan, servers.database_url))


async def _measure(plan: Plan, url: str) -> JsonObject:
    fill("probation", CAPABILITIES)
    begin = time.monotonic()
    everybody = await _load(plan, url)
    loaded = time.monotonic() - begin
    asked = list(_queries(plan, everybody))
    with _web_process():
        await DB.start_connection_pool()
        try:
            auditor = Actor(everybody[0].id, "Bench", Role.AUDITOR, None)
            whole = await _ask(asked, lambda _: auditor)
            office = await _ask(asked[: plan.queries // 5], lambda who: Actor(who.id, "Bench", Role.SENIOR_OFFICER, who.office))
            own = await _ask(asked[: plan.queries // 5], lambda who: who.officer)
        finally:
            await DB.close_connection_pool()
    on_desk = await desk.measure([(who.id, who.name, who.office, who.office[:2]) for who in everybody], asked, url)
    missed = [one for one in whole if not one.found]
    by_kind = Counter(one.what.kind for one in missed)
    return {
        "people": len(everybody), "queries": len(whole), **_times(whole), "recall_at_10": round(1 - len(missed) / len(whole), 4),
        "office": _times(office) | {"recall_at_10": _recall(office)}, "officer": _times(own) | {"recall_at_10": _recall(own)},
        **on_desk, "loaded_seconds": round(loaded, 1), "missed_by_kind": dict(by_kind), "missed": [one.what.typed for one in missed][:20],
    }  # fmt: skip


@contextmanager
def _web_process() -> Iterator[None]:
    """As in a web process: nothing is shown unless a transaction says on whose behalf it is."""
    with acting.acting(acting.NOBODY):
        yield


async def _ask(asked: list[tuple[Person, Misspelling]], reader: Any) -> list[Asked]:
    done = []
    for place, (who, what) in enumerate([*asked[:20], *asked]):
        with acting.acting(acting_for(reader(who))):
            begin = time.perf_counter()
            hits = await find(what.typed)
            took = time.perf_counter() - begin
        if place >= min(20, len(asked)):  # the first ones warm the caches
            done.append(Asked(what, who.id in {hit.person for hit in hits[:FOUND_WITHIN]}, took))
    return done


def _times(asked: list[Asked]) -> JsonObject:
    cuts = statistics.quantiles((one.seconds for one in asked), n=100)
    return {"p50_ms": round(cuts[49] * 1000, 1), "p95_ms": round(cuts[94] * 1000, 1)}


def _recall(asked: list[Asked]) -> float:
    return round(sum(one.found for one in asked) / len(asked), 4)


def _queries(plan: Plan, everybody: list[Person]) -> Iterator[tuple[Person, Misspelling]]:
    rng = Random(f"{plan.seed} queries")  # noqa: S311 - which people, not a secret
    namesakes = Counter((one.name.family, one.name.given) for one in everybody)
    chosen = [one for one in everybody if namesakes[one.name.family, one.name.given] <= MOST_NAMESAKES]
    for who in rng.sample(chosen, plan.queries):
        yield who, misspell(who.name, rng)


async def _load(plan: Plan, url: str) -> list[Person]:
    rng = Random(f"{plan.seed} names")  # noqa: S311 - invented names
    connection = await asyncpg.connect(url)
    everybody: list[Person] = []
    try:
        rows: list[tuple[Any, Any, list[tuple[Any, ...]]]] = []
        for each in people(plan.seed, DOCUMENTED, DOCUMENTED + plan.persons, TODAY):
            name = invent_name(rng)
            everybody.append(Person(each.id, name, each.office.code, each.officer))
            rows.append(_rows(each, name))
            if len(rows) >= AT_ONCE:
                await _copy(connection, rows)
                rows = []
        await _copy(connection, rows)
        await connection.execute(f"VACUUM ANALYZE {', '.join(f'probation.{table}' for table in READ)}")
    finally:
        await connection.close()
    return everybody


def _rows(each: Any, name: FullName) -> tuple[Any, Any, list[tuple[Any, ...]]]:
    number, id_ = each.number, each.id
    parts = (name.family, name.given, name.patronymic)
    person = (id_, f"{number:012d}", *parts, TODAY, each.phone, "kk", each.office.region, "urban", "x", "Asia/Almaty", NOW)
    registration = (
        id_, id_, id_, f"{each.office.code}-2026-{number:05d}", "suspended_sentence", "probation", each.office.code, each.officer.id,
        each.officer.name, "x", TODAY, TODAY, TODAY, TODAY, "monthly", TODAY, f"{number:08d}", "x", "open", NOW, True,
        name_key(" ".join(part for part in parts if part)), False,
    )  # fmt: skip
    return person, registration, [(word, id_) for word in sorted(keys_of_names(parts))]


async def _copy(connection: Connection, rows: list[tuple[Any, Any, list[tuple[Any, ...]]]]) -> None:
    if not rows:
        return
    words = [word for _, _, found in rows for word in found]
    async with connection.transaction():
        await connection.execute("SET LOCAL synchronous_commit = off")
        await add_words(connection, {word for word, _ in words})
        await connection.copy_records_to_table("person", schema_name="probation", columns=PERSON, records=[one for one, _, _ in rows])
        records = [one for _, one, _ in rows]
        await connection.copy_records_to_table("registration", schema_name="probation", columns=REGISTRATION, records=records)
        await connection.copy_records_to_table("person_word", schema_name="probation", columns=("word", "person"), records=words)
