"""Messages, proposed times and arrivals of a referral."""

from pathlib import Path

from services.reintegration.conversations.proposals import stop_proposals
from services.reintegration.conversations.words import TIMELINE
from services.reintegration.database import DB
from shared.access.owners import owners_by
from shared.registry import Capability, CaseClosed, ConsentWithdrawn


async def _closed(case: CaseClosed) -> dict[str, int]:
    return {"proposals": await stop_proposals(case.person, None, by=case.by, now=case.at)}


async def _consent_withdrawn(withdrawn: ConsentWithdrawn) -> dict[str, int]:
    return {"proposals": await stop_proposals(withdrawn.person, list(withdrawn.organisations), by=withdrawn.by, now=withdrawn.at)}


CAPABILITY = Capability(
    "conversations",
    templates=Path(__file__).parent / "templates",
    timeline_words=TIMELINE,
    on_case_closed=_closed,
    on_consent_withdrawn=_consent_withdrawn,
    owners={"proposal": owners_by(DB, "SELECT person FROM reintegration.referral_proposal WHERE id = $1")},
)
