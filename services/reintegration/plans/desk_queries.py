"""Steps that fall due, in keyset pages."""

# ruff: noqa: S608 - statements are put together from constants of this module; values travel as arguments

from dataclasses import dataclass, field, replace
from datetime import date
from uuid import UUID

from services.reintegration.database import DB
from services.reintegration.needs.permissions import NeedPermission
from services.reintegration.plans.stored.texts import shown_text
from services.reintegration.rows import begin_of, count_rows, each_scope, fetch_in_scope, office_of, scope
from services.reintegration.sealing.keys import keys_of
from shared.access.permissions import may
from shared.actors import Actor
from shared.db.keyset import KeysetPage, page_of
from shared.db.rows import fetch_rows

STEPS = """SELECT s.id, s.text, s.sealed, s.due_on, p.need, p.id AS plan, c.person, c.name, c.birth_year, c.name_key, c.case_number
    FROM (SELECT DISTINCT * FROM ({found}) every ORDER BY due_on, id LIMIT $3) f JOIN reintegration.step s ON s.id = f.id
    JOIN reintegration.goal g ON g.id = s.goal JOIN reintegration.plan p ON p.id = g.plan
    JOIN reintegration.case c ON c.person = s.person ORDER BY s.due_on, s.id"""

REVIEWS = """SELECT r.id, r.person, r.due_on, r.basis, c.name, c.case_number FROM reintegration.plan_review r
    JOIN reintegration.case c ON c.person = r.person
    WHERE :in_scope AND c.status = 'open' AND r.state = 'active' AND r.exempt_since IS NULL AND r.due_on <= $2 {behind}
    ORDER BY r.due_on, r.id LIMIT $3"""


@dataclass(frozen=True, slots=True)
class DueStep:
    """A step that falls due, with its person. `text` is empty for a reader who does not see what is planned."""

    id: UUID
    text: str | None = field(repr=False)
    sealed: bytes | None = field(repr=False)
    due_on: date
    need: str
    plan: UUID
    person: UUID
    name: str
    birth_year: int | None
    name_key: str
    case_number: str


async def steps_until(by: Actor, day: date, *, size: int, after: UUID | None = None) -> KeysetPage[DueStep]:
    """Active steps due by `day`, overdue ones too: who needs what; `after` is a step."""
    begin = await begin_of("SELECT due_on, id FROM reintegration.step WHERE id = $1", after)
    behind = "AND (s.due_on, s.id) > ($4, $5)" if begin else ""
    found = each_scope(
        by,
        "s",
        "SELECT s.id, s.due_on FROM reintegration.step s WHERE {scope} AND s.state = 'active' AND s.due_on <= $2 "
        f"{behind} ORDER BY s.due_on, s.id LIMIT $3",
    )
    rows = await fetch_rows(DB, DueStep, STEPS.format(found=found), *(office_of(by), day, size + 1, *begin))
    keys, sensitive = await keys_of(row.person for row in rows), may(by, NeedPermission.SENSITIVE)
    rows = [
        replace(row, text=shown_text(keys.get(row.person), row.id, row.need, row.sealed, row.text, sensitive=sensitive)) for row in rows
    ]
    return page_of(rows, size, begins_after=after).ordered(lambda row: (row.due_on, row.name_key))


async def count_steps_until(by: Actor, day: date) -> int:
    """How many of them there are, up to MOST_COUNTED + 1."""
    return await count_rows(f"reintegration.step s WHERE {scope(by, 's')} AND s.state = 'active' AND s.due_on <= $2", office_of(by), day)


@dataclass(frozen=True, slots=True)
class DueReview:
    """A plan that is to be looked at again."""

    id: UUID
    person: UUID
    due_on: date
    basis: str
    name: str
    case_number: str


async def reviews_until(by: Actor, day: date, *, size: int, after: UUID | None = None) -> KeysetPage[DueReview]:
    """Reviews due by `day`, overdue ones first; `after` is a review."""
    begin = await begin_of("SELECT due_on, id FROM reintegration.plan_review WHERE id = $1", after)
    statement = REVIEWS.format(behind="AND (r.due_on, r.id) > ($4, $5)" if begin else "")
    return page_of(await fetch_in_scope(DueReview, statement, by, day, size + 1, *begin), size, begins_after=after)
