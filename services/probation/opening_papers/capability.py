"""Papers that open a case: questionnaire, report, programme, leaflet, rights; and their forms as data."""

from pathlib import Path

from services.probation.database import BY, DB
from services.probation.opening_papers import jobs, panels, words
from services.probation.opening_papers.checklist import OVERDUE
from services.probation.opening_papers.law.simulation import SIMULATIONS
from services.probation.opening_papers.pages import case, paper, printing, signing, versions
from services.probation.opening_papers.permissions import OpeningPaperPermission
from services.probation.queue.actions import close_item
from shared.access.owners import owners_by
from shared.registry import Capability, CaseClosed, CaseTab, Panel, PersonRows, QueueKind
from shared.web.i18n import gettext


def _page(registration: object, person: object) -> str:
    return f"/people/{person}/opening-papers?registration={registration}"


async def _closed(closed: CaseClosed) -> None:
    await close_item(kind=OVERDUE, subject_id=closed.registration, by=BY, now=closed.at, outcome="registration_closed")


CAPABILITY = Capability(
    "opening_papers",
    permissions=OpeningPaperPermission,
    routes=[
        *(*case.route_handlers, *paper.route_handlers, *signing.route_handlers),
        *(*printing.route_handlers, *versions.route_handlers),
    ],
    templates=Path(__file__).parent / "templates",
    periodic=[(jobs.look_for_overdue_papers, jobs.LOOK_EVERY)],
    queue_kinds=[
        QueueKind(
            OVERDUE, 4, lambda: gettext("Paper that opens the case"), _page, by_decision=True
        )
    ],
    queue_reasons=[words.reason],
    timeline_words=words.TIMELINE,
    case_tabs=[
        CaseTab(
            50, lambda: gettext("Papers that open the case"), lambda person: f"/people/{person}/opening-papers",
            OpeningPaperPermission.READ, group="papers",
        )
    ],
    case_panels=[Panel(18, "opening_papers/case.html", panels.of_case, place="side")],
    on_case_closed=_closed,
    owners={"opening_paper": owners_by(DB, "SELECT person FROM probation.opening_paper WHERE id = $1")},
    person_rows=[PersonRows("probation.opening_paper", lambda: gettext("Papers that open the case"), "created_at", of_registration=True)],
    law_simulations=SIMULATIONS,
)  # fmt: skip
