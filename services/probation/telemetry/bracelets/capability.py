"""The bracelet of one person: put on, taken off, its alerts."""

from pathlib import Path

from services.probation.telemetry.bracelets import pages
from services.probation.telemetry.bracelets.permissions import BraceletPermission
from services.probation.telemetry.devices.assignment import end_monitoring, resume_device, unfit_device
from shared.registry import Capability, CaseClosed, CaseReopened, CaseTab, TermOver
from shared.web.i18n import gettext


async def _closed(case: CaseClosed) -> None:
    if case.last:
        await unfit_device(case.person, by=case.by, now=case.at)


async def _reopened(case: CaseReopened) -> None:
    await resume_device(case.person, ended_at=case.closed_at, by=case.by, now=case.at)


async def _term_over(term: TermOver) -> None:
    if term.last:
        await end_monitoring(term.person, ended_at=term.ended_at, by=term.by, now=term.at)


CAPABILITY = Capability(
    "bracelets",
    permissions=BraceletPermission,
    routes=pages.route_handlers,
    templates=Path(__file__).parent / "templates",
    timeline_words={
        "bracelet_assigned": lambda details: gettext("Bracelet %(device)s put on", device=details["device"]),
        "monitoring_ended": lambda details: gettext(
            "Monitoring by bracelet %(device)s ended with the term: take it off", device=details["device"]
        ),
        "monitoring_resumed": lambda details: gettext("Monitoring by bracelet %(device)s goes on", device=details["device"]),
        "bracelet_removed": lambda details: gettext("Bracelet %(device)s taken off", device=details["device"]),
    },
    case_tabs=[
        CaseTab(20, lambda: gettext("Bracelet"), lambda person: f"/people/{person}/bracelet", BraceletPermission.CHANGE, group="bracelet")
    ],
    on_case_closed=_closed,
    on_case_reopened=_reopened,
    on_term_over=_term_over,
)
