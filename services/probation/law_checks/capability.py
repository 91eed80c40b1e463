"""What the law fixes about a registration, checked."""

from pathlib import Path

from services.probation.database import DB
from services.probation.law_checks import pages, panels, words
from services.probation.law_checks.permissions import LawCheckPermission
from services.probation.law_checks.simulation import SIMULATIONS
from shared.access.owners import owners_by
from shared.registry import Capability, Panel, PersonRows, QueueKind
from shared.web.i18n import gettext

CAPABILITY = Capability(
    "law_checks",
    permissions=LawCheckPermission,
    routes=pages.route_handlers,
    templates=Path(__file__).parent / "templates",
    queue_kinds=[QueueKind(words.KIND, 5, words.title, lambda override, _: f"/law-checks/{override}", by_decision=True)],
    queue_reasons=[words.reason],
    timeline_words=words.TIMELINE,
    case_panels=[Panel(25, "law_checks/case.html", panels.of_case, place="side")],
    owners={"override": owners_by(DB, "SELECT person FROM probation.law_override WHERE id = $1")},
    person_rows=[
        PersonRows("probation.law_override", lambda: gettext("Registered otherwise than the law asks"), "at", of_registration=True)
    ],
    law_simulations=SIMULATIONS,
)
