"""Under row-level security every list and search still reads few rows: it finds them by an index."""

import json
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from typing import Any

import asyncpg
import pytest

from services.probation.caseload import list_queries as caseload_list
from services.probation.caseload import queries as caseload
from services.probation.caseload.domain import Criteria
from services.probation.cases import queries as cases
from services.probation.check_ins import due_queries
from services.probation.check_ins import queries as check_ins
from services.probation.database import DB
from services.probation.queue import queries as queue
from services.probation.timeline import queries as timeline
from shared.access.acting import acting_for
from shared.actors import Actor, Role
from shared.db.acting import acting
from shared.db.engine import Connection, SafeEngine
from shared.db.rows import fetch_values
from shared.settings import OraluSettings
from tests.builders.actors import OFFICER, SENIOR
from tests.builders.ids import fresh
from tests.builders.moments import NOW, TODAY

PEOPLE, MANY = 20_000, 6_000  # a count of the queue stops at 1,001 of each kind
AUDITOR = Actor(fresh(), "Demo Auditor", Role.AUDITOR, None)
FILL = f"""
    INSERT INTO probation.person (id, iin, family_name, given_name, phone, language, region, settlement, address, time_zone, created_at)
        SELECT md5('p' || n)::uuid, lpad(n::text, 12, '0'), 'Family' || md5(n::text), 'Given', '+7701' || lpad(n::text, 7, '0'), 'kk', '75',
            'urban', 'x', 'Asia/Almaty', '{NOW}' FROM generate_series(1, {PEOPLE}) n;
    INSERT INTO probation.registration (id, person, form_token, case_number, category, supervising_authority, office, officer, officer_name,
            court, court_decision_on, in_force_on, registered_on, term_ends_on, frequency, first_check_in_on, card_code, pin_hash, state,
            created_at, name_key)
        SELECT md5('r' || n)::uuid, md5('p' || n)::uuid, gen_random_uuid(), '75-' || n, 'suspended_sentence', 'probation',
            CASE WHEN n % 100 = 0 THEN '{SENIOR.office}' ELSE 'x' || n % 100 END,
            CASE WHEN n % 400 = 0 THEN '{OFFICER.id}' ELSE md5('o' || n % 1000)::uuid END, 'x', 'x', '{TODAY}', '{TODAY}', '{TODAY}',
            '{TODAY}'::date + n % 700, 'monthly', '{TODAY}', n::text, 'x', CASE WHEN n % 9 = 0 THEN 'closed' ELSE 'open' END, '{NOW}',
            public.name_key('Family' || md5(n::text) || ' Given') FROM generate_series(1, {PEOPLE}) n;
    INSERT INTO probation.check_in (id, person, registration, due_on, opens_at, closes_at, state, created_at, officer, office)
        SELECT md5('c' || n || number)::uuid, r.person, r.id, '{TODAY}'::date + number * 14,
            '{NOW}'::timestamptz + (n % 15 + number * 14) * interval '1 day',
            '{NOW}'::timestamptz + (n % 15 + number * 14 + 1) * interval '1 day', 'created', '{NOW}', r.officer, r.office
        FROM generate_series(1, {PEOPLE}) n JOIN probation.registration r ON r.id = md5('r' || n)::uuid, generate_series(0, 1) number;
    INSERT INTO probation.queue_item (id, kind, person, subject_id, reason, priority, opened_at, due_at, officer, office)
        SELECT md5('q' || n)::uuid, (ARRAY['check_in', 'missed', 'wellbeing', 'contact_wanted', 'alert'])[n % 5 + 1], r.person,
            gen_random_uuid(), 'review', n % 4 + 1, '{NOW}', '{NOW}', r.officer, r.office
        FROM generate_series(1, {PEOPLE}, 4) n JOIN probation.registration r ON r.id = md5('r' || n)::uuid;
    INSERT INTO probation.timeline_entry (id, person, kind, details, at, by_id, by_name)
        SELECT md5('t' || n)::uuid, md5('p' || n)::uuid, 'note', '{{}}', '{NOW}', gen_random_uuid(), 'x'
        FROM generate_series(1, {PEOPLE}) n;
    INSERT INTO probation.risk_current (id, person, authority, registration, tier, provisional, entered, standing, checked_on)
        SELECT md5('k' || n)::uuid, r.person, 'probation', r.id, n % 4 + 1, n % 2 = 0, n % 100 = 0, CASE WHEN n % 20 = 0 THEN 'almost' END,
            '{TODAY}' FROM generate_series(1, {PEOPLE}) n JOIN probation.registration r ON r.id = md5('r' || n)::uuid
        WHERE r.state = 'open';
    INSERT INTO probation.person_word (word, person)
        SELECT translate(md5((n % 4000)::text), '0123456789', 'ghijklmnop'), md5('p' || n)::uuid FROM generate_series(1, {PEOPLE}) n;
    INSERT INTO probation.search_word (word) SELECT DISTINCT word FROM probation.person_word;
    INSERT INTO probation.near_word (remainder, word) SELECT left(word, 8), word FROM probation.search_word;
    ANALYZE probation.person_word, probation.search_word, probation.near_word;
    ANALYZE probation.person, probation.registration, probation.check_in, probation.queue_item, probation.timeline_entry;
    ANALYZE probation.risk_current;
"""
Plan = dict[str, Any]


@pytest.fixture
async def country(engines: OraluSettings) -> AsyncIterator[None]:
    """Many people of many offices: 50 are the officer's, 200 of the office."""
    connection = await asyncpg.connect(engines.database_url)
    try:
        await connection.execute(FILL)
        yield
    finally:
        await connection.close()


@pytest.fixture
def plans(monkeypatch: pytest.MonkeyPatch) -> dict[str, Plan]:
    """The plan of every statement that is run from now on."""
    found: dict[str, Plan] = {}
    run = SafeEngine._rows

    async def explained(connection: Connection, statement: str, values: Any) -> list[Any]:
        if statement.lstrip().startswith(("SELECT", "WITH", "(")):
            (row,) = await connection.fetch(f"EXPLAIN (ANALYZE, TIMING OFF, FORMAT JSON) {statement}", *values)
            found[statement] = json.loads(row[0])[0]["Plan"]
        return await run(connection, statement, values)

    monkeypatch.setattr(SafeEngine, "_rows", staticmethod(explained))
    return found


def read_much(plan: Plan) -> Iterator[str]:
    """Which steps of the plan read more rows than any list counts, and how many."""
    rows = plan["Actual Rows"] + plan.get("Rows Removed by Filter", 0) + plan.get("Rows Removed by Index Recheck", 0)
    if "Scan" in plan["Node Type"] and rows * plan["Actual Loops"] > MANY:
        yield f"{plan['Node Type']} of {plan.get('Relation Name', plan.get('Index Name'))}: {rows * plan['Actual Loops']:.0f}"
    for below in plan.get("Plans", ()):
        yield from read_much(below)


async def _second_page(by: Actor) -> object:
    first = await caseload_list.people(by, Criteria(), now=NOW, size=10)
    return await caseload_list.people(by, Criteria(), now=NOW, size=10, after=first.rows[-1].registration)


async def _record(by: Actor) -> object:
    (person,) = await fetch_values(
        DB, "SELECT person FROM probation.registration WHERE officer = $1 AND state = 'open' LIMIT 1", OFFICER.id
    )
    assert await cases.case(by, person)
    (check_in,) = await fetch_values(DB, "SELECT id FROM probation.check_in WHERE person = $1 LIMIT 1", person)
    assert await check_ins.check_in(by, check_in)
    assert await timeline.timeline(person)
    assert await check_ins.check_ins(person)
    return await queue.attention(person)


ASKED: dict[str, Callable[[Actor], Awaitable[object]]] = {
    "people": lambda by: caseload_list.people(by, Criteria(), now=NOW, size=10),
    "people, the second page": _second_page,
    "how many people": lambda by: caseload_list.count_people(by, Criteria(), now=NOW),
    "a tier": lambda by: caseload_list.people(by, Criteria(tier=1), now=NOW, size=10),
    "a provisional tier": lambda by: caseload_list.people(by, Criteria(provisional=True), now=NOW, size=10),
    "prone to relapse": lambda by: caseload_list.people(by, Criteria(prone=True), now=NOW, size=10),
    "almost eligible": lambda by: caseload_list.people(by, Criteria(near=True), now=NOW, size=10),
    "a name begins": lambda by: caseload_list.people(by, Criteria("fa"), now=NOW, size=10),
    "a part of a name": lambda by: caseload_list.people(by, Criteria("abcd"), now=NOW, size=10),
    "a case number or the end of a phone number": lambda by: caseload_list.people(by, Criteria("1600"), now=NOW, size=10),
    "an ИИН": lambda by: caseload_list.people(by, Criteria("000000001600"), now=NOW, size=10),
    "terms that end": lambda by: caseload.term_ends_soon(by, TODAY, size=10),
    "how many end": lambda by: caseload.count_term_ends_soon(by, TODAY),
    "who is due": lambda by: due_queries.due(by, NOW, size=10),
    "how many are due": lambda by: due_queries.count_due(by, NOW),
    "the queue": queue.queue,
    "how many wait": queue.queue_counts,
    "a record": _record,
}


@pytest.mark.usefixtures("country")
async def test_every_list_and_search_reads_few_rows(plans: dict[str, Plan]) -> None:
    read: dict[str, set[str]] = {}
    for by in (OFFICER, SENIOR, AUDITOR):
        for name, ask in ASKED.items():
            plans.clear()
            with acting(acting_for(by)):
                await ask(by)
            read[f"{by.role}: {name}"] = {step for plan in plans.values() for step in read_much(plan)}
    assert {name: steps for name, steps in read.items() if steps} == {}
