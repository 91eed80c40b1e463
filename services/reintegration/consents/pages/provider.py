"""What a provider reads about consents that were taken back, and that it has read it."""

from uuid import UUID

from litestar import get, post
from litestar.params import FromPath
from litestar.response import Redirect, Template
from litestar.types import ControllerRouterHandler

from services.reintegration.consents import queries
from services.reintegration.consents.withdrawal import read_by_provider
from shared import clock
from shared.access.pages import PagePermission
from shared.web.guards import requires
from shared.web.pages import back_to, page
from shared.web.request import Web


@get("/provider/consents", guards=[requires(PagePermission.PROVIDER)])
async def taken_back(request: Web) -> Template:
    """Consents that were taken back, those not read yet first."""
    return page(request, "consents/received.html", notices=await queries.received(request.user))


@post("/provider/consents/{consent_notice:uuid}", guards=[requires(PagePermission.PROVIDER)])
async def read(request: Web, consent_notice: FromPath[UUID]) -> Redirect:
    """The organisation has read it and stops."""
    await read_by_provider(consent_notice, by=request.user, now=clock.now())
    return back_to("/provider/consents")


route_handlers: list[ControllerRouterHandler] = [taken_back, read]
