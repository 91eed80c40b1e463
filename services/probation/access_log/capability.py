"""Who looked at a person: for auditors and senior officers, and as an extract for the person."""

from pathlib import Path

from services.probation.access_log import jobs, pages, panels
from services.probation.access_log.permissions import AccessLogPermission
from shared.registry import Capability, Panel

CAPABILITY = Capability(
    "access_log",
    permissions=AccessLogPermission,
    routes=pages.route_handlers,
    templates=Path(__file__).parent / "templates",
    periodic=[(jobs.keep_access_records, jobs.EVERY)],
    case_panels=[Panel(90, "access_log/case.html", panels.of_case, place="side")],
)
