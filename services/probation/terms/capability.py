"""Terms: computed by the calendar of the law, changed by documents, shown step by step."""

from pathlib import Path

from services.probation.cases.permissions import CasePermission
from services.probation.settings import settings
from services.probation.terms import jobs, pages, words
from services.probation.terms.actions import REMOVAL
from services.probation.terms.permissions import TermPermission
from services.probation.terms.simulation import SIMULATIONS
from shared.registry import Capability, CaseTab, QueueKind
from shared.web.i18n import gettext

CAPABILITY = Capability(
    "terms",
    permissions=TermPermission,
    routes=pages.route_handlers,
    templates=Path(__file__).parent / "templates",
    periodic=[(jobs.draft_removals, lambda: settings().sweep_seconds), (jobs.end_terms, lambda: settings().sweep_seconds)],
    queue_kinds=[
        QueueKind(REMOVAL, 3, lambda: gettext("Removal on the last day"), lambda _, person: f"/people/{person}/close", by_decision=True)
    ],
    queue_reasons=[words.reason],
    timeline_words=words.TIMELINE,
    case_tabs=[CaseTab(55, lambda: gettext("Term"), lambda person: f"/people/{person}/term", CasePermission.READ, group="decision")],
    law_simulations=SIMULATIONS,
)
