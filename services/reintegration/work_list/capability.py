"""One list of everything that a worker has to do."""

from pathlib import Path

from services.reintegration.cases.permissions import CasePermission
from services.reintegration.work_list import pages, panels
from shared.registry import Capability, CaseTab, Panel
from shared.web.i18n import gettext

CAPABILITY = Capability(
    "work_list",
    routes=pages.route_handlers,
    templates=Path(__file__).parent / "templates",
    case_tabs=[
        CaseTab(20, lambda: gettext("Tasks"), lambda person: f"/cases/{person}/tasks", CasePermission.READ, when_closed=True, group="plan")
    ],
    case_panels=[Panel(0, "work_list/case.html", panels.of_case, place="main")],
)
