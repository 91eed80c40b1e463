"""Today, and the list of people."""

from litestar import get, post
from litestar.response import Redirect, Template

from services.probation.caseload import queries
from services.probation.cases.pages import may_write
from services.probation.cases.words import category
from services.probation.check_ins.permissions import CheckInPermission
from services.probation.local_time import local_today
from services.probation.settings import settings
from services.probation.telemetry.devices.permissions import DevicePermission
from shared import clock
from shared.access.pages import PagePermission
from shared.access.permissions import may
from shared.application import kept_searches
from shared.db.keyset import MOST_COUNTED, cursor
from shared.identity.limits.requests import SEARCHES
from shared.registry import load_panels, registry
from shared.values import PageContext
from shared.web import live, navigation
from shared.web.guards import requires
from shared.web.pages import address_with, back_to, common, page
from shared.web.request import Web, read_fields

LONGEST_SEARCH = 100
CLOSED = "closed"


@get("/", guards=[requires(PagePermission.HOME)])
async def home(request: Web) -> Template | Redirect:
    """What is due today and what needs attention. Under one host name this is everybody's first page: others are led to theirs."""
    if not may(request.user, PagePermission.TODAY):
        first = navigation.home(request.user, common(request)["links"])
        return back_to(first) if first != "/" else page(request, "start.html")
    return page(request, "caseload/home.html", **await _home(request))


@get("/parts/home", guards=[requires(PagePermission.TODAY)], opt=live.BY_ITSELF)
async def home_part(request: Web) -> Template:
    """The live part of the first page."""
    return page(request, "caseload/home_part.html", **await _home(request))


@get("/people", guards=[requires(PagePermission.REGISTER), SEARCHES])
async def people(request: Web) -> Template:
    """The caseload, searched by name, case number, ИИН or phone."""
    token = request.query_params.get("s") or ""
    kept = await kept_searches.words_of(token, by=request.user, now=clock.now()) if token else ""
    search, closed = kept or "", request.query_params.get("state") == CLOSED
    after = cursor(request.query_params.get("after"))
    found = await queries.people(request.user, search, closed=closed, size=settings().people_on_a_page, after=after)
    total = await queries.count_people(request.user, search, closed=closed)
    context: PageContext = {"people": found, "total": total, "most": MOST_COUNTED, "search": search, "closed": closed}
    context |= {"may_write": may_write(request), "may_see_devices": may(request.user, DevicePermission.READ)}
    context["may_log"] = may(request.user, CheckInPermission.LOG)
    context["may_see_emergencies"] = may(request.user, PagePermission.EMERGENCY)
    return page(request, "caseload/people.html", category=category, forgotten=kept is None, **context)


@post("/people", guards=[requires(PagePermission.REGISTER), SEARCHES], status_code=200)
async def search_people(request: Web) -> Redirect:
    """To the results. What is searched stays on the server: the address gets a token instead of a name."""
    fields = await read_fields(request)
    words = str(fields.get("q", "")).replace("\x00", "").strip()[:LONGEST_SEARCH]
    query = {"s": await kept_searches.keep(words, by=request.user, now=clock.now())} if words else {}
    return back_to(address_with("/people", query, "state", CLOSED if fields.get("state") == CLOSED else None))


async def _home(request: Web) -> PageContext:
    return {
        "panels": await load_panels(registry("probation").home_panels, request, None),
        "today": local_today(clock.now()),
        "may_write": may_write(request),
    }


route_handlers = [home, home_part, people, search_people]
