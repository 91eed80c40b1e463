"""Parts of the case page and of the desk's first page about groups, in neutral words."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from services.reintegration import words as desk_words
from services.reintegration.cases.domain import CaseRow
from services.reintegration.group_programmes import queries, words
from services.reintegration.group_programmes.domain.states import RUNNING
from services.reintegration.group_programmes.permissions import GroupPermission
from services.reintegration.settings import settings
from shared import clock
from shared.access.permissions import may
from shared.values import PageContext
from shared.web.i18n import gettext
from shared.web.request import Web


async def of_case(request: Web, case: CaseRow) -> PageContext | None:
    """The groups that the person comes to, or is invited to."""
    if not may(request.user, GroupPermission.PEOPLE):
        return None
    rows = [row for row in await queries.participations_of(case.person) if row.state in RUNNING]
    may_act = case.status == "open"
    nothing = None if rows else (gettext("Groups"), f"/cases/{case.person}/groups/new" if may_act else None)
    return {"case": case, "rows": rows, "words": words, "may_act": may_act, "nothing": nothing}


async def of_desk(request: Web, _: None) -> PageContext | None:
    """The reader's sessions until tonight that are still to be held, or to be written down."""
    if not may(request.user, GroupPermission.PLAN):
        return None
    tonight = datetime.combine(desk_words.today(clock.now()), time(), ZoneInfo(settings().timezone)) + timedelta(days=1)
    return {"sessions": await queries.sessions_to_hold(request.user, tonight)}
