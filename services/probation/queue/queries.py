"""Reads of the officer's queue in keyset pages, scoped by who asks.

An item carries its officer and office, so that each kind of reader has an index that begins with the scope and continues by urgency.
"""

# ruff: noqa: S608 - statements are put together from constants of this module; what a reader typed travels as arguments

from dataclasses import dataclass
from uuid import UUID

from services.probation.cases.queries import NAME
from services.probation.database import DB
from services.probation.queue.domain import Item, ListedItem
from services.probation.queue.kinds import kinds
from services.probation.rows import keys_behind
from shared.actors import Actor, Role
from shared.db.keyset import MOST_COUNTED, KeysetPage, page_of
from shared.db.rows import fetch_row, fetch_rows

ORDER = "q.priority - q.escalation, q.opened_at, q.id"
MAY_DECIDE = "q.excluded_officer IS DISTINCT FROM $1::uuid"
MY_CASELOAD = "(q.officer = $1 AND ($2::text IS NULL OR TRUE))"
FOUND = """(SELECT q.id, q.priority - q.escalation AS urgency, q.opened_at FROM probation.queue_item q
    WHERE q.closed_at IS NULL AND {reach} AND {may_decide} {more} ORDER BY {order} LIMIT $3)"""
SHOWN = """SELECT q.*, {name} AS name, r.case_number, r.officer_name, p.time_zone
    FROM (SELECT * FROM ({found}) every ORDER BY urgency, opened_at, id LIMIT $3) f
    JOIN probation.queue_item q ON q.id = f.id
    JOIN probation.person p ON p.id = q.person JOIN probation.registration r ON r.person = q.person AND r.current
    ORDER BY {order}"""

MINE = "SELECT q.id, q.kind FROM probation.queue_item q WHERE q.closed_at IS NULL AND {reach} AND {may_decide}"
OF_EACH_KIND = f"""SELECT k.kind, each.number FROM unnest($1::text[]) AS k (kind) CROSS JOIN LATERAL (SELECT count(*) AS number FROM (
    SELECT 1 FROM probation.queue_item q WHERE q.closed_at IS NULL AND q.kind = k.kind LIMIT {MOST_COUNTED + 1}) few) each"""


@dataclass(frozen=True, slots=True)
class KindCount:
    """How many open items of one kind."""

    kind: str
    number: int


@dataclass(frozen=True)
class QueueCounts:
    """How many open items of each kind wait for a reader; an auditor's are counted up to MOST_COUNTED + 1 a kind."""

    by_kind: dict[str, int]

    @property
    def total(self) -> int:
        """The sum; more than MOST_COUNTED if the counting of a kind stopped."""
        return sum(self.by_kind.values())


async def queue(by: Actor, *, kind: str = "", size: int = 100, after: UUID | None = None) -> KeysetPage[ListedItem]:
    """Open items of this reader, most urgent first, without those that somebody else has to decide. `after` is an item."""
    more, values = "", [by.id, by.office, size + 1]
    if kind:
        more, values = "AND q.kind = $4", [*values, kind]
    behind, keys = await keys_behind(f"SELECT {ORDER} FROM probation.queue_item q WHERE id = $1", after, f"({ORDER})", len(values) + 1)
    more, values = f"{more} {behind}", [*values, *keys]
    parts = [FOUND.format(reach=reach, may_decide=MAY_DECIDE, more=more, order=ORDER) for reach in _reach(by)]
    rows = await fetch_rows(DB, ListedItem, SHOWN.format(name=NAME, found=" UNION ".join(parts), order=ORDER), *values)
    return page_of(rows, size, begins_after=after)


async def queue_counts(by: Actor) -> QueueCounts:
    """How many open items of each kind."""
    if by.role == Role.AUDITOR:
        rows = await fetch_rows(DB, KindCount, OF_EACH_KIND, [kind.code for kind in kinds()])
    else:
        parts = [MINE.format(reach=reach, may_decide=MAY_DECIDE) for reach in _reach(by)]
        counted = f"SELECT kind, count(*) AS number FROM ({' UNION '.join(parts)}) mine GROUP BY kind"
        rows = await fetch_rows(DB, KindCount, counted, by.id, by.office)
    return QueueCounts({row.kind: row.number for row in rows if row.number})


async def queue_item(by: Actor, item: UUID) -> Item | None:
    """One item, open or closed, of this reader. A reader who must not decide an item does not see it."""
    own, others = _own(by), _reach(by)[len(_own(by)) :]
    reach = " OR ".join([*own, *(f"({part} AND {MAY_DECIDE})" for part in others)])
    return await fetch_row(DB, Item, f"SELECT q.* FROM probation.queue_item q WHERE q.id = $3 AND ({reach})", by.id, by.office, item)


async def attention(person: UUID) -> list[Item]:
    """The person's open queue items, most urgent first. Call `case` first: it checks who may read."""
    return await fetch_rows(
        DB,
        Item,
        """SELECT q.* FROM probation.queue_item q WHERE q.person = $1 AND q.closed_at IS NULL ORDER BY q.priority, q.opened_at, q.id""",
        person,
    )


def _reach(by: Actor) -> list[str]:
    """Conditions that together select what this reader sees, their own items first, each with its own index; `$1` is the reader, `$2` the
    office."""
    return [*_own(by), *(f"(q.kind = '{kind.code}' AND {kind.also_for})" for kind in kinds() if kind.also_for and by.role != Role.AUDITOR)]


def _own(by: Actor) -> list[str]:
    """The reader's own items, and those of whom they stand in for."""
    if by.role == Role.AUDITOR:
        return ["($1::uuid IS NOT NULL OR $2::text IS NULL)"]
    if by.role == Role.SENIOR_OFFICER:
        return ["q.office = $2"]
    return [MY_CASELOAD, *(f"q.officer = '{UUID(str(each))}'::uuid" for each in by.covers)]
