"""The transfers of an office: asked for, offered, answered."""

from litestar import get, post
from litestar.response import Template

from services.probation.cases.words import office
from services.probation.register.form_words import problem
from services.probation.register.iin import WrongIin, parse_iin
from services.probation.transfers import queries, words
from services.probation.transfers.actions import ask_for_transfer
from services.probation.transfers.permissions import TransferPermission
from shared import clock
from shared.db.keyset import cursor
from shared.identity.limits.requests import SEARCHES
from shared.web.asking import ask, is_sure
from shared.web.forms import FormErrors
from shared.web.guards import requires
from shared.web.i18n import gettext
from shared.web.pages import page
from shared.web.request import Web, read_fields

ON_A_PAGE = 50
LONGEST_WISH = 1000


@get("/transfers", guards=[requires(TransferPermission.SEE)])
async def transfers_page(request: Web) -> Template:
    """Those that wait for an answer, or the past ones."""
    past = request.query_params.get("state") == "past"
    after = cursor(request.query_params.get("after"))
    found = await queries.transfers(request.user, is_open=not past, size=ON_A_PAGE, after=after)
    return page(request, "transfers/list.html", transfers=found, past=past, state=words.state, office=office, now=clock.now())


@get("/transfers/new", guards=[requires(TransferPermission.ASK)])
async def transfer_page(request: Web) -> Template:
    """Whose case is wanted: by the ИИН alone."""
    return page(request, "transfers/new.html", given={}, errors=FormErrors({}), names=words.field_names())


@post("/transfers/new", guards=[requires(TransferPermission.ASK), SEARCHES], status_code=200)
async def ask_transfer(request: Web) -> Template:
    """Ask for it. The answer is the same whether anybody of this number is known or not."""
    fields = await read_fields(request)
    given = {"iin": str(fields.get("iin", "")).strip()[:40]}
    if "wish" not in fields:  # from the form that registers, which knows the number alone
        return page(request, "transfers/new.html", given=given, errors=FormErrors({}), names=words.field_names())
    given["wish"] = str(fields["wish"]).strip()[:LONGEST_WISH]
    wrong = {} if len(given["wish"]) >= 10 else {"wish": gettext("Use at least %(least)s characters", least=10)}
    try:
        number = parse_iin(given["iin"]).number
    except WrongIin as each:
        number, wrong = "", {"iin": problem(f"iin_{each.problem}") or "", **wrong}
    if wrong:
        errors = FormErrors(wrong, words.field_names())
        return page(request, "transfers/new.html", status=422, given=given, errors=errors, names=words.field_names())
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
    await ask_for_transfer(number, given["wish"], by=request.user, now=clock.now())
    return page(request, "transfers/asked.html")


route_handlers = [transfers_page, transfer_page, ask_transfer]
