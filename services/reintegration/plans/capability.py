"""Plans made with the person: goals, steps worked through one by one, what the person says to them, and reviews."""

from pathlib import Path

from services.reintegration.database import DB
from services.reintegration.plans import jobs, pages, panels
from services.reintegration.plans.actions.closing import archive_open_plans, move_to_desk
from services.reintegration.plans.permissions import PlanPermission
from services.reintegration.plans.words import TIMELINE
from shared.access.owners import owners_by
from shared.registry import Capability, CaseClosed, CaseMoved, CaseTab, Panel
from shared.web.i18n import gettext


async def _moved(case: CaseMoved) -> None:
    await move_to_desk(case.person, office=case.office, region=case.region)


async def _closed(case: CaseClosed) -> dict[str, int]:
    return {"plans": await archive_open_plans(case.person, now=case.at)}


CAPABILITY = Capability(
    "plans",
    permissions=PlanPermission,
    routes=pages.route_handlers,
    templates=Path(__file__).parent / "templates",
    timeline_words=TIMELINE,
    periodic=[(jobs.keep_plans_current, jobs.EVERY)],
    case_tabs=[
        CaseTab(22, lambda: gettext("Plan"), lambda person: f"/cases/{person}/plan", PlanPermission.READ, when_closed=True, group="plan")
    ],
    case_panels=[Panel(10, "plans/case.html", panels.of_case, place="main")],
    home_panels=[Panel(15, "plans/home.html", panels.of_desk), Panel(16, "plans/own_steps.html", panels.own_steps)],
    on_case_moved=_moved,
    on_case_closed=_closed,
    owners={
        "plan": owners_by(DB, "SELECT person FROM reintegration.plan WHERE id = $1"),
        "goal": owners_by(DB, "SELECT p.person FROM reintegration.goal g JOIN reintegration.plan p ON p.id = g.plan WHERE g.id = $1"),
        "step": owners_by(DB, "SELECT person FROM reintegration.step WHERE id = $1"),
    },
)
