"""Who may be the same person as somebody who comes to the desk."""

from services.reintegration.cases.domain import CaseRow
from services.reintegration.rows import fetch_in_scope
from shared.actors import Actor

MOST = 20
YEARS_APART = 1
"""A year of birth that was heard or typed wrongly may differ by this much."""
LIKELY = """SELECT c.* FROM reintegration.case c WHERE :in_scope
    AND (starts_with(c.name_key, public.name_key($2::text)) OR c.phone = $4::text)
    AND ($3::int IS NULL OR c.birth_year IS NULL OR abs(c.birth_year - $3) <= $5 OR c.phone = $4)
    ORDER BY c.status <> 'open', c.name_key, c.opened_at DESC, c.person LIMIT $6"""


async def likely_same(family_and_given: str, birth_year: int | None, phone: str | None, by: Actor) -> list[CaseRow]:
    """Cases of the reader's scope with the same family and given name and about the same year of birth, or with the same phone."""
    return await fetch_in_scope(CaseRow, LIKELY, by, family_and_given, birth_year, phone, YEARS_APART, MOST)
