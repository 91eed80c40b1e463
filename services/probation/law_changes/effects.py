"""What a change of the law would do to the open cases: each is judged twice, by the law as it is and as it would be."""

from collections import Counter
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from services.probation.cases.domain.categories import lawful_frequency
from services.probation.cases.queries import NAME
from services.probation.cases.scoping import scope
from services.probation.database import DB
from services.probation.law.ruling import RULING
from services.probation.law_changes.domain.changes import with_change
from services.probation.law_changes.draft_queries import Draft
from services.probation.law_checks.domain import Facts, lawful
from services.probation.law_checks.queries import STATED, StoredFacts, as_facts
from shared.actors import Actor
from shared.db.rows import fetch_rows, fetch_values
from shared.law.sources import Source, source_of, tried
from shared.law_versions import as_source, versions

BATCH = 500
MOST_SHOWN = 200
"""People named on one page; the counts say how many there are."""
COLUMNS = f"""SELECT r.id, r.person, r.office, {NAME} AS name, r.case_number, {STATED}
    FROM probation.registration r JOIN probation.person p ON p.id = r.person
    WHERE r.state = 'open' AND ($1::uuid IS NULL OR r.id > $1) AND """  # noqa: S608 - constants
ON_THAT_DAY = {
    "check_in": "SELECT count(*) FROM probation.check_in WHERE due_on = $1 AND state = 'created'",
    "term_end": "SELECT count(*) FROM probation.registration WHERE state = 'open' AND term_ends_on = $1",
}


@dataclass(frozen=True, slots=True)
class OpenCase(StoredFacts):
    """An open registration with the facts that the law's values are compared with."""

    id: UUID
    person: UUID
    office: str
    name: str
    case_number: str


@dataclass(frozen=True, slots=True)
class Effect:
    """What one open case would be judged otherwise by: codes that it gets, and codes that it loses."""

    person: UUID
    name: str
    case_number: str
    office: str
    gains: tuple[str, ...]
    loses: tuple[str, ...]


def judged(facts: Facts, on: date) -> set[str]:
    """Codes of what the law asks of a case on a day: what is wrong by it, and how often the person must check in at least."""
    found = {finding.code for finding in lawful(facts, on)} | set[str]()
    if facts.category is not None and facts.settlement is not None:
        found.add(f"frequency {lawful_frequency(facts.category, facts.settlement, on) or 'one_by_one'}")
    return found


def effect(case: OpenCase, now: Source, then: Source, book: str, on: date) -> Effect | None:
    """What the change does to one case; None where nothing."""
    facts, folder = as_facts(case), RULING.folders[book]
    with tried(folder, now):
        before = judged(facts, on)
    with tried(folder, then):
        after = judged(facts, on)
    if before == after:
        return None
    gains, loses = tuple(sorted(after - before)), tuple(sorted(before - after))
    return Effect(case.person, case.name, case.case_number, case.office, gains, loses)


async def would_be(draft: Draft) -> Source:
    """The law's data as they would be with the draft: with the change, or without the version that it takes back."""
    if draft.cancels is None:
        return with_change(source_of(RULING.folders[draft.book]), draft.change)
    return as_source([each for each in await versions(RULING, draft.book) if each.id != draft.cancels])


async def effects_for(draft: Draft, by: Actor, today: date) -> list[Effect]:
    """The first of the reader's own cases that would be judged otherwise."""
    found: list[Effect] = []
    condition, values = scope(by, 3)
    async for each in _effects(draft, today, condition, values):
        found.append(each)
        if len(found) == MOST_SHOWN:
            break
    return found


async def count_effects(draft: Draft, today: date) -> dict[str, object]:
    """Counts for the whole country, without anybody's name: cases, what they gain and lose, and how many in each office."""
    gains, loses, offices, cases = Counter[str](), Counter[str](), Counter[str](), 0
    async for each in _effects(draft, today, "true", []):
        cases += 1
        gains.update(each.gains)
        loses.update(each.loses)
        offices[each.office] += 1
    counted: dict[str, object] = {"cases": cases, "gains": gains, "loses": loses, "offices": offices}
    if draft.section == "exception":
        day = draft.change.valid_from
        (check_ins,), (ends,) = [await fetch_values(DB, ON_THAT_DAY[what], day) for what in ("check_in", "term_end")]
        counted |= {"check_ins": check_ins, "term_ends": ends}
    return counted


async def _effects(draft: Draft, today: date, condition: str, values: Sequence[object]) -> AsyncIterator[Effect]:
    now, then = source_of(RULING.folders[draft.book]), await would_be(draft)
    on, after = max(draft.change.valid_from, today), None
    while True:
        rows: list[OpenCase] = await fetch_rows(DB, OpenCase, f"{COLUMNS}{condition} ORDER BY r.id LIMIT $2", after, BATCH, *values)
        for row in rows:
            if (found := effect(row, now, then, draft.book, on)) is not None:
                yield found
        if len(rows) < BATCH:
            return
        after = rows[-1].id
