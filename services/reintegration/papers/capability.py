"""The papers that a person needs."""

from pathlib import Path

from services.reintegration.papers import pages, panels
from services.reintegration.papers.permissions import PaperPermission
from services.reintegration.papers.words import TIMELINE
from shared.registry import Capability, CaseTab, Panel
from shared.web.i18n import gettext

CAPABILITY = Capability(
    "papers",
    permissions=PaperPermission,
    routes=pages.route_handlers,
    templates=Path(__file__).parent / "templates",
    timeline_words=TIMELINE,
    case_tabs=[
        CaseTab(
            30,
            lambda: gettext("Papers of the person"),
            lambda person: f"/cases/{person}/papers",
            PaperPermission.KEEP,
            when_closed=True,
            group="papers",
        )
    ],
    case_panels=[Panel(40, "papers/panel.html", panels.of_case, place="side")],
)
