"""Reads of the officer's queue in keyset pages, scoped by who asks.

An item carries its officer and office, so that each kind of reader has an index that begins with the scope and continues by urgency.
"""

# ruff: noqa: S608 - statements are put together from constants of this module; what a reader typed travels as arguments

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from services.probation.cases.queries import NAME
from services.probation.cases.scoping import NOT_RESTRICTED, Arguments, reach, stated_purpose
from services.probation.database import DB
from services.probation.queue.domain import Item, ListedItem
from services.probation.queue.kinds import kinds
from services.probation.queue.permissions import QueuePermission
from services.probation.rows import keys_behind
from shared import clock
from shared.access.permissions import may
from shared.access.scope import scope_of
from shared.actors import Actor
from shared.db.keyset import MOST_COUNTED, KeysetPage, page_of
from shared.db.rows import fetch_row, fetch_rows

TYPED = "($1::uuid IS NULL OR $2::text IS NULL OR TRUE)"
ORDER = "q.priority - q.escalation, q.opened_at, q.id"
MAY_DECIDE = "(q.excluded_officer IS DISTINCT FROM $1::uuid AND ($2::text IS NULL OR TRUE))"
WAITS = "(q.put_off_until IS NULL OR q.put_off_until <= ${place})"
PUT_OFF = "q.put_off_until > ${place}"
FOUND = """(SELECT q.id, q.priority - q.escalation AS urgency, q.opened_at FROM probation.queue_item q
    WHERE q.closed_at IS NULL AND {reach} AND {may_decide} {more} ORDER BY {order} LIMIT $3)"""
SHOWN = """SELECT q.*, {name} AS name, coalesce(r.case_number, '') AS case_number, r.officer_name, p.time_zone
    FROM (SELECT * FROM ({found}) every ORDER BY urgency, opened_at, id LIMIT $3) f
    JOIN probation.queue_item q ON q.id = f.id
    LEFT JOIN probation.person p ON p.id = q.person LEFT JOIN LATERAL (SELECT * FROM probation.registration x WHERE x.person = q.person
        AND x.supervising_authority = q.supervising_authority AND (x.current OR x.state = 'open')
        ORDER BY x.officer IS NOT DISTINCT FROM q.officer DESC, x.current DESC, x.created_at LIMIT 1) r ON true
    ORDER BY {order}"""

MINE = "SELECT q.id, q.kind FROM probation.queue_item q WHERE q.closed_at IS NULL AND {reach} AND {may_decide} AND {state}"
WAIT_NOW = WAITS.format(place=2)
OF_EACH_KIND = f"""SELECT k.kind, each.number FROM unnest($1::text[]) AS k (kind) CROSS JOIN LATERAL (SELECT count(*) AS number FROM (
    SELECT 1 FROM probation.queue_item q WHERE q.closed_at IS NULL AND q.kind = k.kind AND {WAIT_NOW}{{stated}}
    LIMIT {MOST_COUNTED + 1}) few) each"""


@dataclass(frozen=True, slots=True)
class KindCount:
    """How many open items of one kind."""

    kind: str
    number: int


@dataclass(frozen=True)
class QueueCounts:
    """How many open items of each kind wait for a reader; an auditor's are counted up to MOST_COUNTED + 1 a kind.

    `put_off`: how many of the reader's items come back on a later day.
    """

    by_kind: dict[str, int]
    put_off: int = 0

    @property
    def total(self) -> int:
        """The sum; more than MOST_COUNTED if the counting of a kind stopped."""
        return sum(self.by_kind.values())


async def queue(
    by: Actor, *, kind: str = "", size: int = 100, after: UUID | None = None, put_off: bool = False, now: datetime | None = None
) -> KeysetPage[ListedItem]:
    """Open items of this reader, most urgent first, without those that somebody else has to decide. `after` is an item.

    `put_off`: those that come back later, in place of those that wait now.
    """
    values: list[Any] = [by.id, by.office, size + 1, now or clock.now()]
    more = f"AND {(PUT_OFF if put_off else WAITS).format(place=4)}"
    if kind:
        more, values = f"{more} AND q.kind = $5", [*values, kind]
    behind, keys = await keys_behind(f"SELECT {ORDER} FROM probation.queue_item q WHERE id = $1", after, f"({ORDER})", len(values) + 1)
    more, values = f"{more} {behind}", [*values, *keys]
    seen, whose = _seen(by, len(values) + 1)
    parts = [FOUND.format(reach=part, may_decide=MAY_DECIDE, more=more, order=ORDER) for part in [*seen.own, *seen.asked]]
    rows = await fetch_rows(DB, ListedItem, SHOWN.format(name=NAME, found=" UNION ".join(parts), order=ORDER), *values, *whose)
    return page_of(rows, size, begins_after=after)


async def queue_counts(by: Actor, *, now: datetime | None = None) -> QueueCounts:
    """How many open items of each kind. What is put off is counted of the reader's own reach only."""
    rules, at, put_off = scope_of(by), now or clock.now(), 0
    if rules.everything:
        arguments = Arguments(3)
        statement = OF_EACH_KIND.format(stated=stated_purpose(rules, by, arguments, "q"))
        rows = await fetch_rows(DB, KindCount, statement, [kind.code for kind in kinds()], at, *arguments.values)
    else:
        seen, whose = _seen(by, 4)
        reached = [*seen.own, *seen.asked]
        rows = await fetch_rows(DB, KindCount, _counted(reached, WAITS), by.id, by.office, at, *whose)
        put_off = sum(row.number for row in await fetch_rows(DB, KindCount, _counted(reached, PUT_OFF), by.id, by.office, at, *whose))
    return QueueCounts({row.kind: row.number for row in rows if row.number}, put_off)


def _counted(reached: list[str], state: str) -> str:
    parts = [MINE.format(reach=part, may_decide=MAY_DECIDE, state=state.format(place=3)) for part in reached]
    return f"SELECT kind, count(*) AS number FROM ({' UNION '.join(parts)}) mine GROUP BY kind"


async def queue_item(by: Actor, item: UUID) -> Item | None:
    """One item, open or closed, of this reader. A reader who must not decide an item does not see it."""
    seen, whose = _seen(by, 4)
    reached = " OR ".join([*(f"({part})" for part in seen.own), *(f"({part} AND {MAY_DECIDE})" for part in seen.asked)])
    statement = f"SELECT q.* FROM probation.queue_item q WHERE q.id = $3 AND ({reached}) AND {TYPED}"
    return await fetch_row(DB, Item, statement, by.id, by.office, item, *whose)


async def attention(person: UUID) -> list[Item]:
    """The person's open queue items, most urgent first. Call `case` first: it checks who may read."""
    return await fetch_rows(
        DB,
        Item,
        """SELECT q.* FROM probation.queue_item q WHERE q.person = $1 AND q.closed_at IS NULL ORDER BY q.priority, q.opened_at, q.id""",
        person,
    )


@dataclass(frozen=True)
class Seen:
    """Conditions that together select what a reader sees, each with its own index; `$1` is the reader, `$2` their office.

    `own`: items of their scope. `asked`: items of others' cases about which somebody like them was asked; never of restricted ones.
    """

    own: list[str]
    asked: list[str]


def _seen(by: Actor, place: int) -> tuple[Seen, list[Any]]:
    """What this reader sees, with the further arguments from `$place`."""
    rules, arguments = scope_of(by), Arguments(place)
    own = [f"({part}{stated_purpose(rules, by, arguments, 'q')})" for part in reach(rules, arguments, "q")]
    kinds_asked = [kind for kind in kinds() if kind.also_for] if may(by, QueuePermission.DONE) else []
    hidden = NOT_RESTRICTED.format(alias="q")
    asked = [f"(q.kind = '{kind.code}' AND {kind.also_for} AND {hidden})" for kind in kinds_asked]
    return Seen(own or ["false"], asked), arguments.values
