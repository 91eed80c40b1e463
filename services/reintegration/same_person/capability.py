"""Two cases of one person."""

from pathlib import Path

from services.reintegration.cases.permissions import CasePermission
from services.reintegration.database import DB
from services.reintegration.same_person import pages, panels
from services.reintegration.same_person.words import TIMELINE
from shared.access.owners import owners_by
from shared.registry import Capability, CaseTab, Panel
from shared.web.i18n import gettext

CAPABILITY = Capability(
    "same_person",
    routes=pages.route_handlers,
    templates=Path(__file__).parent / "templates",
    timeline_words=TIMELINE,
    case_tabs=[
        CaseTab(92, lambda: gettext("Same person?"), lambda person: f"/cases/{person}/same-person", CasePermission.READ, when_closed=True)
    ],
    owners={"other": owners_by(DB, 'SELECT person FROM reintegration."case" WHERE person = $1')},
    case_panels=[Panel(8, "same_person/panel.html", panels.of_case, place="top")],
)
