"""What each worker of a desk carries."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID

from services.reintegration.cases.domain import CaseRow
from services.reintegration.database import DB
from services.reintegration.law.rules import rules
from services.reintegration.owning.domain import LAST_MOMENT, Load, Worker, may_have, of_desk
from services.reintegration.rows import fetch_in_scope
from services.reintegration.words import today
from shared.access.scope import region_of
from shared.actors import Actor
from shared.db.rows import fetch_rows
from shared.identity.accounts import staff_of_region
from shared.identity.cover.queries import CoverRow, covers_of_region
from shared.identity.permissions import AccountPermission

COUNTS = """SELECT w.id AS account,
        (SELECT count(*) FROM reintegration.case_owner o JOIN reintegration."case" c ON c.person = o.person
            WHERE o.account = w.id AND o.until IS NULL AND c.status = 'open' AND :in_scope) AS cases,
        (SELECT count(*) FROM reintegration.task t JOIN reintegration."case" c ON c.person = t.person
            WHERE t.status = 'taken' AND t.taken_by = w.id AND t.due_at < $3 AND :in_scope) AS overdue,
        (SELECT count(*) FROM reintegration.case_owner o JOIN reintegration."case" c ON c.person = o.person
            JOIN reintegration.referral r ON r.person = o.person
            WHERE o.account = w.id AND o.until IS NULL AND r.status = 'requested' AND r.ended_at IS NULL AND :in_scope) AS awaited,
        (SELECT k.cases FROM reintegration.worker_capacity k WHERE k.account = w.id AND k.valid_from <= $4
            ORDER BY k.valid_from DESC, k.set_at DESC LIMIT 1) AS capacity
    FROM unnest($2::uuid[]) AS w (id)"""
CAPACITIES = "SELECT * FROM reintegration.worker_capacity WHERE account = $1 ORDER BY valid_from DESC, set_at DESC"


@dataclass(frozen=True, slots=True)
class Counted:
    """What one worker carries; `capacity` is None where nobody set one."""

    account: UUID
    cases: int
    overdue: int
    awaited: int
    capacity: int | None


@dataclass(frozen=True, slots=True)
class CapacityRow:
    """How many cases a worker may have from a day on, and who said so."""

    cases: int
    valid_from: date
    why: str
    set_at: datetime
    set_by_name: str


async def workers_of(by: Actor) -> list[Worker]:
    """Whoever has cases in the region of the reader's office and may sign in, by name."""
    found = await staff_of_region(region_of(by.office or ""), AccountPermission.HELP)
    return [Worker(each.id, each.name, each.office, each.authority) for each in found]


async def team_of(by: Actor) -> list[Worker]:
    """The workers of the reader's own desk: of the office, or of every office of a region's desk."""
    return [each for each in await workers_of(by) if of_desk(each, by.office or "")]


async def candidates(case: CaseRow, by: Actor) -> list[Worker]:
    """Who can be given this case."""
    return [each for each in await workers_of(by) if may_have(each, case)]


async def loads(workers: Sequence[Worker], by: Actor, *, now: datetime) -> list[Load]:
    """What each carries of the cases that the reader sees, in the order given."""
    day = today(now)
    counted = {each.account: each for each in await fetch_in_scope(Counted, COUNTS, by, [each.id for each in workers], now, day)}
    away = {each.covered: each for each in await covers(by, now=now) if each.since <= now}
    standard = rules().number("worker_cases", day)
    found = []
    for worker in workers:
        row, cover = counted[worker.id], away.get(worker.id)
        capacity = standard if row.capacity is None else row.capacity
        load = Load(worker, row.cases, row.overdue, row.awaited, capacity, row.capacity is None)
        found.append(replace(load, away_until=cover.until - LAST_MOMENT, covered_by=cover.covering_name) if cover else load)
    return found


async def covers(by: Actor, *, now: datetime) -> list[CoverRow]:
    """Who of the reader's desk is away now or later, and who stands in."""
    found = await covers_of_region(region_of(by.office or ""), AccountPermission.HELP, now=now)
    return [each for each in found if by.office in (each.office, region_of(each.office))]


async def capacities(account: UUID) -> list[CapacityRow]:
    """What was set for this worker, the latest first."""
    return await fetch_rows(DB, CapacityRow, CAPACITIES, account)
