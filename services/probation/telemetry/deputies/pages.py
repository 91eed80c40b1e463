"""Who deputises for an officer when an alert's deadline passes: set by the senior officer of the office."""

from uuid import UUID

from litestar import get, post
from litestar.exceptions import NotFoundException
from litestar.response import Redirect, Template

from services.probation.telemetry.alerts import queries as alert_queries
from services.probation.telemetry.alerts.forms import DeputyForm
from services.probation.telemetry.deputies import actions as deputies
from shared import clock
from shared.access.pages import PagePermission
from shared.identity import accounts
from shared.web.forms import FormErrors, parse
from shared.web.guards import requires
from shared.web.pages import back_to, page
from shared.web.request import Web


@get("/deputies", guards=[requires(PagePermission.DEPUTIES)])
async def deputies_page(request: Web) -> Template:
    """The officers of the office with open cases, each with a deputy to choose."""
    return page(
        request,
        "deputies/page.html",
        officers=await alert_queries.deputies(request.user),
        choices=await accounts.officers_of(request.user.office or "", request.user.authority),
    )


@post("/deputies", guards=[requires(PagePermission.DEPUTIES)], status_code=200)
async def set_deputy(request: Web) -> Redirect:
    """Choose one, or nobody."""
    typed = await request.form()
    form = parse(DeputyForm, {name: str(typed[name]) for name in typed})
    if isinstance(form, FormErrors):
        raise NotFoundException
    names: dict[UUID, str] = {row.id: row.name for row in await accounts.officers_of(request.user.office or "", request.user.authority)}
    officers = {row.officer for row in await alert_queries.deputies(request.user)}
    if form.officer not in officers or form.deputy == form.officer or (form.deputy is not None and form.deputy not in names):
        raise NotFoundException
    deputy = (form.deputy, names[form.deputy]) if form.deputy else None
    await deputies.set_deputy(form.officer, deputy, by=request.user, now=clock.now())
    return back_to("/deputies")


route_handlers = [deputies_page, set_deputy]
