"""Lists of the desk in keyset pages, scoped by who asks.

A social worker reads what is of their office or of their region: each is read by an index of its own, up to a page, and joined. An
auditor without an office reads all.
"""

# ruff: noqa: S608 - statements are put together from constants of this module; values travel as arguments

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any, Literal
from uuid import UUID

from services.reintegration.domain.referral import OPEN
from services.reintegration.domain.task import Waiting, order
from services.reintegration.queries import Row, fetch, office_of
from shared.db.keyset import MOST_COUNTED, KeysetPage, page_of
from shared.identity.actors import Actor

_OPEN = [status.value for status in OPEN]
Hands = Literal["free", "mine", "others"]
HANDS: dict[Hands, str] = {
    "free": "t.status = 'open' AND $2::uuid IS NOT NULL",
    "mine": "t.status = 'taken' AND t.taken_by = $2",
    "others": "t.status = 'taken' AND t.taken_by <> $2",
}
# What is overdue, and of that what is urgent, comes first: four runs, each in the order of an index.
RUNS = tuple((overdue, urgent) for overdue in ("t.due_at <= $3", "t.due_at > $3") for urgent in ("t.urgent", "NOT t.urgent"))
RUN = "SELECT t.id FROM reintegration.task t WHERE {scope}"
RUN_ORDER = "ORDER BY t.due_at, t.created_at, t.id LIMIT $4"
BEHIND = "AND (t.due_at, t.created_at, t.id) > ($5, $6, $7)"
TASKS = """SELECT t.*, c.name, c.case_number, c.language
    FROM (SELECT DISTINCT id FROM ({found}) every) f JOIN reintegration.task t ON t.id = f.id
    JOIN reintegration.case c ON c.person = t.person ORDER BY t.due_at > $3, NOT t.urgent, t.due_at, t.created_at, t.id LIMIT $4"""
STEPS = """SELECT s.id, s.text, s.due_on, p.need, p.id AS plan, c.person, c.name, c.name_key, c.case_number
    FROM (SELECT DISTINCT * FROM ({found}) every ORDER BY due_on, id LIMIT $3) f JOIN reintegration.step s ON s.id = f.id
    JOIN reintegration.goal g ON g.id = s.goal JOIN reintegration.plan p ON p.id = g.plan
    JOIN reintegration.case c ON c.person = s.person ORDER BY s.due_on, s.id"""
REFERRALS = """SELECT r.*, o.name AS organisation_name, c.name, c.case_number
    FROM (SELECT DISTINCT * FROM ({found}) every ORDER BY answered, answer_due_at, id LIMIT $2) f
    JOIN reintegration.referral r ON r.id = f.id
    JOIN reintegration.organisation o ON o.id = r.organisation JOIN reintegration.case c ON c.person = r.person
    ORDER BY f.answered, f.answer_due_at, f.id"""
ANSWERED = "(CASE WHEN r.status = 'requested' THEN 0 ELSE 1 END)"
NEXT_DUE = "coalesce(c.next_due_on, '-infinity'::date)"
CASES = """SELECT c.*, n.text AS next_step, n.due_on AS next_due,
        (SELECT count(*) FROM reintegration.task t WHERE t.person = c.person AND t.status IN ('open', 'taken')) AS tasks,
        (SELECT count(*) FROM reintegration.referral r WHERE r.person = c.person AND r.status = ANY($3)) AS referrals
    FROM (SELECT DISTINCT * FROM ({found}) every ORDER BY due_on, name_key, person LIMIT $2) f
    JOIN reintegration.case c ON c.person = f.person LEFT JOIN LATERAL (SELECT s.text, s.due_on FROM reintegration.step s
        WHERE s.person = c.person AND s.state = 'active' ORDER BY s.due_on, s.position LIMIT 1) n ON TRUE
    ORDER BY f.due_on, f.name_key, f.person"""


async def tasks(by: Actor, hands: Hands, now: datetime, *, size: int, after: UUID | None = None) -> KeysetPage[Row]:
    """Waiting tasks with their person, in the order of `domain.task.order`; `after` is a task."""
    begin = await _begin("SELECT due_at, created_at, urgent FROM reintegration.task WHERE id = $1", after)
    first, values = 0, [office_of(by), by.id, now, size + 1]
    if begin:
        late, calm, *_ = order(Waiting(**begin), now)
        first, values = 2 * late + calm, [*values, begin["due_at"], begin["created_at"], after]
    runs = [
        _each(by, "t", f"{RUN} AND {HANDS[hands]} AND {overdue} AND {urgent} {BEHIND if begin and not number else ''} {RUN_ORDER}")
        for number, (overdue, urgent) in enumerate(RUNS[first:])
    ]
    rows = await fetch(TASKS.format(found=" UNION ALL ".join(runs)), *values)
    return page_of(rows, size, begins_after=after)


async def count_tasks(by: Actor, hands: Hands) -> int:
    """How many of them there are, up to MOST_COUNTED + 1."""
    return await _count(f"reintegration.task t WHERE {_scope(by, 't')} AND {HANDS[hands]}", office_of(by), by.id)


async def steps_until(by: Actor, day: date, *, size: int, after: UUID | None = None) -> KeysetPage[Row]:
    """Active steps due by `day`, overdue ones too: who needs what; `after` is a step."""
    begin = await _begin("SELECT due_on, id FROM reintegration.step WHERE id = $1", after)
    behind = "AND (s.due_on, s.id) > ($4, $5)" if begin else ""
    found = _each(
        by,
        "s",
        "SELECT s.id, s.due_on FROM reintegration.step s WHERE {scope} AND s.state = 'active' AND s.due_on <= $2 "
        f"{behind} ORDER BY s.due_on, s.id LIMIT $3",
    )
    rows = await fetch(STEPS.format(found=found), *(office_of(by), day, size + 1, *begin.values()))
    return page_of(rows, size, begins_after=after).ordered(lambda row: (row["due_on"], row["name_key"]))


async def count_steps_until(by: Actor, day: date) -> int:
    """How many of them there are, up to MOST_COUNTED + 1."""
    return await _count(f"reintegration.step s WHERE {_scope(by, 's')} AND s.state = 'active' AND s.due_on <= $2", office_of(by), day)


async def open_referrals(by: Actor, *, size: int, after: UUID | None = None) -> KeysetPage[Row]:
    """Referrals of open cases on their way, those without an answer first; `after` is a referral."""
    begin = await _begin(f"SELECT {ANSWERED} AS answered, answer_due_at, id FROM reintegration.referral r WHERE id = $1", after)
    behind = f"AND ({ANSWERED}, r.answer_due_at, r.id) > ($3, $4, $5)" if begin else ""
    found = _each(
        by,
        "r",
        f"SELECT r.id, {ANSWERED} AS answered, r.answer_due_at FROM reintegration.referral r"
        " WHERE {scope} AND r.ended_at IS NULL AND"
        " EXISTS (SELECT 1 FROM reintegration.case c WHERE c.person = r.person AND c.status = 'open') "
        f"{behind} ORDER BY {ANSWERED}, r.answer_due_at, r.id LIMIT $2",
    )
    rows = await fetch(REFERRALS.format(found=found), *(office_of(by), size + 1, *begin.values()))
    return page_of(rows, size, begins_after=after)


async def count_awaited(by: Actor) -> int:
    """How many referrals wait for an answer, up to MOST_COUNTED + 1."""
    return await _count(f"reintegration.referral r WHERE {_scope(by, 'r')} AND r.ended_at IS NULL AND {ANSWERED} = 0", office_of(by))


async def cases(by: Actor, *, size: int, after: UUID | None = None) -> KeysetPage[Row]:
    """Open cases with the next step, the waiting tasks and the open referrals of each; who has no next step comes first. `after` is a
    person."""
    begin = await _begin(f"SELECT {NEXT_DUE}, c.name_key, c.person FROM reintegration.case c WHERE c.person = $1", after)
    behind = f"AND ({NEXT_DUE}, c.name_key, c.person) > ($4, $5, $6)" if begin else ""
    found = _each(
        by,
        "c",
        f"SELECT c.person, {NEXT_DUE} AS due_on, c.name_key FROM reintegration.case c WHERE {{scope}} AND c.status = 'open' {behind}"
        f" ORDER BY {NEXT_DUE}, c.name_key, c.person LIMIT $2",
    )
    rows = await fetch(CASES.format(found=found), *(office_of(by), size + 1, _OPEN, *begin.values()))
    return page_of(rows, size, begins_after=after, key="person")


def _scopes(by: Actor) -> Sequence[str]:
    """Conditions on `{}`'s office and region that together are what this reader sees; the office is `$1`."""
    return ("$1::text IS NULL",) if office_of(by) is None else ("{}.office = $1", "{}.region = $1")


def _scope(by: Actor, alias: str) -> str:
    return f"({' OR '.join(scope.format(alias) for scope in _scopes(by))})"


def _each(by: Actor, alias: str, statement: str) -> str:
    """The statement once for each scope."""
    return " UNION ALL ".join(f"({statement.format(scope=scope.format(alias))})" for scope in _scopes(by))


async def _begin(statement: str, after: UUID | None) -> Row:
    """What a page begins behind; empty for the first one."""
    rows = await fetch(statement, after) if after else []
    return rows[0] if rows else {}


async def _count(what: str, *values: Any) -> int:
    (row,) = await fetch(f"SELECT count(*) AS number FROM (SELECT 1 FROM {what} LIMIT {MOST_COUNTED + 1}) counted", *values)
    return int(row["number"])
