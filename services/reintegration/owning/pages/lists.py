"""Lists: one's own cases, cases without a worker, hand-overs that wait."""

from litestar import get
from litestar.response import Template
from litestar.types import ControllerRouterHandler

from services.reintegration import words as common
from services.reintegration.owning import words
from services.reintegration.owning.permissions import OwningPermission
from services.reintegration.owning.queries import lists, loads, owners
from services.reintegration.settings import settings
from shared import clock
from shared.access.permissions import may
from shared.db.keyset import counted, cursor
from shared.web.guards import requires
from shared.web.pages import page
from shared.web.request import Web


@get("/desk/mine", guards=[requires(OwningPermission.HAVE)])
async def my_cases(request: Web) -> Template:
    """The worker's own cases, then those of whom they stand in for."""
    by, after = request.user, cursor(request.query_params.get("after"))
    accounts = owners.own_accounts(by)
    return page(
        request, "owning/mine.html", p=common, today=common.today(clock.now()), me=by.id,
        number=counted(await lists.count_owned(by, accounts)),
        cases=await lists.owned(by, accounts, size=settings().desk_rows, after=after),
    )  # fmt: skip


@get("/desk/without-worker", guards=[requires(OwningPermission.WITHOUT)])
async def without_worker(request: Web) -> Template:
    """Open cases that nobody has: a worker takes one, the manager gives it."""
    by, after = request.user, cursor(request.query_params.get("after"))
    workers = await loads.workers_of(by)
    return page(
        request, "owning/without.html", p=common, may_take=may(by, OwningPermission.HAVE), gives=may(by, OwningPermission.GIVE),
        number=counted(await lists.count_without(by, workers)),
        cases=await lists.without_worker(by, workers, size=settings().desk_rows, after=after),
    )  # fmt: skip


@get("/desk/handovers", guards=[requires(OwningPermission.TEAM)])
async def handovers(request: Web) -> Template:
    """Every hand-over that waits for an answer."""
    by, after = request.user, cursor(request.query_params.get("after"))
    rows = await owners.waiting_handovers(by, size=settings().desk_rows, after=after)
    return page(request, "owning/handovers.html", words=words, rows=rows)


route_handlers: list[ControllerRouterHandler] = [my_cases, without_worker, handovers]
