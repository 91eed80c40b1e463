"""The form that asks another office for a case."""

from litestar import get, post
from litestar.response import Template

from services.probation.register.form_words import problem
from services.probation.register.iin import WrongIin, parse_iin
from services.probation.transfers.actions import ask_for_transfer
from services.probation.transfers.permissions import TransferPermission
from shared import clock
from shared.identity.limits.requests import SEARCHES
from shared.web.asking import ask, is_sure
from shared.web.forms import FormErrors
from shared.web.guards import requires
from shared.web.i18n import gettext
from shared.web.pages import page
from shared.web.request import Web, read_fields


@get("/transfers/new", guards=[requires(TransferPermission.ASK)])
async def transfer_page(request: Web) -> Template:
    """Whose case is wanted: by the ИИН alone."""
    return page(request, "transfers/new.html", given={}, errors=FormErrors({}))


@post("/transfers/new", guards=[requires(TransferPermission.ASK), SEARCHES], status_code=200)
async def ask_transfer(request: Web) -> Template:
    """Ask for it. The answer is the same whether anybody of this number is known or not."""
    fields = await read_fields(request)
    given = {"iin": str(fields.get("iin", "")).strip()[:40]}
    try:
        number = parse_iin(given["iin"]).number
    except WrongIin as wrong:
        errors = FormErrors({"iin": problem(f"iin_{wrong.problem}") or ""}, {"iin": gettext("IIN")})
        return page(request, "transfers/new.html", status=422, given=given, errors=errors)
    if not is_sure(fields):
        return ask(
            request,
            given,
            title=gettext("Ask another office for this person's case"),
            follows=gettext(
                "If an office keeps a case of this IIN, it is told your name and your office, and that you ask for the transfer."
            ),
            button=gettext("Ask for the transfer"),
            back="/transfers/new",
        )
    await ask_for_transfer(number, by=request.user, now=clock.now())
    return page(request, "transfers/asked.html")


route_handlers = [transfer_page, ask_transfer]
