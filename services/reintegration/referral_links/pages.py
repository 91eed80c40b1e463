"""The page behind a link: nothing is shown, and nothing used up, until somebody presses a button."""

from datetime import timedelta
from functools import partial

from litestar import get, post
from litestar.exceptions import TooManyRequestsException
from litestar.params import FromPath
from litestar.response import Template
from litestar.types import ControllerRouterHandler

from services.reintegration import words as common
from services.reintegration.conversations.domain import LENGTHS
from services.reintegration.errors import LinkDead, NotThere
from services.reintegration.referral_links import opening, words
from services.reintegration.referral_links.forms import ANSWERS, LATER, AnswerForm, answer_wrong, labels
from services.reintegration.referral_links.opening import OpenLink
from services.reintegration.referrals.domain import REASONS, Status, allowed_transitions
from services.reintegration.settings import settings
from shared import clock
from shared.access import records
from shared.identity.limits import buckets
from shared.identity.limits.buckets import Bucket
from shared.web.addresses import client_address, client_site
from shared.web.forms import FormErrors, parse
from shared.web.guards import public
from shared.web.i18n import LANGUAGE_COOKIE, LANGUAGES, use
from shared.web.pages import page
from shared.web.request import Fields, Web, read_fields

ROUTE = "/answer/{secret}"


async def within_limit(request: Web) -> None:
    """429 with the seconds after which to go on."""
    most = settings().answer_requests
    again = timedelta(minutes=1) / most
    if not await buckets.take(Bucket(most, again), f"answer {client_site(request)}", now=clock.now()):
        raise TooManyRequestsException(headers={"retry-after": str(max(1, round(again.total_seconds())))})


@get("/answer/{secret:str}", guards=[public], before_request=within_limit)
async def before(request: Web, secret: FromPath[str]) -> Template:
    """What a messenger's preview fetches, too: it names nobody and uses nothing up."""
    await _speak(request, secret)
    try:
        await opening.usable(secret, clock.now())
    except (LinkDead, NotThere) as refused:
        return _closed(request, refused)
    return page(request, "referral_links/before.html", address=f"/answer/{secret}")


@post("/answer/{secret:str}/request", guards=[public], before_request=within_limit, status_code=200)
async def shown(request: Web, secret: FromPath[str]) -> Template:
    """What the person agreed to share, and the form for an answer."""
    await _speak(request, secret)
    try:
        link = await opening.usable(secret, clock.now())
    except (LinkDead, NotThere) as refused:
        return _closed(request, refused)
    await opening.note_opened(link, clock.now())
    return await _form(request, secret, link, FormErrors({}), {})


@post("/answer/{secret:str}", guards=[public], before_request=within_limit, status_code=200)
async def answer(request: Web, secret: FromPath[str]) -> Template:
    """One answer; whatever is missing is asked for without using the link up."""
    await _speak(request, secret)
    fields, now = await read_fields(request), clock.now()
    try:
        link = await opening.usable(secret, now)
        form = parse(AnswerForm, fields, labels(), check=partial(answer_wrong, now=now, today=common.today(now)))
        if isinstance(form, FormErrors):
            return await _form(request, secret, link, form, fields, status=422)
        await opening.answer(secret, form.said(), now=now)
    except (LinkDead, NotThere) as refused:
        return _closed(request, refused)
    return page(request, "referral_links/thanks.html", said=words.answer(form.answer), until=link.expires_at)


async def _speak(request: Web, secret: str) -> None:
    """In the language that the link was sent in, unless the reader chose another at the top of the page."""
    if LANGUAGE_COOKIE in request.cookies:
        return
    sent_in = await opening.language_of(secret)
    for language in LANGUAGES:
        if language == sent_in:
            use(language)


async def _form(request: Web, secret: str, link: OpenLink, errors: FormErrors, typed: Fields, status: int = 200) -> Template:
    await _record(request, link)
    further = [state.value for state in allowed_transitions(Status(link.status), "receiver")]
    answers = ANSWERS if link.status == Status.REQUESTED else (*further, *LATER)
    reasons = dict.fromkeys(why for code in answers if code not in LATER for why in REASONS.get(Status(code), ()))
    return page(
        request, "referral_links/request.html", status=status, form_page=f"/answer/{secret}", link=link,
        address=f"/answer/{secret}", errors=errors, typed=typed, p=common,
        answers=[(code, words.answer(code)) for code in answers], lengths=LENGTHS,
        reasons=[(code, common.reason(code)) for code in reasons],
    )  # fmt: skip


async def _record(request: Web, link: OpenLink) -> None:
    """The look of somebody without an account, in the database before the page leaves: the link stands for who looked."""
    await records.note(
        records.AccessRecord(
            records.Event.PAGE, clock.now(), "reintegration", ROUTE, client_address(request), request.method, account=link.id,
            role="provider", persons=(link.person,), status=200, reason="referral_link",
        )
    )  # fmt: skip


def _closed(request: Web, refused: LinkDead | NotThere) -> Template:
    """The same words for a secret that nobody made as for an address that leads nowhere."""
    if isinstance(refused, LinkDead):
        what, todo = words.why_dead(refused.why)
        return page(request, "referral_links/closed.html", status=410, form_page=request.url.path, what=what, todo=todo)
    what, todo = words.unknown()
    return page(request, "referral_links/closed.html", status=404, what=what, todo=todo)


route_handlers: list[ControllerRouterHandler] = [before, shown, answer]
