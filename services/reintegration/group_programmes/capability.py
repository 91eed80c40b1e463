"""Group programmes: groups with sessions, who takes part, who came, and how it ended."""

from pathlib import Path

from services.reintegration.consents.domain import Purpose
from services.reintegration.database import DB
from services.reintegration.group_programmes import jobs, panels
from services.reintegration.group_programmes.actions.ending import end_with_case, end_without_consent
from services.reintegration.group_programmes.pages import case, groups, people, sessions
from services.reintegration.group_programmes.permissions import GroupPermission
from services.reintegration.group_programmes.words import TIMELINE
from shared.access.owners import owners_by
from shared.registry import Capability, CaseClosed, CaseTab, ConsentWithdrawn, Panel
from shared.web.i18n import gettext


async def _closed(closed: CaseClosed) -> dict[str, int]:
    return {"groups": await end_with_case(closed.person, by=closed.by, now=closed.at)}


async def _consent_withdrawn(withdrawn: ConsentWithdrawn) -> dict[str, int]:
    if withdrawn.purpose != Purpose.GROUP:
        return {}
    return {"groups": await end_without_consent(withdrawn.person, by=withdrawn.by, now=withdrawn.at)}


CAPABILITY = Capability(
    "group_programmes",
    permissions=GroupPermission,
    routes=[*groups.route_handlers, *sessions.route_handlers, *people.route_handlers, *case.route_handlers],
    templates=Path(__file__).parent / "templates",
    periodic=[(jobs.offer, jobs.EVERY)],
    timeline_words=TIMELINE,
    case_tabs=[
        CaseTab(
            27, lambda: gettext("Groups"), lambda person: f"/cases/{person}/groups", GroupPermission.PEOPLE, when_closed=True, group="help"
        )
    ],
    case_panels=[Panel(25, "group_programmes/panel.html", panels.of_case, place="side")],
    home_panels=[Panel(25, "group_programmes/home.html", panels.of_desk)],
    on_case_closed=_closed,
    on_consent_withdrawn=_consent_withdrawn,
    owners={"participation": owners_by(DB, "SELECT person FROM reintegration.participation WHERE id = $1")},
)
