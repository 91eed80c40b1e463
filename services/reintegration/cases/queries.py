"""Reads of cases, scoped by the reader.

A social worker reads those of their office or region, an auditor those of their office (all, without one). A restricted
case is seen by those who work in its own office.
"""

from uuid import UUID

from services.reintegration.cases.domain import CaseRow
from services.reintegration.errors import NotThere
from services.reintegration.rows import fetch_in_scope
from shared.actors import Actor

MOST_AWAITED = 50


async def case(person: UUID, by: Actor) -> CaseRow:
    """One case. Raises NotThere out of scope."""
    found = await fetch_in_scope(CaseRow, "SELECT c.* FROM reintegration.case c WHERE :in_scope AND c.person = $2", by, person)
    if not found:
        raise NotThere
    return found[0]


async def consent_awaited(by: Actor) -> list[CaseRow]:
    """Cases whose registration ended and whose person has not answered yet, the earliest date first; at most MOST_AWAITED."""
    statement = (
        "SELECT c.* FROM reintegration.case c WHERE :in_scope AND c.status = 'open' AND c.ground = 'consent_awaited'"
        " ORDER BY c.consent_due_on, c.person LIMIT $2"
    )
    return await fetch_in_scope(CaseRow, statement, by, MOST_AWAITED)
