"""The operator's page: calculations of tiers that ended in an error, by numbers alone."""

from uuid import UUID

from litestar import get, post
from litestar.params import FromPath
from litestar.response import Redirect, Template

from services.probation.risk import queries
from services.probation.risk.actions import set_aside
from services.probation.risk.permissions import RiskPermission
from shared import clock
from shared.web.guards import requires
from shared.web.pages import back_to, page
from shared.web.request import Web

OPERATES = requires(RiskPermission.OPERATE)
PATH = "/probation/tiers-set-aside"


@get(PATH, guards=[OPERATES])
async def set_aside_page(request: Web) -> Template:
    """What failed most often first."""
    return page(request, "risk/set_aside.html", rows=await queries.set_aside(), path_here=PATH)


@post(f"{PATH}/{{number:uuid}}/retry", guards=[OPERATES], status_code=200)
async def retry(request: Web, number: FromPath[UUID]) -> Redirect:
    """Have the worker try it in its next round."""
    await set_aside.try_now(number, by=request.user, now=clock.now())
    return back_to(PATH)


route_handlers = [set_aside_page, retry]
