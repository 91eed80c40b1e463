"""Corrective work: employers, withheld pay, talks, how long a person is without a job."""

from pathlib import Path
from uuid import UUID

from services.probation.corrective_work import facts, jobs, panels, words
from services.probation.corrective_work.actions import JOBLESS, REPORT, TALK
from services.probation.corrective_work.pages import case
from services.probation.corrective_work.permissions import CorrectivePermission
from services.probation.corrective_work.simulation import SIMULATIONS
from shared.registry import Capability, Panel, QueueKind
from shared.web.i18n import gettext


def _page(_: UUID, person: UUID) -> str:
    return f"/people/{person}/corrective"


CAPABILITY = Capability(
    "corrective_work",
    permissions=CorrectivePermission,
    routes=case.route_handlers,
    templates=Path(__file__).parent / "templates",
    periodic=[(jobs.follow_corrective_work, jobs.FOLLOW_EVERY)],
    queue_kinds=[
        QueueKind(TALK, 4, lambda: gettext("Monthly talk of corrective work"), _page, by_decision=True),
        QueueKind(REPORT, 4, lambda: gettext("Employer’s report of corrective work"), _page, by_decision=True),
        QueueKind(JOBLESS, 2, lambda: gettext("Corrective work: long without a job"), _page),
    ],
    queue_reasons=[words.reason],
    timeline_words=words.TIMELINE,
    case_panels=[Panel(14, "corrective_work/case.html", panels.of_case, place="side")],
    fact_sources=[facts.SOURCE],
    law_simulations=SIMULATIONS,
)
