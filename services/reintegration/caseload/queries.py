"""The list of cases: searched, filtered, in pages, scoped by the reader."""

# ruff: noqa: S608 - statements are put together from constants of this service; values travel as arguments

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

from services.reintegration.case_search.finding import CANDIDATES, MOST_HITS, find
from services.reintegration.caseload.criteria import Criteria
from services.reintegration.caseload.filters import FILTERS
from services.reintegration.database import DB
from services.reintegration.needs.permissions import NeedPermission
from services.reintegration.plans.stored.texts import shown_text
from services.reintegration.referrals.domain import OPEN
from services.reintegration.rows import begin_of, count_rows, each_scope, office_of, scope
from services.reintegration.sealing.keys import keys_of
from shared.access.permissions import may
from shared.actors import Actor
from shared.db.keyset import KeysetPage, page_of
from shared.db.rows import fetch_rows, fetch_values, read_apart
from shared.name_search.score import Why

_OPEN = [status.value for status in OPEN]
MOST_OFFICES = 200

NEXT_DUE = "coalesce(c.next_due_on, '-infinity'::date)"
NO_DUE = "'-infinity'::date"
"""In the list by name every case has the same day."""

SHOWN = """SELECT c.*, n.id AS step, n.text, n.sealed, n.need, n.due_on AS next_due,
        (SELECT count(*) FROM reintegration.task t WHERE t.person = c.person AND t.status IN ('open', 'taken')) AS tasks,
        (SELECT count(*) FROM reintegration.referral r WHERE r.person = c.person AND r.status = ANY($3)) AS referrals,
        (SELECT max(h.happened_at) FROM reintegration.contact h WHERE h.person = c.person) AS last_contact
    FROM ({found}) f
    JOIN reintegration.case c ON c.person = f.person LEFT JOIN LATERAL (SELECT s.id, s.text, s.sealed, p.need, s.due_on
        FROM reintegration.step s JOIN reintegration.goal g ON g.id = s.goal JOIN reintegration.plan p ON p.id = g.plan
        WHERE s.person = c.person AND s.state = 'active' ORDER BY s.due_on, s.position LIMIT 1) n ON TRUE
    ORDER BY f.due_on, f.name_key, f.person"""
OFFICES = "SELECT DISTINCT c.office FROM reintegration.case c WHERE {scope} ORDER BY c.office LIMIT $2"


@dataclass(frozen=True, slots=True)
class ListedCase:
    """A case: its next step and when it is due, how many tasks and referrals are open, when somebody was last in contact.

    `next_step` is empty where this reader does not see what is planned, None where nothing is. `found`: by which parts of the name a
    search found it.
    """

    person: UUID
    name: str
    case_number: str
    language: str
    office: str
    status: str
    ground: str
    closing_reason: str | None
    closed_at: datetime | None
    birth_year: int | None
    step: UUID | None
    next_due: date | None
    tasks: int
    referrals: int
    last_contact: datetime | None
    need: str | None
    text: str | None = field(repr=False)
    sealed: bytes | None = field(repr=False)
    next_step: str | None = read_apart()
    found: tuple[tuple[str, Why], ...] = read_apart()


async def cases(by: Actor, *, size: int, after: UUID | None = None, what: Criteria | None = None) -> KeysetPage[ListedCase]:
    """A page of the list; `after` is a person. Open cases without a next step come first, or everybody comes by name."""
    what = what or Criteria()
    key = NEXT_DUE if what.by_due else NO_DUE
    begin = await begin_of(f"SELECT {key}, c.name_key, c.person FROM reintegration.case c WHERE c.person = $1", after)
    condition, values = _condition(what, 4 + len(begin))
    behind = f"AND ({key}, c.name_key, c.person) > ($4, $5, $6)" if begin and what.by_due else ""
    if begin and not what.by_due:
        behind = "AND (c.name_key, c.person) > ($5, $6) AND $4::date IS NOT NULL"
    order = f"{NEXT_DUE}, c.name_key, c.person" if what.by_due else "c.name_key, c.person"
    found = each_scope(
        by,
        "c",
        f"SELECT c.person, {key} AS due_on, c.name_key FROM reintegration.case c WHERE {{scope}} AND {condition} {behind}"
        f" ORDER BY {order} LIMIT $2",
    )
    found = f"SELECT DISTINCT * FROM ({found}) every ORDER BY due_on, name_key, person LIMIT $2"
    rows = await fetch_rows(DB, ListedCase, SHOWN.format(found=found), office_of(by), size + 1, _OPEN, *begin, *values)
    return page_of(await _with_steps(rows, by), size, begins_after=after, key="person")


async def search_cases(by: Actor, what: Criteria, *, now: datetime) -> list[ListedCase]:
    """What the search finds and the filters leave, the best first; at most MOST_HITS."""
    hits = await find(what.search, status=what.status, now=now, most=CANDIDATES if what.filters else MOST_HITS)
    condition, values = _condition(what, 5)
    found = (
        f"SELECT c.person, {NO_DUE} AS due_on, c.name_key FROM reintegration.case c"
        f" WHERE {scope(by, 'c')} AND c.person = ANY($4) AND {condition} LIMIT $2"
    )
    known = {hit.person: (place, hit) for place, hit in enumerate(hits)}
    rows = await fetch_rows(DB, ListedCase, SHOWN.format(found=found), office_of(by), MOST_HITS, _OPEN, list(known), *values)
    ordered = sorted(rows, key=lambda row: known[row.person][0])
    return [replace(row, found=known[row.person][1].found) for row in await _with_steps(ordered, by)]


async def count_cases(by: Actor, what: Criteria) -> int:
    """How many the list has, up to MOST_COUNTED + 1."""
    condition, values = _condition(what, 2)
    return await count_rows(f"reintegration.case c WHERE {scope(by, 'c')} AND {condition}", office_of(by), *values)


async def offices(by: Actor) -> Sequence[str]:
    """The codes of the offices that have cases which this reader sees."""
    return await fetch_values(DB, OFFICES.format(scope=scope(by, "c")), office_of(by), MOST_OFFICES)


def _condition(what: Criteria, place: int) -> tuple[str, list[Any]]:
    """What holds for every listed case `c`, and its arguments, the first of which is `$place`."""
    parts, values = [], list[Any]()
    if what.status is not None:
        parts.append(f"c.status = '{what.status}'")
    for each in FILTERS:
        if (chosen := what.filters.get(each.name)) is not None:
            parts.append(each.condition.format(value=f"${place + len(values)}"))
            values.append(chosen)
    return " AND ".join(parts) or "TRUE", values


async def _with_steps(rows: Sequence[ListedCase], by: Actor) -> list[ListedCase]:
    """With the next step of each as this reader may see it."""
    keys, sensitive = await keys_of(row.person for row in rows if row.step), may(by, NeedPermission.SENSITIVE)
    return [
        replace(
            row,
            next_step=shown_text(keys.get(row.person), row.step, row.need, row.sealed, row.text, sensitive=sensitive) if row.step else None,
        )
        for row in rows
    ]
