"""Conditions: duties as versioned templates with typed inputs."""

from pathlib import Path

from services.probation.conditions import pages, panels, words
from services.probation.conditions.permissions import ConditionPermission
from services.probation.database import DB
from shared.access.owners import owners_by
from shared.registry import Capability, CaseTab, Panel
from shared.web.i18n import gettext

OWNER = "SELECT r.person FROM probation.condition c JOIN probation.registration r ON r.id = c.registration WHERE c.id = $1"
CAPABILITY = Capability(
    "conditions",
    permissions=ConditionPermission,
    routes=pages.route_handlers,
    templates=Path(__file__).parent / "templates",
    timeline_words=words.TIMELINE,
    case_tabs=[CaseTab(14, lambda: gettext("Conditions"), lambda person: f"/people/{person}/conditions", ConditionPermission.READ)],
    case_panels=[Panel(90, "conditions/panel.html", panels.duties, "side")],
    owners={"condition": owners_by(DB, OWNER)},
)
