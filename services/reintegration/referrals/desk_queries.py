"""Open referrals, in keyset pages."""

# ruff: noqa: S608 - statements are put together from constants of this module; values travel as arguments

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from services.reintegration.database import DB
from services.reintegration.rows import begin_of, count_rows, each_scope, office_of, scope
from shared.actors import Actor
from shared.db.keyset import KeysetPage, page_of
from shared.db.rows import fetch_rows

REFERRALS = """SELECT r.*, o.name AS organisation_name, c.name, c.birth_year, c.case_number
    FROM (SELECT DISTINCT * FROM ({found}) every ORDER BY answered, answer_due_at, id LIMIT $2) f
    JOIN reintegration.referral r ON r.id = f.id
    JOIN reintegration.organisation o ON o.id = r.organisation JOIN reintegration.case c ON c.person = r.person
    ORDER BY f.answered, f.answer_due_at, f.id"""

ANSWERED = "(CASE WHEN r.status = 'requested' THEN 0 ELSE 1 END)"


@dataclass(frozen=True, slots=True)
class DeskReferral:
    """An open referral, with its person and provider."""

    id: UUID
    person: UUID
    need: str
    status: str
    organisation_name: str
    name: str
    birth_year: int | None
    case_number: str
    requested_at: datetime
    answer_due_at: datetime
    started_at: datetime | None


async def open_referrals(by: Actor, *, size: int, after: UUID | None = None) -> KeysetPage[DeskReferral]:
    """Open referrals of open cases, those without an answer first; `after` is a referral."""
    begin = await begin_of(f"SELECT {ANSWERED} AS answered, answer_due_at, id FROM reintegration.referral r WHERE id = $1", after)
    behind = f"AND ({ANSWERED}, r.answer_due_at, r.id) > ($3, $4, $5)" if begin else ""
    found = each_scope(
        by,
        "r",
        f"SELECT r.id, {ANSWERED} AS answered, r.answer_due_at FROM reintegration.referral r"
        " WHERE {scope} AND r.ended_at IS NULL AND"
        " EXISTS (SELECT 1 FROM reintegration.case c WHERE c.person = r.person AND c.status = 'open') "
        f"{behind} ORDER BY {ANSWERED}, r.answer_due_at, r.id LIMIT $2",
    )
    rows = await fetch_rows(DB, DeskReferral, REFERRALS.format(found=found), *(office_of(by), size + 1, *begin))
    return page_of(rows, size, begins_after=after)


async def count_awaited(by: Actor) -> int:
    """How many referrals wait for an answer, up to MOST_COUNTED + 1."""
    return await count_rows(f"reintegration.referral r WHERE {scope(by, 'r')} AND r.ended_at IS NULL AND {ANSWERED} = 0", office_of(by))
