"""Needs: asked pathway by pathway, kept with their state until they are met."""

from pathlib import Path

from services.reintegration.database import DB
from services.reintegration.needs import jobs, panels
from services.reintegration.needs.pages import assessment, case, draft, short
from services.reintegration.needs.permissions import NeedPermission
from services.reintegration.needs.words import TIMELINE
from shared.access.owners import owners_by
from shared.messages.probation import SupportRequested
from shared.registry import Capability, CaseTab, Panel
from shared.web.i18n import gettext

CAPABILITY = Capability(
    "needs",
    permissions=NeedPermission,
    routes=[*case.route_handlers, *short.route_handlers, *assessment.route_handlers, *draft.route_handlers],
    templates=Path(__file__).parent / "templates",
    handlers={SupportRequested: jobs.support_requested},
    timeline_words=TIMELINE,
    case_tabs=[
        CaseTab(20, lambda: gettext("Needs"), lambda person: f"/cases/{person}/needs", NeedPermission.READ, when_closed=True, group="plan")
    ],
    case_panels=[Panel(20, "needs/panel.html", panels.of_case, place="side")],
    home_panels=[Panel(5, "needs/home.html", panels.of_desk)],
    owners={
        "assessment": owners_by(DB, "SELECT person FROM reintegration.assessment WHERE id = $1"),
        "need": owners_by(DB, "SELECT person FROM reintegration.case_need WHERE id = $1"),
    },
)
