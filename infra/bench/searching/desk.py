"""The same people as cases of the desk: how soon they are found there, and whether."""

import statistics
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import Any, Protocol
from uuid import UUID

import asyncpg

from infra.bench.searching.names import FullName
from services.reintegration.case_search.finding import find
from services.reintegration.case_search.keeping import add_words, words_of
from services.reintegration.database import DB
from shared.access.acting import acting_for
from shared.actors import Actor, Role
from shared.db import acting
from shared.values import JsonObject

FOUND_WITHIN, AT_ONCE, WARM = 10, 5_000, 20
NOW = datetime(2026, 11, 1, tzinfo=UTC)
COLUMNS = ("person", "registration", "case_number", "name", "language", "region", "office", "status", "opened_at", "birth_year")
READ = ("case", "case_word", "search_word", "near_word")
Known = tuple[UUID, FullName, str, str]
"""Person, name, office, region."""


class _Who(Protocol):
    @property
    def id(self) -> UUID: ...
    @property
    def office(self) -> str: ...


class _Typed(Protocol):
    @property
    def typed(self) -> str: ...


async def measure(everybody: Sequence[Known], asked: Sequence[tuple[_Who, _Typed]], url: str) -> JsonObject:
    """Load the cases and ask for them: as an auditor who sees the country, and as a social worker of the person's office."""
    await _load(everybody, url)
    with acting.acting(acting.NOBODY):
        await DB.start_connection_pool()
        try:
            auditor = Actor(everybody[0][0], "Bench", Role.AUDITOR, None)
            whole = await _ask(asked, lambda _: auditor)
            office = await _ask(asked[: len(asked) // 5], lambda who: Actor(who.id, "Bench", Role.SOCIAL_WORKER, who.office))
        finally:
            await DB.close_connection_pool()
    return {
        "desk_p95_ms": _p95(whole), "desk_recall": _recall(whole),
        "desk_office_p95_ms": _p95(office), "desk_office_recall": _recall(office),
    }  # fmt: skip


async def _ask(asked: Sequence[tuple[_Who, _Typed]], reader: Callable[[_Who], Actor]) -> list[tuple[float, bool]]:
    """Seconds, and whether the person is among the first, of each question."""
    done = []
    for place, (who, what) in enumerate([*asked[:WARM], *asked]):
        with acting.acting(acting_for(reader(who))):
            begin = time.perf_counter()
            hits = await find(what.typed, status="open", now=NOW)
            took = time.perf_counter() - begin
        if place >= min(WARM, len(asked)):
            done.append((took, who.id in {hit.person for hit in hits[:FOUND_WITHIN]}))
    return done


def _p95(done: Sequence[tuple[float, bool]]) -> float:
    return round(statistics.quantiles((took for took, _ in done), n=100)[94] * 1000, 1)


def _recall(done: Sequence[tuple[float, bool]]) -> float:
    return round(sum(found for _, found in done) / len(done), 4)


async def _load(everybody: Sequence[Known], url: str) -> None:
    connection = await asyncpg.connect(url)
    try:
        for begin in range(0, len(everybody), AT_ONCE):
            some = everybody[begin : begin + AT_ONCE]
            names = [(person, " ".join(part for part in (name.family, name.given, name.patronymic) if part)) for person, name, _, _ in some]
            words = [(word, person) for person, name in names for word in sorted(words_of(name))]
            cases: list[tuple[Any, ...]] = [
                (person, person, f"{office}-2026-{begin + place:06d}", name, "kk", region, office, "open", NOW, 1980)
                for place, ((person, name), (_, _, office, region)) in enumerate(zip(names, some, strict=True))
            ]
            async with connection.transaction():
                await connection.execute("SET LOCAL synchronous_commit = off")
                await add_words(connection, {word for word, _ in words})
                await connection.copy_records_to_table("case", schema_name="reintegration", columns=COLUMNS, records=cases)
                await connection.copy_records_to_table("case_word", schema_name="reintegration", columns=("word", "person"), records=words)
        await connection.execute("VACUUM ANALYZE " + ", ".join(f'reintegration."{table}"' for table in READ))
    finally:
        await connection.close()
