"""Links by which a provider without an account answers a referral once."""

from pathlib import Path

from services.reintegration.database import DB
from services.reintegration.referral_links import jobs, pages
from services.reintegration.referral_links.actions import stop_links
from services.reintegration.referral_links.words import TIMELINE
from services.reintegration.settings import settings
from shared.access.owners import owners_by
from shared.registry import Capability, CaseClosed, ConsentWithdrawn


async def _closed(case: CaseClosed) -> dict[str, int]:
    return {"links": await stop_links(case.person, None, "case_closed", by=case.by, now=case.at)}


async def _consent_withdrawn(withdrawn: ConsentWithdrawn) -> dict[str, int]:
    organisations = list(withdrawn.organisations)
    return {"links": await stop_links(withdrawn.person, organisations, "consent_withdrawn", by=withdrawn.by, now=withdrawn.at)}


CAPABILITY = Capability(
    "referral_links",
    routes=pages.route_handlers,
    templates=Path(__file__).parent / "templates",
    timeline_words=TIMELINE,
    periodic=[(jobs.deliver, lambda: settings().sweep_seconds)],
    on_case_closed=_closed,
    on_consent_withdrawn=_consent_withdrawn,
    owners={"link": owners_by(DB, "SELECT person FROM reintegration.referral_link WHERE id = $1")},
)
