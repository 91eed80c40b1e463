"""The need that taking part in a group is for, set by hand."""

from uuid import UUID

from services.reintegration.group_programmes.tables import Participation


async def set_need(number: UUID, person: UUID, before: UUID | None, after: UUID | None) -> bool:
    """With the case's lock held; False where somebody else changed it meanwhile, or it is another person's."""
    unchanged = Participation.need_id.is_null() if before is None else Participation.need_id == before
    mine = (Participation.id == number, Participation.person == person, unchanged)
    return bool(await Participation.update({Participation.need_id: after}).where(*mine).returning(Participation.id))
