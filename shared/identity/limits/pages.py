"""Alarms, for administrators and auditors."""

from litestar import get
from litestar.response import Template
from litestar.types import ControllerRouterHandler

from shared import clock
from shared.access.pages import PagePermission
from shared.db.keyset import cursor
from shared.identity.limits import alarms, words
from shared.identity.words import rule_in_words
from shared.law.internal import rule
from shared.web.guards import requires
from shared.web.pages import page
from shared.web.request import Web

ON_A_PAGE = 50


@get("/alarms", guards=[requires(PagePermission.ALARMS)])
async def alarms_page(request: Web) -> Template:
    """Who has reached a limit, the latest first."""
    found = await alarms.alarms(size=ON_A_PAGE, after=cursor(request.query_params.get("after")))
    return page(request, "alarms.html", alarms=found.map(words.shown), how_long=rule_in_words(rule(alarms.KEPT, clock.now().date())))


route_handlers: list[ControllerRouterHandler] = [alarms_page]
