"""The list of cases: searched by name or number, filtered, in pages."""

from litestar import get, post
from litestar.response import Redirect, Template
from litestar.types import ControllerRouterHandler

from services.reintegration import words
from services.reintegration.caseload import queries
from services.reintegration.caseload import words as own_words
from services.reintegration.caseload.criteria import Criteria, Order, Which, asked
from services.reintegration.caseload.filters import FILTERS, known_values
from services.reintegration.caseload.permissions import CaseListPermission
from services.reintegration.cases.permissions import CasePermission
from services.reintegration.settings import settings
from shared import clock
from shared.access.pages import PagePermission
from shared.access.permissions import may
from shared.application import kept_searches
from shared.db.keyset import KeysetPage, cursor
from shared.identity.limits.requests import SEARCHES
from shared.web.guards import requires
from shared.web.pages import address_with, back_to, page
from shared.web.request import Web, read_fields


@get("/cases", guards=[requires(PagePermission.DESK), SEARCHES])
async def case_list(request: Web) -> Template:
    """Cases with their next step; what a search finds is one page, the best first."""
    by, now = request.user, clock.now()
    what, forgotten = await criteria(request)
    if what.search:
        rows = await queries.search_cases(by, what, now=now)
        found, number = KeysetPage(rows), len(rows)
    else:
        found = await queries.cases(by, size=settings().desk_rows, after=cursor(request.query_params.get("after")), what=what)
        number = await queries.count_cases(by, what)
    offices = [(code, own_words.office(code)) for code in await queries.offices(by)]
    return page(
        request,
        "caseload/page.html",
        p=words,
        words=own_words,
        cases=found,
        number=own_words.number(number),
        what=what,
        forgotten=forgotten,
        token={"s": request.query_params["s"]} if what.search else {},
        filters=[(each, each.options() if each.options else offices) for each in FILTERS if each.options or len(offices) > 1],
        offices=len(offices) > 1,
        whichs=list(Which),
        orders=list(Order),
        purposes=[(code, own_words.purpose(code)) for code in own_words.PURPOSES],
        may_open=may(by, CasePermission.ACT),
        may_export=may(by, CaseListPermission.EXPORT),
        today=words.today(now),
    )


@post("/cases", guards=[requires(PagePermission.DESK), SEARCHES], status_code=200)
async def search_cases(request: Web) -> Redirect:
    """To the results. What was typed stays on the server: the address gets a token instead of a name."""
    fields = await read_fields(request)
    what = asked(fields, known_values(), search=str(fields.get("q") or ""))
    kept = {"s": await kept_searches.keep(what.search, by=request.user, now=clock.now())} if what.search else {}
    return back_to(address_with("/cases", kept | what.address))


async def criteria(request: Web) -> tuple[Criteria, bool]:
    """What the list is asked for, and whether the search is kept no longer."""
    token = request.query_params.get("s") or ""
    kept = await kept_searches.words_of(token, by=request.user, now=clock.now()) if token else ""
    return asked(request.query_params, known_values(), search=kept or ""), kept is None


route_handlers: list[ControllerRouterHandler] = [case_list, search_cases]
