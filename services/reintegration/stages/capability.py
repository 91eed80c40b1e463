"""The stages of resocialisation."""

from pathlib import Path

from services.reintegration.cases.permissions import CasePermission
from services.reintegration.database import BY
from services.reintegration.stages import jobs, pages, panels
from services.reintegration.stages.actions.tasks import fulfil
from services.reintegration.stages.actions.walking import move_path, pause_path, resume_path
from services.reintegration.stages.permissions import StagePermission
from services.reintegration.stages.words import TIMELINE
from shared.registry import Capability, CaseClosed, CaseMoved, CaseOpened, CaseReopened, CaseTab, Panel
from shared.web.i18n import gettext


async def _opened(case: CaseOpened) -> None:
    await resume_path(case.person, by=BY, now=case.at)


async def _moved(case: CaseMoved) -> None:
    await move_path(case.person, office=case.office, region=case.region)


async def _closed(case: CaseClosed) -> None:
    await pause_path(case.person, now=case.at)


async def _reopened(case: CaseReopened) -> None:
    await resume_path(case.person, by=BY, now=case.at)


CAPABILITY = Capability(
    "stages",
    permissions=StagePermission,
    routes=pages.route_handlers,
    templates=Path(__file__).parent / "templates",
    periodic=[(jobs.walk_paths, jobs.WALK_EVERY)],
    timeline_words=TIMELINE,
    case_tabs=[
        CaseTab(
            10, lambda: gettext("Stages"), lambda person: f"/cases/{person}/stages", CasePermission.READ, when_closed=True, group="plan"
        )
    ],
    case_panels=[Panel(5, "stages/panel.html", panels.of_case, place="side")],
    on_case_opened=_opened,
    on_case_moved=_moved,
    on_case_closed=_closed,
    on_case_reopened=_reopened,
    on_act_done=fulfil,
)
