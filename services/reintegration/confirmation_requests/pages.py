"""The page behind a link: what the directory says, one button, and a form for what is different."""

from datetime import timedelta

from litestar import get, post
from litestar.exceptions import TooManyRequestsException
from litestar.params import FromPath
from litestar.response import Template
from litestar.types import ControllerRouterHandler

from services.reintegration import words as common
from services.reintegration.confirmation_requests import opening, words
from services.reintegration.confirmation_requests.forms import Correction, filled, labels
from services.reintegration.confirmation_requests.opening import OpenRequest
from services.reintegration.confirmation_requests.told import told_services
from services.reintegration.directory import words as directory_words
from services.reintegration.directory.entries.records import snapshot
from services.reintegration.errors import LinkDead, NothingChanged, NotThere
from services.reintegration.settings import settings
from shared import clock
from shared.identity.limits import buckets
from shared.identity.limits.buckets import Bucket
from shared.web.addresses import client_site
from shared.web.forms import FormErrors, parse
from shared.web.guards import public
from shared.web.i18n import gettext
from shared.web.pages import page
from shared.web.request import Fields, Web, read_fields


async def within_limit(request: Web) -> None:
    """429 with the seconds after which to go on."""
    most = settings().answer_requests
    again = timedelta(minutes=1) / most
    if not await buckets.take(Bucket(most, again), f"confirm {client_site(request)}", now=clock.now()):
        raise TooManyRequestsException(headers={"retry-after": str(max(1, round(again.total_seconds())))})


@get("/join/confirm/{secret:str}", guards=[public], before_request=within_limit)
async def ask(request: Web, secret: FromPath[str]) -> Template:
    """What the directory says of the organisation: opening it uses nothing up, so that a preview of a messenger may fetch it."""
    try:
        link = await opening.usable(secret, clock.now())
    except (LinkDead, NotThere) as refused:
        return _closed(request, refused)
    return await _page(request, secret, link, FormErrors({}), None)


@post("/join/confirm/{secret:str}", guards=[public], before_request=within_limit, status_code=200)
async def answer(request: Web, secret: FromPath[str]) -> Template:
    """“Everything is as before”, or a correction, once; a mistake in the form does not use the link up."""
    typed, now = await read_fields(request), clock.now()
    try:
        link = await opening.usable(secret, now)
        if typed.get("do") == "as_before":
            await opening.confirm_all(secret, now=now)
            return page(request, "confirmation_requests/thanks.html", right=True)
        form = parse(Correction, typed, labels())
        if isinstance(form, FormErrors):
            return await _page(request, secret, link, form, typed, status=422)
        entry = await snapshot("organisation", link.organisation) or {}
        await opening.propose(secret, form.said(entry), form.words or "", now=now)
    except NothingChanged:
        words_missing = gettext("Nothing is changed here. Say what is different, or press “Everything is as before”.")
        nothing = FormErrors({"words": words_missing}, labels())
        return await _page(request, secret, link, nothing, typed, status=422)
    except (LinkDead, NotThere) as refused:
        return _closed(request, refused)
    return page(request, "confirmation_requests/thanks.html", right=False)


async def _page(request: Web, secret: str, link: OpenRequest, errors: FormErrors, typed: Fields | None, status: int = 200) -> Template:
    entry = await snapshot("organisation", link.organisation) or {}
    return page(
        request, "confirmation_requests/page.html", status=status, form_page=f"/join/confirm/{secret}", p=common, d=directory_words,
        link=link, entry=entry, services=await told_services(link.organisation), errors=errors,
        typed=filled(entry) if typed is None else typed, labels=labels(),
    )  # fmt: skip


def _closed(request: Web, refused: LinkDead | NotThere) -> Template:
    if isinstance(refused, LinkDead):
        what, todo = words.why_dead(refused.why)
        return page(request, "confirmation_requests/closed.html", status=410, form_page=request.url.path, what=what, todo=todo)
    what, todo = words.unknown()
    return page(request, "confirmation_requests/closed.html", status=404, what=what, todo=todo)


route_handlers: list[ControllerRouterHandler] = [ask, answer]
