"""Referrals: sent with the person's consent, answered by the provider, taken back by the desk."""

from pathlib import Path

from services.reintegration.database import DB
from services.reintegration.referrals import pages
from services.reintegration.referrals.actions import end_or_hand_over, move_to_desk, stop_without_consent
from services.reintegration.referrals.permissions import ReferralPermission
from services.reintegration.referrals.words import TIMELINE
from shared.access.owners import owners_by
from shared.registry import Capability, CaseClosed, CaseMoved, ConsentWithdrawn


async def _moved(case: CaseMoved) -> None:
    await move_to_desk(case.person, office=case.office, region=case.region)


async def _closed(case: CaseClosed) -> dict[str, int]:
    withdrawn, handed_over = await end_or_hand_over(case.person, by=case.by, now=case.at)
    return {"withdrawn": withdrawn, "handed_over": handed_over}


async def _consent_withdrawn(withdrawn: ConsentWithdrawn) -> dict[str, int]:
    if withdrawn.purpose != "referral":
        return {}
    stopped = await stop_without_consent(withdrawn.person, withdrawn.organisations, by=withdrawn.by, now=withdrawn.at)
    return {"withdrawn": stopped}


CAPABILITY = Capability(
    "referrals",
    permissions=ReferralPermission,
    routes=pages.route_handlers,
    templates=Path(__file__).parent / "templates",
    timeline_words=TIMELINE,
    on_case_moved=_moved,
    on_case_closed=_closed,
    on_consent_withdrawn=_consent_withdrawn,
    owners={
        "referral": owners_by(DB, "SELECT person FROM reintegration.referral WHERE id = $1"),
    },
)
