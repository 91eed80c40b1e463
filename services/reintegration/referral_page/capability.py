"""The worker's list of referrals, and one referral's own page."""

from pathlib import Path

from services.reintegration.referral_page import jobs, pages
from shared.registry import Capability

CAPABILITY = Capability(
    "referral_page",
    routes=pages.route_handlers,
    templates=Path(__file__).parent / "templates",
    periodic=[(jobs.give_back, jobs.EVERY)],
)
