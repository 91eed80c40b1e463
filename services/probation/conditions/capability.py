"""Conditions: duties as versioned templates with typed inputs."""

from pathlib import Path

from services.probation.conditions import commands, pages, panels, words
from services.probation.conditions.permissions import ConditionPermission
from services.probation.conditions.telling import tell_duties
from services.probation.database import DB
from shared.access.owners import owners_by
from shared.registry import Capability, CaseClosed, CaseOpened, CaseReopened, CaseTab, Panel
from shared.web.i18n import gettext


async def _case_opened(case: CaseOpened) -> None:
    await tell_duties(case.person)


async def _case_closed(case: CaseClosed) -> None:
    """The duties of a registration end with it. With the last one, biometrics forgets them by itself."""
    if not case.last:
        await tell_duties(case.person)


async def _case_reopened(case: CaseReopened) -> None:
    await tell_duties(case.person)


OWNER = "SELECT r.person FROM probation.condition c JOIN probation.registration r ON r.id = c.registration WHERE c.id = $1"
CAPABILITY = Capability(
    "conditions",
    permissions=ConditionPermission,
    routes=pages.route_handlers,
    templates=Path(__file__).parent / "templates",
    timeline_words=words.TIMELINE,
    commands=commands.add_commands,
    on_case_opened=_case_opened,
    on_case_closed=_case_closed,
    on_case_reopened=_case_reopened,
    case_tabs=[CaseTab(14, lambda: gettext("Conditions"), lambda person: f"/people/{person}/conditions", ConditionPermission.READ)],
    case_panels=[Panel(90, "conditions/panel.html", panels.duties, "side")],
    owners={"condition": owners_by(DB, OWNER)},
)
