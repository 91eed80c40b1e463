"""The need that a referral is for, set by hand."""

from uuid import UUID

from services.reintegration.referrals.tables import Referral


async def set_need(number: UUID, person: UUID, before: UUID | None, after: UUID | None) -> bool:
    """With the case's lock held; False where somebody else changed it meanwhile, or it is another person's."""
    unchanged = Referral.need_id.is_null() if before is None else Referral.need_id == before
    mine = (Referral.id == number, Referral.person == person, unchanged)
    return bool(await Referral.update({Referral.need_id: after}).where(*mine).returning(Referral.id))
