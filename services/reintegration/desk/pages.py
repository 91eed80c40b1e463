"""The desk's first page: who needs what by Friday, tasks by age and urgency, referrals without an answer; live."""

from zoneinfo import ZoneInfo

from litestar import get
from litestar.response import Redirect, ServerSentEvent, Template

from services.reintegration import words
from services.reintegration.cases.permissions import CasePermission
from services.reintegration.database import DB
from services.reintegration.notifications import desk_channel
from services.reintegration.plans import desk_queries as plans_desk_queries
from services.reintegration.referrals import desk_queries as referrals_desk_queries
from services.reintegration.settings import settings
from services.reintegration.stages.permissions import StagePermission
from services.reintegration.work_list import words as work_words
from services.reintegration.work_list.domain import due_of
from services.reintegration.work_list.queries import count_work, work
from shared import clock
from shared.access.pages import PagePermission
from shared.access.permissions import may
from shared.db.keyset import counted, cursor
from shared.law.calendar import end_of_week
from shared.registry import load_panels, registry
from shared.values import PageContext
from shared.web import live
from shared.web.guards import requires
from shared.web.pages import back_to, page
from shared.web.request import Web


@get("/", guards=[requires(PagePermission.DESK_HOME)])
async def home(request: Web) -> Redirect | Template:
    """Redirect to the reader's own first page; a start page for readers who have none yet."""
    if may(request.user, PagePermission.PROVIDER):
        return back_to("/provider")
    if may(request.user, PagePermission.PARTS):
        return back_to("/desk/parts")
    if may(request.user, PagePermission.MENTOR):
        return back_to("/mentor")
    return back_to("/desk") if may(request.user, PagePermission.DESK) else page(request, "start.html")


@get("/desk", guards=[requires(PagePermission.DESK)])
async def desk(request: Web) -> Template:
    """The whole page."""
    return page(request, "desk/page.html", **await _rows(request))


@get("/desk/rows", guards=[requires(PagePermission.DESK)], opt=live.BY_ITSELF)
async def desk_rows(request: Web) -> Template:
    """The part that is fetched again when something changed."""
    return page(request, "desk/rows.html", **await _rows(request))


@get("/desk/events", guards=[requires(PagePermission.DESK)], opt=live.BY_ITSELF)
async def desk_events(request: Web) -> ServerSentEvent:
    """Events that say that something changed, never what."""
    return live.stream(request, DB, desk_channel(request.user))


async def _rows(request: Web) -> PageContext:
    by, now, size = request.user, clock.now(), settings().desk_rows
    after = {name: cursor(request.query_params.get(name)) for name in ("mine", "free", "others", "steps", "referrals")}
    friday = end_of_week(now, ZoneInfo(settings().timezone))
    due = due_of(request.query_params.get("due"))
    return {
        "p": words,
        "now": now,
        "today": words.today(now),
        "friday": friday,
        "w": work_words,
        "due": due or "",
        "mine": await work(by, "mine", now, size=size, due=due, after=after["mine"]),
        "free": await work(by, "free", now, size=size, due=due, after=after["free"]),
        "others": await work(by, "others", now, size=size, due=due, after=after["others"]),
        "steps": await plans_desk_queries.steps_until(by, friday, size=size, after=after["steps"]),
        "referrals": await referrals_desk_queries.open_referrals(by, size=size, after=after["referrals"]),
        "counts": {
            "free": await count_work(by, "free", now),
            "mine": await count_work(by, "mine", now),
            "steps": await plans_desk_queries.count_steps_until(by, friday),
            "awaited": await referrals_desk_queries.count_awaited(by),
        },
        "counted": counted,
        "panels": await load_panels(registry("reintegration").home_panels, request, None),
        "may_act": may(by, CasePermission.ACT),
        "keeps": may(by, StagePermission.KEEP),
    }


route_handlers = [home, desk, desk_rows, desk_events]
