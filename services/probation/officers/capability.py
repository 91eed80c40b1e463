"""The officers of an office: their load, their capacity, who gets which case."""

from pathlib import Path

from services.probation.officers import jobs, pages, reassignment_pages, words
from services.probation.officers.permissions import OfficerPermission
from shared.registry import Capability, CaseTab
from shared.web.i18n import gettext

CAPABILITY = Capability(
    "officers",
    permissions=OfficerPermission,
    routes=[*pages.route_handlers, *reassignment_pages.route_handlers],
    templates=Path(__file__).parent / "templates",
    periodic=[(jobs.carry_out_reassignments, jobs.CARRY_OUT_EVERY)],
    timeline_words=words.TIMELINE,
    case_tabs=[CaseTab(75, lambda: gettext("Change officer"), lambda person: f"/people/{person}/officer", OfficerPermission.REASSIGN)],
)
