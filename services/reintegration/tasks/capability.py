"""What somebody asked for: taken by one worker, given back, finished with an outcome."""

from pathlib import Path

from services.reintegration.database import DB
from services.reintegration.tasks import jobs, pages
from services.reintegration.tasks.actions import cancel_waiting_tasks, decide_what_stopped, move_to_desk
from services.reintegration.tasks.permissions import TaskPermission
from services.reintegration.tasks.words import TIMELINE
from shared.access.owners import owners_by
from shared.messages.probation import BreachConfirmed
from shared.registry import Capability, CaseClosed, CaseMoved, CaseReopened, CaseTab
from shared.web.i18n import gettext


async def _moved(case: CaseMoved) -> None:
    await move_to_desk(case.person, office=case.office, region=case.region)


async def _closed(case: CaseClosed) -> dict[str, int]:
    return {"tasks": await cancel_waiting_tasks(case.person, now=case.at)}


async def _reopened(case: CaseReopened) -> None:
    if case.mistake:
        await decide_what_stopped(case.person, by=case.by, now=case.at)


CAPABILITY = Capability(
    "tasks",
    permissions=TaskPermission,
    routes=pages.route_handlers,
    templates=Path(__file__).parent / "templates",
    handlers={BreachConfirmed: jobs.breach_confirmed},
    timeline_words=TIMELINE,
    case_tabs=[
        CaseTab(21, lambda: gettext("Add a task"), lambda person: f"/cases/{person}/tasks/new", TaskPermission.WORK, group="plan"),
    ],
    on_case_moved=_moved,
    on_case_closed=_closed,
    on_case_reopened=_reopened,
    owners={
        "task": owners_by(DB, "SELECT person FROM reintegration.task WHERE id = $1"),
    },
)
