"""Lists of cases, tasks and referrals by who has the case, in keyset pages."""

# ruff: noqa: S608 - statements are put together from constants of this module; values travel as arguments

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from services.reintegration.database import DB
from services.reintegration.owning.domain import Worker
from services.reintegration.rows import count_rows, fetch_in_scope, office_of, scope
from shared.actors import Actor
from shared.db.keyset import KeysetPage, page_of
from shared.db.rows import fetch_sort_keys

NEXT_DUE = "coalesce(c.next_due_on, '-infinity'::date)"
FIRST = "(CASE WHEN o.account = $3 THEN 0 ELSE 1 END)"
_OWNED = """reintegration.case_owner o JOIN reintegration."case" c ON c.person = o.person"""
OWNED = f"""SELECT c.person, c.name, c.case_number, c.birth_year, c.language, c.next_due_on, o.account, o.name AS worker, o.since
    FROM {_OWNED} WHERE :in_scope AND o.until IS NULL AND c.status = 'open' AND o.account = ANY ($2)"""
OWNED_ORDER = f"ORDER BY {FIRST}, {NEXT_DUE}, c.name_key, c.person LIMIT $4"
OWNED_BEHIND = f"AND ({FIRST}, {NEXT_DUE}, c.name_key, c.person) > ($5, $6, $7, $8)"
OWNED_BEGIN = f"""SELECT {FIRST.replace("$3", "$2")} AS first, {NEXT_DUE} AS due_on, c.name_key, c.person FROM {_OWNED}
    WHERE c.person = $1 AND o.until IS NULL"""
_WITHOUT = """reintegration."case" c LEFT JOIN reintegration.case_owner o ON o.person = c.person AND o.until IS NULL
    WHERE {scope} AND c.status = 'open' AND NOT EXISTS (SELECT FROM unnest($2::uuid[], $3::text[]) AS w (id, office)
        WHERE w.id = o.account AND (w.office = c.office OR w.office = c.region AND NOT c.restricted))"""
WITHOUT = f"""SELECT c.person, c.name, c.case_number, c.birth_year, c.language, c.opened_at, o.name AS last_worker
    FROM {_WITHOUT.format(scope=":in_scope")} AND ($4::uuid IS NULL
        OR (c.opened_at, c.person) > (SELECT b.opened_at, b.person FROM reintegration."case" b WHERE b.person = $4))
    ORDER BY c.opened_at, c.person LIMIT $5"""
OVERDUE = """SELECT t.id, t.person, t.kind, t.need, t.due_at, c.name, c.birth_year, c.case_number FROM reintegration.task t
    JOIN reintegration."case" c ON c.person = t.person WHERE :in_scope AND t.status = 'taken' AND t.taken_by = $2 AND t.due_at < $3
    AND ($4::uuid IS NULL OR (t.due_at, t.id) > (SELECT b.due_at, b.id FROM reintegration.task b WHERE b.id = $4))
    ORDER BY t.due_at, t.id LIMIT $5"""
AWAITED = f"""SELECT r.id, r.person, r.need, r.answer_due_at, g.name AS organisation_name, c.name, c.birth_year, c.case_number
    FROM {_OWNED} JOIN reintegration.referral r ON r.person = o.person JOIN reintegration.organisation g ON g.id = r.organisation
    WHERE :in_scope AND o.account = $2 AND o.until IS NULL AND r.status = 'requested' AND r.ended_at IS NULL AND ($3::uuid IS NULL
        OR (r.answer_due_at, r.id) > (SELECT b.answer_due_at, b.id FROM reintegration.referral b WHERE b.id = $3))
    ORDER BY r.answer_due_at, r.id LIMIT $4"""


@dataclass(frozen=True, slots=True)
class OwnedCase:
    """An open case, who has it since when, and when something is due."""

    person: UUID
    name: str
    case_number: str
    birth_year: int | None
    language: str
    next_due_on: date | None
    account: UUID
    worker: str
    since: datetime


@dataclass(frozen=True, slots=True)
class CaseWithout:
    """An open case that no worker has. `last_worker`: who has it in the books but cannot work on it any more."""

    person: UUID
    name: str
    case_number: str
    birth_year: int | None
    language: str
    opened_at: datetime
    last_worker: str | None


@dataclass(frozen=True, slots=True)
class OverdueTask:
    """A task that a worker has taken and whose time is over."""

    id: UUID
    person: UUID
    kind: str
    need: str
    due_at: datetime
    name: str
    birth_year: int | None
    case_number: str


@dataclass(frozen=True, slots=True)
class AwaitedReferral:
    """A referral that no provider has answered yet."""

    id: UUID
    person: UUID
    need: str
    answer_due_at: datetime
    organisation_name: str
    name: str
    birth_year: int | None
    case_number: str


async def owned(by: Actor, accounts: Collection[UUID], *, size: int, after: UUID | None = None) -> KeysetPage[OwnedCase]:
    """Open cases of these workers: the reader's own before those of others, then what is due first. `after` is a person."""
    begin = await fetch_sort_keys(DB, OWNED_BEGIN, after, by.id) if after else []
    statement = f"{OWNED} {OWNED_BEHIND if begin else ''} {OWNED_ORDER}"
    rows = await fetch_in_scope(OwnedCase, statement, by, list(accounts), by.id, size + 1, *begin)
    return page_of(rows, size, begins_after=after, key="person")


async def count_owned(by: Actor, accounts: Collection[UUID]) -> int:
    """How many of them there are, up to MOST_COUNTED + 1."""
    where = f"{_OWNED} WHERE {scope(by, 'c')} AND o.until IS NULL AND c.status = 'open' AND o.account = ANY ($2)"
    return await count_rows(where, office_of(by), list(accounts))


async def without_worker(by: Actor, workers: Sequence[Worker], *, size: int, after: UUID | None = None) -> KeysetPage[CaseWithout]:
    """Open cases that nobody of `workers` has: never taken, or of somebody who left, moved or may not see the case. `after` is a person."""
    ids, offices = [each.id for each in workers], [each.office for each in workers]
    rows = await fetch_in_scope(CaseWithout, WITHOUT, by, ids, offices, after, size + 1)
    return page_of(rows, size, begins_after=after, key="person")


async def count_without(by: Actor, workers: Sequence[Worker]) -> int:
    """How many of them there are, up to MOST_COUNTED + 1."""
    ids, offices = [each.id for each in workers], [each.office for each in workers]
    return await count_rows(_WITHOUT.format(scope=scope(by, "c")), office_of(by), ids, offices)


async def overdue_of(by: Actor, account: UUID, now: datetime, *, size: int, after: UUID | None = None) -> KeysetPage[OverdueTask]:
    """Tasks that a worker has taken and whose time is over, the oldest first."""
    rows = await fetch_in_scope(OverdueTask, OVERDUE, by, account, now, after, size + 1)
    return page_of(rows, size, begins_after=after)


async def awaited_of(by: Actor, account: UUID, *, size: int, after: UUID | None = None) -> KeysetPage[AwaitedReferral]:
    """Referrals of a worker's cases without an answer, those due first."""
    rows = await fetch_in_scope(AwaitedReferral, AWAITED, by, account, after, size + 1)
    return page_of(rows, size, begins_after=after)
