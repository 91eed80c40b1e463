"""Today, and the list of people."""

from dataclasses import replace

from litestar import get, post
from litestar.response import Redirect, Template

from services.probation.caseload import list_queries as queries
from services.probation.caseload import words
from services.probation.caseload.domain import ENDS_WITHIN, INDEXED, TIERS, Column, Criteria, Order, asked, from_kept
from services.probation.caseload.permissions import CaseloadPermission
from services.probation.cases.domain.categories import Category
from services.probation.cases.pages import may_write
from services.probation.cases.words import category, supervising_authority
from services.probation.check_ins.permissions import CheckInPermission
from services.probation.local_time import local_today
from services.probation.risk.permissions import RiskPermission
from services.probation.settings import settings
from services.probation.telemetry.devices.permissions import DevicePermission
from shared import clock
from shared.access.pages import PagePermission
from shared.access.permissions import may
from shared.actors import Actor
from shared.application import kept_searches
from shared.db.keyset import MOST_COUNTED, cursor
from shared.identity.limits.requests import SEARCHES
from shared.registry import load_panels, registry
from shared.values import PageContext
from shared.web import live, navigation
from shared.web.guards import requires
from shared.web.pages import address_with, back_to, common, page
from shared.web.request import Web, read_fields

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
    """The caseload: searched by a name or a number, filtered and sorted."""
    by, now, wide = request.user, clock.now(), queries.is_wide(request.user)
    what, forgotten = await criteria(request)
    order = Order.read(request.query_params.get("sort"), wide=wide)
    after = cursor(request.query_params.get("after"))
    found = await queries.people(by, what, size=settings().people_on_a_page, now=now, order=order, after=after)
    numbers = queries.numbers_of(found) if what.is_ranked else await queries.count_people(by, what, now=now)
    context: PageContext = {"people": found, "numbers": words.numbers(numbers, most=MOST_COUNTED), "asked": what, "order": order}
    context["forgotten"] = forgotten
    context |= {"officers": await queries.officers(by), "categories": list(Category), "ends_within": ENDS_WITHIN}
    context |= {"sortable": set() if what.is_ranked else INDEXED if wide else set(Column), "columns": list(Column), "words": words}
    context |= {"may_write": may_write(request), "may_see_devices": may(by, DevicePermission.READ)}
    context |= {"tiers": TIERS, "may_see_tiers": may(by, RiskPermission.READ), "may_see_near": may(by, RiskPermission.LESS_ANSWER)}
    context["may_see_prone"] = may(by, RiskPermission.RELAPSE_READ)
    context["may_log"] = may(by, CheckInPermission.LOG)
    context |= {"may_export": may(by, CaseloadPermission.EXPORT), "may_see_emergencies": may(by, PagePermission.EMERGENCY)}
    return page(request, "caseload/people.html", category=category, supervising_authority=supervising_authority, **context)


@post("/people", guards=[requires(PagePermission.REGISTER), SEARCHES], status_code=200)
async def search_people(request: Web) -> Redirect:
    """To the results. What is searched stays on the server: the address gets a token instead of a name."""
    fields = await read_fields(request)
    what = asked({**fields, "search": fields.get("q")}, closed=fields.get("state") == CLOSED)
    query = {"s": await kept_searches.keep(what.kept, by=request.user, now=clock.now())} if what.kept else {}
    return back_to(address_with("/people", query, "state", CLOSED if what.closed else None))


async def criteria(request: Web) -> tuple[Criteria, bool]:
    """What the list is asked for, and whether it is kept no longer."""
    token, closed = request.query_params.get("s") or "", request.query_params.get("state") == CLOSED
    kept = await kept_searches.words_of(token, by=request.user, now=clock.now()) if token else ""
    return allowed(from_kept(kept or "", closed=closed), request.user), kept is None


def allowed(what: Criteria, by: Actor) -> Criteria:
    """The same without the filters that this reader may not use."""
    tiers, prone, near = (may(by, each) for each in (RiskPermission.READ, RiskPermission.RELAPSE_READ, RiskPermission.LESS_ANSWER))
    return replace(
        what, tier=what.tier if tiers else None, provisional=what.provisional and tiers, prone=what.prone and prone, near=what.near and near
    )


async def _home(request: Web) -> PageContext:
    return {
        "panels": await load_panels(registry("probation").home_panels, request, None),
        "today": local_today(clock.now()),
        "may_write": may_write(request),
    }


route_handlers = [home, home_part, people, search_people]
