"""Every open case."""

from litestar import get
from litestar.response import Template

from services.reintegration import words
from services.reintegration.caseload import queries
from services.reintegration.cases.permissions import CasePermission
from services.reintegration.settings import settings
from shared import clock
from shared.access.pages import PagePermission
from shared.access.permissions import may
from shared.db.keyset import cursor
from shared.web.guards import requires
from shared.web.pages import page
from shared.web.request import Web


@get("/cases", guards=[requires(PagePermission.DESK)])
async def case_list(request: Web) -> Template:
    """Every open case with its next step; cases without one come first."""
    after = cursor(request.query_params.get("after"))
    rows = await queries.cases(request.user, size=settings().desk_rows, after=after)
    return page(
        request, "caseload/page.html", p=words, cases=rows, may_open=may(request.user, CasePermission.ACT), today=words.today(clock.now())
    )


route_handlers = [case_list]
