"""Field visits: the акт of a visit, and the quarterly housing check of a minor."""

from pathlib import Path

from services.probation.database import DB
from services.probation.field_visits import pages, panels, words
from services.probation.field_visits.permissions import FieldVisitPermission
from services.probation.field_visits.simulation import SIMULATIONS
from shared.access.owners import owners_by
from shared.registry import Capability, CaseTab, Panel, PersonRows
from shared.web.i18n import gettext

CAPABILITY = Capability(
    "field_visits",
    permissions=FieldVisitPermission,
    routes=pages.route_handlers,
    templates=Path(__file__).parent / "templates",
    timeline_words=words.TIMELINE,
    case_tabs=[
        CaseTab(
            13, lambda: gettext("Field visits"), lambda person: f"/people/{person}/visits", FieldVisitPermission.READ, group="check_ins"
        )
    ],
    home_panels=[Panel(16, "field_visits/home.html", panels.housing_checks)],
    owners={"visit": owners_by(DB, "SELECT person FROM probation.field_visit WHERE id = $1")},
    person_rows=[PersonRows("probation.field_visit", lambda: gettext("Field visits"), of_registration=True)],
    law_simulations=SIMULATIONS,
)
