"""The worker asks the person by a link whether a proposed time suits them."""

from uuid import UUID, uuid4

from litestar import get, post
from litestar.params import FromPath
from litestar.response import Redirect, Template
from litestar.types import ControllerRouterHandler

from services.reintegration import words as common
from services.reintegration.errors import NotAllowed, NotThere, ReasonMissing
from services.reintegration.referrals.permissions import ReferralPermission
from services.reintegration.sending.domain import number
from services.reintegration.settings import settings
from services.reintegration.time_links import actions, words
from services.reintegration.time_links.domain import CHANNELS
from services.reintegration.time_links.forms import AskForm, labels
from services.reintegration.time_links.queries import AskedTime, links_to, time_of
from services.reintegration.time_links.texts import LANGUAGES, address, text_of
from shared import clock
from shared.notifications.choosing import chosen
from shared.web.forms import FormErrors, parse
from shared.web.guards import requires
from shared.web.pages import back_to, page
from shared.web.request import Fields, Web, read_fields

ASK = "/referrals/{referral:uuid}/times/{proposal:uuid}/ask"
SENDS = requires(ReferralPermission.SEND)


@get(ASK, guards=[SENDS])
async def ask_form(request: Web, referral: FromPath[UUID], proposal: FromPath[UUID]) -> Template:
    """How the link gets to the person, and the links that were made."""
    return await _form(request, referral, proposal, FormErrors({}), {})


@post(ASK, guards=[SENDS])
async def ask(request: Web, referral: FromPath[UUID], proposal: FromPath[UUID]) -> Template | Redirect:
    """Send a link, or show one that is handed over: it stands on this one page and nowhere else."""
    fields = await read_fields(request)
    time = await _time(request, referral, proposal)
    form = parse(AskForm, fields, labels())
    if isinstance(form, FormErrors):
        return await _form(request, referral, proposal, form, fields, status=422)
    try:
        _, secret = await actions.ask_person(proposal, form.new(), token=form.token, by=request.user, now=clock.now())
    except ReasonMissing:
        return await _form(request, referral, proposal, FormErrors({"channel": words.problem("no_number")}, labels()), fields, status=422)
    except NotAllowed as refused:
        return await _form(
            request, referral, proposal, FormErrors({"channel": words.problem(refused.now_is)}, labels()), fields, status=409
        )
    if secret is None:
        return back_to(f"/referrals/{referral}#times")
    return page(
        request, "time_links/link.html", form_page=f"/referrals/{time.referral}", row=time, address=address(secret),
        text=text_of(form.language, secret), language_of=form.language,
    )  # fmt: skip


async def _form(request: Web, referral: UUID, proposal: UUID, errors: FormErrors, typed: Fields, status: int = 200) -> Template:
    time = await _time(request, referral, proposal)
    sms = number(time.phone or "") is not None and chosen("sms", settings()) != "none"
    return page(
        request, "time_links/ask.html", status=status, row=time, errors=errors, typed=typed, token=uuid4(), w=words,
        made=await links_to(proposal), channels=[(code, words.channel(code)) for code in CHANNELS if code == "shown" or sms],
        languages_of=[(code, common.language(code)) for code in LANGUAGES], sms=sms,
    )  # fmt: skip


async def _time(request: Web, referral: UUID, proposal: UUID) -> AskedTime:
    """The time of this referral. Raises NotThere for another's."""
    time = await time_of(proposal, request.user)
    if time.referral != referral:
        raise NotThere
    return time


route_handlers: list[ControllerRouterHandler] = [ask_form, ask]
