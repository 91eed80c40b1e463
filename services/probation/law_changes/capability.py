"""The law's data on pages."""

from pathlib import Path

from services.probation.law_changes import draft_pages, jobs, pages
from services.probation.law_changes.permissions import LawPermission
from shared.registry import Capability

CAPABILITY = Capability(
    "law_changes",
    permissions=LawPermission,
    routes=[*pages.route_handlers, *draft_pages.route_handlers],
    templates=Path(__file__).parent / "templates",
    periodic=[(jobs.count_next_draft, jobs.LOOK_EVERY)],
)
