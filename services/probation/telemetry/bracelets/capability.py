"""The bracelet of one person: put on, taken off, its alerts."""

from pathlib import Path

from services.probation.telemetry.bracelets import pages
from services.probation.telemetry.bracelets.permissions import BraceletPermission
from services.probation.telemetry.devices.assignment import unfit_device
from shared.registry import Capability, CaseClosed, CaseTab
from shared.web.i18n import gettext


async def _closed(case: CaseClosed) -> None:
    if case.last:
        await unfit_device(case.person, by=case.by, now=case.at)


CAPABILITY = Capability(
    "bracelets",
    permissions=BraceletPermission,
    routes=pages.route_handlers,
    templates=Path(__file__).parent / "templates",
    timeline_words={
        "bracelet_assigned": lambda details: gettext("Bracelet %(device)s put on", device=details["device"]),
        "bracelet_removed": lambda details: gettext("Bracelet %(device)s taken off", device=details["device"]),
    },
    case_tabs=[CaseTab(20, lambda: gettext("Bracelet"), lambda person: f"/people/{person}/bracelet", BraceletPermission.CHANGE)],
    on_case_closed=_closed,
)
