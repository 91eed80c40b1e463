"""The locks of a group: whatever concerns a person takes the case's lock first, then the group's."""

from uuid import UUID

from services.reintegration.database import DB
from services.reintegration.errors import NotAllowed, NotThere
from services.reintegration.group_programmes.permissions import GroupPermission
from services.reintegration.group_programmes.queries import GroupRow, SessionRow
from services.reintegration.group_programmes.tables import GroupSession, ProgrammeGroup
from shared.access.permissions import may
from shared.actors import Actor
from shared.db.beyond import beyond_scope
from shared.db.rows import ColumnValues, select_row


async def locked_group(group: UUID, *, by: Actor, seen_version: int | None = None) -> GroupRow:
    """The group, locked until commit. Raises NotThere; NotAllowed where somebody changed it since `seen_version`."""
    row = await select_row(GroupRow, ProgrammeGroup.select().where(ProgrammeGroup.id == group).lock_rows("UPDATE").first())
    if row is None or not _reaches(row, by):
        raise NotThere
    if seen_version is not None and row.version != seen_version:
        raise NotAllowed(row.state)
    return row


async def locked_for_case(group: UUID) -> GroupRow:
    """With the lock of a case held whose person is in the group: the group, locked, also where the case has moved to another desk."""
    async with beyond_scope(DB, "a person who moved away leaves a group of the desk before"):
        row = await select_row(GroupRow, ProgrammeGroup.select().where(ProgrammeGroup.id == group).lock_rows("UPDATE").first())
    if row is None:
        raise NotThere
    return row


async def set_taken(group: UUID, taken: int) -> None:
    """With both locks held: how many seats are taken."""
    async with beyond_scope(DB, "a person who moved away gives back a seat of the desk before"):
        await ProgrammeGroup.update({ProgrammeGroup.taken: taken}).where(ProgrammeGroup.id == group)


async def locked_session(session: UUID, *, by: Actor, seen_version: int) -> tuple[GroupRow, SessionRow]:
    """The group (locked first) and its session. Raises NotThere; NotAllowed where somebody changed it meanwhile."""
    found = await select_row(SessionRow, GroupSession.select().where(GroupSession.id == session).first())
    if found is None:
        raise NotThere
    group = await locked_group(found.group_id, by=by)
    row = await select_row(SessionRow, GroupSession.select().where(GroupSession.id == session).lock_rows("UPDATE").first())
    assert row is not None
    if row.version != seen_version:
        raise NotAllowed(row.state)
    return group, row


async def write_session(row: SessionRow, values: ColumnValues) -> None:
    """With the lock held: the values, and one version more."""
    await GroupSession.update(values | {GroupSession.version: row.version + 1}).where(GroupSession.id == row.id)


def _reaches(row: GroupRow, by: Actor) -> bool:
    return may(by, GroupPermission.PLAN) and by.office is not None and by.office in (row.office, row.region)
