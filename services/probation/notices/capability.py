"""Notices and permissions: asked, decided, running, over, the return seen or late."""

from pathlib import Path

from services.probation.database import DB
from services.probation.notices import jobs, panels, words
from services.probation.notices.actions import ASKED, LATE
from services.probation.notices.pages import away, case, notice
from services.probation.notices.permissions import NoticePermission
from services.probation.notices.simulation import SIMULATIONS
from services.probation.settings import settings
from shared.access.owners import owners_by
from shared.registry import Capability, CaseTab, Panel, PersonRows, QueueKind
from shared.web.i18n import gettext


def _page(number: object, _: object) -> str:
    return f"/notices/{number}"


CAPABILITY = Capability(
    "notices",
    permissions=NoticePermission,
    routes=[*away.route_handlers, *case.route_handlers, *notice.route_handlers],
    templates=Path(__file__).parent / "templates",
    periodic=[(jobs.follow_notices, lambda: settings().sweep_seconds)],
    queue_kinds=[
        QueueKind(ASKED, 3, lambda: gettext("Permission to decide"), _page, by_decision=True),
        QueueKind(LATE, 2, lambda: gettext("Not back in time"), _page),
    ],
    queue_reasons=[words.reason],
    timeline_words=words.TIMELINE,
    case_tabs=[CaseTab(4, lambda: gettext("Notices"), lambda person: f"/people/{person}/notices", NoticePermission.READ)],
    case_panels=[Panel(19, "notices/case.html", panels.of_case, place="side")],
    home_panels=[Panel(17, "notices/home.html", panels.away_now)],
    owners={"notice": owners_by(DB, "SELECT person FROM probation.notice WHERE id = $1")},
    person_rows=[PersonRows("probation.notice", lambda: gettext("Notices"), "recorded_at", of_registration=True)],
    law_simulations=SIMULATIONS,
)
