"""The desk's pages about messages that could not be sent, and the figures."""

from uuid import UUID

from litestar import get, post
from litestar.params import FromPath
from litestar.response import Redirect, Template
from litestar.types import ControllerRouterHandler

from services.reintegration.help_requests import words as own_words
from services.reintegration.help_requests.answering.actions import note_told, send_again
from services.reintegration.help_requests.forms import ToldForm
from services.reintegration.help_requests.keeping import figures
from services.reintegration.help_requests.pages.desk import show
from services.reintegration.help_requests.permissions import HelpRequestPermission
from shared import clock
from shared.web.forms import FormErrors, parse
from shared.web.guards import requires
from shared.web.i18n import gettext
from shared.web.pages import back_to, page
from shared.web.request import Web, read_fields

READS = requires(HelpRequestPermission.READ)


@get("/help-requests/figures", guards=[READS])
async def figures_page(request: Web) -> Template:
    """How many requests there were, month by month, and how they were decided."""
    return page(
        request, "help_requests/figures.html", months=await figures.by_month(request.user),
        reasons=[(own_words.reason(each.reason), each.number) for each in await figures.by_reason(request.user)], most=figures.MONTHS,
    )  # fmt: skip


@post("/help-requests/{help_request:uuid}/answers/{answer:uuid}/again", guards=[READS], status_code=200)
async def again(request: Web, help_request: FromPath[UUID], answer: FromPath[UUID]) -> Redirect:
    """Send it once more."""
    await send_again(help_request, answer, by=request.user, now=clock.now())
    return back_to(f"/help-requests/{help_request}")


@post("/help-requests/{help_request:uuid}/answers/{answer:uuid}/told", guards=[READS], status_code=200)
async def told(request: Web, help_request: FromPath[UUID], answer: FromPath[UUID]) -> Template | Redirect:
    """Somebody told the answer."""
    typed = await read_fields(request)
    form = parse(ToldForm, typed, {"how": gettext("How was the answer told?")})
    if isinstance(form, FormErrors):
        return await show(request, help_request, typed, form)
    await note_told(help_request, answer, form.how, by=request.user, now=clock.now())
    return back_to(f"/help-requests/{help_request}")


route_handlers: list[ControllerRouterHandler] = [figures_page, again, told]
