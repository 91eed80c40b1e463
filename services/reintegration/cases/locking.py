"""The lock on a case, and who may act on it."""

from datetime import date
from uuid import UUID

from services.reintegration.cases.domain import CaseRow, CaseStatus, ensure_open
from services.reintegration.cases.permissions import CasePermission
from services.reintegration.cases.tables import Case
from services.reintegration.errors import NotThere
from shared.access.permissions import may
from shared.access.scope import scope_of
from shared.actors import Actor
from shared.db.rows import ColumnValues, select_row


def in_scope(case: CaseRow, by: Actor) -> bool:
    """A social worker sees the office or the region they work in, as the manager does who divides the cases; the system sees all.

    Nobody else acts on a case; what each of them may do with it, the permission of each action says.

    A restricted case is its own office's alone, and whoever works for the police sees only whom the police supervise.
    """
    if by.role == "system":
        return True
    authority = scope_of(by).authority
    if not (may(by, CasePermission.ACT) or may(by, CasePermission.LEAD)) or by.office is None or authority not in (None, case.authority):
        return False
    return by.office == case.office or (by.office == case.region and not case.restricted)


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


async def set_release_day(person: UUID, day: date) -> None:
    """With the lock held: when the person is or was released."""
    await Case.update({Case.release_on: day}).where(Case.person == person)


async def set_ground(person: UUID, values: ColumnValues) -> None:
    """With the lock held: the columns that say on what ground help is given, and whether it has ended."""
    await Case.update(values).where(Case.person == person)
