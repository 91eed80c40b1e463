"""Plans made with the person: goals, and steps worked through one by one."""

from pathlib import Path

from services.reintegration.database import DB
from services.reintegration.plans import pages
from services.reintegration.plans.actions import archive_open_plans, move_to_desk
from services.reintegration.plans.permissions import PlanPermission
from shared.access.owners import owners_by
from shared.registry import Capability, CaseClosed, CaseMoved
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
    timeline_words={
        "plan_started": lambda _: gettext("A plan was started"),
        "plan_completed": lambda _: gettext("The plan was completed"),
        "goal_met": lambda _: gettext("A goal was met"),
        "step_completed": lambda _: gettext("Step done"),
        "step_archived": lambda _: gettext("Step removed from the plan"),
        "step_restored": lambda _: gettext("Step taken up again"),
    },
    on_case_moved=_moved,
    on_case_closed=_closed,
    owners={
        "plan": owners_by(DB, "SELECT person FROM reintegration.plan WHERE id = $1"),
        "step": owners_by(DB, "SELECT person FROM reintegration.step WHERE id = $1"),
    },
)
