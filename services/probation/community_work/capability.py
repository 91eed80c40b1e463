"""Community work and compulsory labour: orders, timetable, attendance, acts."""

from collections.abc import Mapping
from pathlib import Path
from uuid import UUID

from services.probation.community_work import facts, jobs, panels, removal, words
from services.probation.community_work.actions.following import ACT, DONE, EVASION, RECORD, STEP
from services.probation.community_work.actions.timetable import cancel_future, restore
from services.probation.community_work.pages import case, month, order, papers, session, sites, timetable
from services.probation.community_work.permissions import WorkPermission
from services.probation.community_work.simulation import SIMULATIONS
from services.probation.database import DB
from shared.access.owners import owners_by
from shared.registry import Capability, CaseClosed, CaseReopened, Panel, QueueKind, TermOver
from shared.web.i18n import gettext

CLOSED = "the registration ended"
"""Why a session was cancelled with the registration; shown nowhere while it is closed."""
OWNER = """SELECT r.person FROM probation.work_session s JOIN probation.registration r ON r.id = s.registration WHERE s.id = $1"""


async def _closed(closed: CaseClosed) -> Mapping[str, int] | None:
    return {"work_sessions": await cancel_future(closed.registration, CLOSED, by=closed.by, now=closed.at)}


async def _reopened(reopened: CaseReopened) -> None:
    await restore(reopened.registration, reopened.closed_at, CLOSED)


async def _term_over(term: TermOver) -> None:
    await cancel_future(term.registration, CLOSED, by=term.by, now=term.at)


def _page(_: UUID, person: UUID) -> str:
    return f"/people/{person}/work"


CAPABILITY = Capability(
    "community_work",
    permissions=WorkPermission,
    routes=[
        *case.route_handlers, *order.route_handlers, *timetable.route_handlers, *session.route_handlers, *month.route_handlers,
        *papers.route_handlers, *sites.route_handlers,
    ],
    templates=Path(__file__).parent / "templates",
    periodic=[(jobs.follow_work, jobs.FOLLOW_EVERY)],
    queue_kinds=[
        QueueKind(STEP, 3, lambda: gettext("Order on work: next step"), _page, by_decision=True),
        QueueKind(RECORD, 4, lambda: gettext("Work session without an outcome"), _page, by_decision=True),
        QueueKind(EVASION, 2, lambda: gettext("Work: the rule of evasion is met"), _page),
        QueueKind(ACT, 4, lambda: gettext("Work act of the month"), _page, by_decision=True),
        QueueKind(DONE, 3, lambda: gettext("Every hour of work is done"), _page),
    ],
    queue_reasons=[words.reason],
    timeline_words=words.TIMELINE,
    law_words=words.of_list,
    case_panels=[Panel(14, "community_work/case.html", panels.of_case, place="side")],
    home_panels=[Panel(18, "community_work/home.html", panels.of_home)],
    closing_objection=removal.objection,
    on_case_closed=_closed,
    on_case_reopened=_reopened,
    on_term_over=_term_over,
    owners={"work_session": owners_by(DB, OWNER)},
    fact_sources=[facts.SOURCE],
    law_simulations=SIMULATIONS,
)  # fmt: skip
