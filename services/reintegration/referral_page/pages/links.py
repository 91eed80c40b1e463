"""Links for a provider without an account: made, handed over, taken back."""

from uuid import UUID, uuid4

from litestar import get, post
from litestar.params import FromPath
from litestar.response import Redirect, Template
from litestar.types import ControllerRouterHandler

from services.reintegration import words as common
from services.reintegration.referral_links import actions, words
from services.reintegration.referral_links.domain import CHANNELS
from services.reintegration.referral_links.forms import LinkForm, labels, link_wrong
from services.reintegration.referral_links.queries import link_of, links_of
from services.reintegration.referral_links.texts import LANGUAGES, address, text_of
from services.reintegration.referral_page import queries
from services.reintegration.referrals.permissions import ReferralPermission
from services.reintegration.settings import settings
from shared import clock
from shared.notifications.choosing import chosen
from shared.web.forms import FormErrors, parse
from shared.web.guards import requires
from shared.web.pages import back_to, page
from shared.web.request import Fields, Web, read_fields


@get("/referrals/{referral:uuid}/links", guards=[requires(ReferralPermission.SEND)])
async def link_form(request: Web, referral: FromPath[UUID]) -> Template:
    """How the link gets to the provider."""
    return await _form(request, referral, FormErrors({}), {})


@post("/referrals/{referral:uuid}/links", guards=[requires(ReferralPermission.SEND)])
async def make(request: Web, referral: FromPath[UUID]) -> Template | Redirect:
    """Send a link, or show one that is handed over: it stands on this one page and nowhere else."""
    fields = await read_fields(request)
    form = parse(LinkForm, fields, labels(), check=link_wrong)
    if isinstance(form, FormErrors):
        return await _form(request, referral, form, fields)
    new = actions.NewLink(form.channel, form.to, form.language)
    link, secret = await actions.make_link(referral, new, token=form.token, by=request.user, now=clock.now())
    if secret is None:
        return back_to(f"/referrals/{referral}#links")
    made = await link_of(link, request.user)
    text = text_of(form.language, made.expires_at, secret)[1]
    row = await queries.referral(referral, request.user)
    return page(
        request, "referral_page/link.html", form_page=f"/referrals/{referral}", row=row, link=made, address=address(secret), text=text,
        language_of=form.language,
    )  # fmt: skip


@post("/referrals/{referral:uuid}/links/{link:uuid}/revoke", guards=[requires(ReferralPermission.SEND)])
async def take_back(request: Web, referral: FromPath[UUID], link: FromPath[UUID]) -> Redirect:
    """The link opens nothing from now on."""
    await queries.referral(referral, request.user)
    await link_of(link, request.user)
    await actions.revoke(link, by=request.user, now=clock.now())
    return back_to(f"/referrals/{referral}#links")


async def _form(request: Web, referral: UUID, errors: FormErrors, typed: Fields) -> Template:
    row = await queries.referral(referral, request.user)
    given = settings()
    works = next((each for each in await links_of(referral) if each.works(clock.now())), None)
    usable = [code for code in CHANNELS if code == "shown" or chosen(code, given) != "none"]
    return page(
        request, "referral_page/links.html", status=422 if errors.messages else 200, row=row, errors=errors, typed=typed, token=uuid4(),
        works=works, channel_of=words.channel,
        channels=[(code, words.channel(code)) for code in usable], languages_of=[(code, common.language(code)) for code in LANGUAGES],
        to_file=[code for code in usable if code != "shown" and chosen(code, given) == "file"],
    )  # fmt: skip


route_handlers: list[ControllerRouterHandler] = [link_form, make, take_back]
