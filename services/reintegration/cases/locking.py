"""The lock on a case, and who may act on it."""

from datetime import date
from uuid import UUID

from services.reintegration.cases.domain import CaseRow, CaseStatus, ensure_open
from services.reintegration.cases.permissions import CasePermission
from services.reintegration.cases.tables import Case
from services.reintegration.errors import NotThere
from services.reintegration.notifications import OnDesk
from shared.access.permissions import may
from shared.actors import Actor
from shared.db.rows import select_row


def in_scope(case: OnDesk, by: Actor) -> bool:
    """A social worker sees the office or the region they work in; the system sees all. Nobody else acts on a case."""
    if by.role == "system":
        return True
    return may(by, CasePermission.ACT) and by.office is not None and by.office in (case.office, case.region)


async def locked_case(person: UUID, *, by: Actor, must_be_open: bool = True) -> CaseRow:
    """The case, locked until commit: every action on a case takes this lock first. Raises NotThere, CaseClosed."""
    case = await select_row(CaseRow, Case.select().where(Case.person == person).lock_rows("UPDATE").first())
    if case is None or not in_scope(case, by):
        raise NotThere
    if must_be_open:
        ensure_open(CaseStatus(case.status))
    return case


async def set_next_due(person: UUID, due_on: date | None) -> None:
    """With the lock held: set when something is due for this case next; None if nothing is."""
    await Case.update({Case.next_due_on: due_on}).where(Case.person == person)
