"""Who has a case: taken, given, handed over when the other accepts, covered during absence, counted."""

from pathlib import Path

from services.reintegration.database import BY, DB
from services.reintegration.owning import pages, panels
from services.reintegration.owning.actions.ending import close_ownership, leave_other_office
from services.reintegration.owning.permissions import OwningPermission
from services.reintegration.owning.words import TIMELINE
from shared import clock
from shared.access.owners import owners_by
from shared.registry import Capability, CaseClosed, CaseMoved, CaseTab, Panel
from shared.web.i18n import gettext


async def _closed(case: CaseClosed) -> None:
    await close_ownership(case.person, by=case.by, now=case.at)


async def _moved(case: CaseMoved) -> None:
    await leave_other_office(case.person, office=case.office, region=case.region, by=BY, now=clock.now())


CAPABILITY = Capability(
    "owning",
    permissions=OwningPermission,
    routes=pages.route_handlers,
    templates=Path(__file__).parent / "templates",
    timeline_words=TIMELINE,
    case_tabs=[
        CaseTab(80, lambda: gettext("Who has the case"), lambda person: f"/cases/{person}/worker", OwningPermission.SEE, when_closed=True)
    ],
    case_panels=[Panel(5, "owning/unowned.html", panels.unowned), Panel(5, "owning/panel.html", panels.of_case, place="side")],
    home_panels=[Panel(5, "owning/home.html", panels.of_desk)],
    on_case_closed=_closed,
    on_case_moved=_moved,
    owners={"handover": owners_by(DB, "SELECT person FROM reintegration.handover WHERE id = $1")},
)
