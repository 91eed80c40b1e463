"""Reads of cases, scoped by the reader.

A social worker reads those of their office or region, an auditor those of their office (all, without one).
"""

from uuid import UUID

from services.reintegration.cases.domain import CaseRow
from services.reintegration.errors import NotThere
from services.reintegration.rows import fetch_in_scope, office_of
from shared.actors import Actor


async def case(person: UUID, by: Actor) -> CaseRow:
    """One case. Raises NotThere out of scope."""
    found = await fetch_in_scope(CaseRow, "SELECT c.* FROM reintegration.case c WHERE :in_scope AND c.person = $2", office_of(by), person)
    if not found:
        raise NotThere
    return found[0]
