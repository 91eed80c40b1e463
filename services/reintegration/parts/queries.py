"""Who takes part in a case, and what they are shown of it.

Who takes part has no scope of their own. The function `reintegration.parts_of_reader` shows the rows that name the account that asks, or
its organisation, with the least that the part needs; no other table shows them anything.
"""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from services.reintegration.cases.domain import CaseRow
from services.reintegration.database import DB
from services.reintegration.errors import NotThere
from services.reintegration.parts.domain import Member
from services.reintegration.parts.permissions import PART_OF
from services.reintegration.rows import fetch_in_scope
from services.reintegration.sealing.keys import key_of
from shared.access.scope import region_of
from shared.actors import Actor
from shared.db.beyond import beyond_scope
from shared.db.keyset import KeysetPage, page_of
from shared.db.rows import fetch_rows
from shared.identity.accounts import Placed, staff_of_region
from shared.identity.permissions import AccountPermission

MINE = """SELECT * FROM reintegration.parts_of_reader($1) p WHERE ($2::uuid IS NULL
    OR (p.since, p.id) < (SELECT b.since, b.id FROM reintegration.parts_of_reader($1) b WHERE b.id = $2))
    ORDER BY p.since DESC, p.id DESC LIMIT $3"""
ONE = "SELECT * FROM reintegration.parts_of_reader($1) p WHERE p.id = $2"
_MEMBER = """SELECT m.*, EXISTS (SELECT FROM reintegration.consent r JOIN reintegration.consent k ON k.id = m.consent
        WHERE r.person = m.person AND r.purpose = k.purpose AND r.answer = 'refused' AND r.recorded_at > k.recorded_at) AS stopped
    FROM reintegration.case_member m"""
OF_CASE = f"{_MEMBER} WHERE m.person = $1 ORDER BY m.ended_at DESC NULLS FIRST, m.since DESC, m.id"
MEMBER = f"""{_MEMBER} JOIN reintegration."case" c ON c.person = m.person WHERE :in_scope AND m.id = $2"""


@dataclass(frozen=True, slots=True)
class OwnPart:
    """What somebody who takes part is shown: how to address and reach the person, who has the case, until when, and what was asked.

    `phone`: only where the person agreed to it, or the reader's institution wrote it down.
    """

    id: UUID
    person: UUID
    name: str
    case_number: str
    birth_year: int | None
    language: str
    phone: str | None
    release_on: date | None
    part: str
    since: datetime
    until: date | None
    sealed: bytes
    given_by_name: str
    worker: str | None


async def own_parts(today: date, *, size: int, after: UUID | None = None) -> KeysetPage[OwnPart]:
    """The cases in which the reader takes part today, the latest first."""
    rows = await fetch_rows(DB, OwnPart, MINE, today, after, size + 1)
    return page_of(rows, size, begins_after=after)


async def own_part(number: UUID, today: date) -> OwnPart:
    """One of them. Raises NotThere for anybody else's, and when it is over."""
    found = await fetch_rows(DB, OwnPart, ONE, today, number)
    if not found:
        raise NotThere
    return found[0]


async def asked_in(part: OwnPart) -> str:
    """What was asked of the reader, who was shown this part."""
    async with beyond_scope(DB, "who takes part reads what was asked of them, and has no scope of their own"):
        key = await key_of(part.person)
    return str(key.open(part.sealed, f"case_member/{part.id}")["what"]) if key else ""


async def members_of(person: UUID) -> list[Member]:
    """Everybody who takes or took part in a case."""
    return await fetch_rows(DB, Member, OF_CASE, person)


async def member(number: UUID, by: Actor) -> Member:
    """One of them, for the desk. Raises NotThere out of scope."""
    found = await fetch_in_scope(Member, MEMBER, by, number)
    if not found:
        raise NotThere
    return found[0]


async def candidates(case: CaseRow) -> list[Placed]:
    """Who can be given a part in this case: whoever works in its region."""
    found = await staff_of_region(region_of(case.region), AccountPermission.TAKE_PART)
    return [each for each in found if PART_OF.get(each.role)]
