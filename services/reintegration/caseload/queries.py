"""Every open case with its next step."""

# ruff: noqa: S608 - statements are put together from constants of this module; values travel as arguments

from dataclasses import dataclass, field, replace
from datetime import date
from uuid import UUID

from services.reintegration.database import DB
from services.reintegration.needs.permissions import NeedPermission
from services.reintegration.needs.sealing import keys_of
from services.reintegration.plans.stored.texts import shown_text
from services.reintegration.referrals.domain import OPEN
from services.reintegration.rows import begin_of, each_scope, office_of
from shared.access.permissions import may
from shared.actors import Actor
from shared.db.keyset import KeysetPage, page_of
from shared.db.rows import fetch_rows, read_apart

_OPEN = [status.value for status in OPEN]

NEXT_DUE = "coalesce(c.next_due_on, '-infinity'::date)"

CASES = """SELECT c.*, n.id AS step, n.text, n.sealed, n.need, n.due_on AS next_due,
        (SELECT count(*) FROM reintegration.task t WHERE t.person = c.person AND t.status IN ('open', 'taken')) AS tasks,
        (SELECT count(*) FROM reintegration.referral r WHERE r.person = c.person AND r.status = ANY($3)) AS referrals
    FROM (SELECT DISTINCT * FROM ({found}) every ORDER BY due_on, name_key, person LIMIT $2) f
    JOIN reintegration.case c ON c.person = f.person LEFT JOIN LATERAL (SELECT s.id, s.text, s.sealed, p.need, s.due_on
        FROM reintegration.step s JOIN reintegration.goal g ON g.id = s.goal JOIN reintegration.plan p ON p.id = g.plan
        WHERE s.person = c.person AND s.state = 'active' ORDER BY s.due_on, s.position LIMIT 1) n ON TRUE
    ORDER BY f.due_on, f.name_key, f.person"""


@dataclass(frozen=True, slots=True)
class ListedCase:
    """An open case: its next step and when it is due, and how many tasks and referrals there are.

    `next_step` is empty where this reader does not see what is planned, None where nothing is.
    """

    person: UUID
    name: str
    case_number: str
    language: str
    birth_year: int | None
    step: UUID | None
    next_due: date | None
    tasks: int
    referrals: int
    need: str | None
    text: str | None = field(repr=False)
    sealed: bytes | None = field(repr=False)
    next_step: str | None = read_apart()


async def cases(by: Actor, *, size: int, after: UUID | None = None) -> KeysetPage[ListedCase]:
    """Open cases with the next step, the waiting tasks and the open referrals of each; cases without a next step come first. `after` is a
    person."""
    begin = await begin_of(f"SELECT {NEXT_DUE}, c.name_key, c.person FROM reintegration.case c WHERE c.person = $1", after)
    behind = f"AND ({NEXT_DUE}, c.name_key, c.person) > ($4, $5, $6)" if begin else ""
    found = each_scope(
        by,
        "c",
        f"SELECT c.person, {NEXT_DUE} AS due_on, c.name_key FROM reintegration.case c WHERE {{scope}} AND c.status = 'open' {behind}"
        f" ORDER BY {NEXT_DUE}, c.name_key, c.person LIMIT $2",
    )
    rows = await fetch_rows(DB, ListedCase, CASES.format(found=found), *(office_of(by), size + 1, _OPEN, *begin))
    keys, sensitive = await keys_of(row.person for row in rows if row.step), may(by, NeedPermission.SENSITIVE)
    shown = [
        replace(
            row,
            next_step=shown_text(keys.get(row.person), row.step, row.need, row.sealed, row.text, sensitive=sensitive) if row.step else None,
        )
        for row in rows
    ]
    return page_of(shown, size, begins_after=after, key="person")
