"""The public pages: ask for help, read the answer, take the request back. Without an account, in the person's language."""

from contextlib import suppress
from functools import partial
from uuid import uuid4

from litestar import get, post
from litestar.response import Template
from litestar.types import ControllerRouterHandler

from services.reintegration import words
from services.reintegration.directory.places import centres
from services.reintegration.errors import NotAllowed, NotThere, TooManyEntries
from services.reintegration.help_requests import sending
from services.reintegration.help_requests import words as own_words
from services.reintegration.help_requests.forms import Asked, labels, wrong
from services.reintegration.help_requests.told import told_on
from shared import clock
from shared.messages.base import NEEDS, Language
from shared.web.addresses import client_site
from shared.web.forms import FormErrors, parse
from shared.web.guards import public
from shared.web.i18n import current, gettext
from shared.web.pages import page
from shared.web.request import Fields, Web, read_fields


@get("/help", guards=[public])
async def ask(request: Web) -> Template:
    """The form."""
    return _form(request, {}, FormErrors({}))


@post("/help", guards=[public], status_code=200)
async def send(request: Web) -> Template:
    """Put it before the desk; the answer's code is shown once, and never stands in an address."""
    typed, now = await read_fields(request, "needs"), clock.now()
    form = parse(Asked, typed, labels(), check=partial(wrong, today=words.today(now), regions=frozenset(centres())))
    if isinstance(form, FormErrors):
        return _form(request, typed, form, status=422)
    try:
        receipt = await sending.send(
            form.content(), region=form.region, language=_language(), token=form.token, site=client_site(request), now=now
        )
    except TooManyEntries:
        many = gettext("Too many requests were sent from here. Nothing was sent; try again in two hours, or come to the desk.")
        return _form(request, typed, FormErrors({"family_name": many}), status=429)
    return page(request, "help_requests/sent.html", receipt=receipt)


@get("/help/answer", guards=[public])
async def answer_form(request: Web) -> Template:
    """Ask for the code."""
    return page(request, "help_requests/answer.html", typed={}, errors=FormErrors({}), answer=None, may_withdraw=False)


@post("/help/answer", guards=[public], status_code=200)
async def answer(request: Web) -> Template:
    """What became of the request."""
    typed = await read_fields(request)
    return await _answer(request, typed)


@post("/help/withdraw", guards=[public], status_code=200)
async def withdraw(request: Web) -> Template:
    """Take the request back."""
    typed = await read_fields(request)
    if typed.get("sure") == "yes":
        with suppress(NotThere, NotAllowed, TooManyEntries):  # the answer says how it is now
            await sending.withdraw(*_receipt(typed), site=client_site(request), now=clock.now())
    return await _answer(request, typed)


async def _answer(request: Web, typed: Fields) -> Template:
    try:
        row = await sending.own_request(*_receipt(typed), site=client_site(request), now=clock.now())
    except NotThere:
        return _no_answer(request, typed, gettext("We do not know this number and code together. Type both as you were shown them."), 422)
    except TooManyEntries:
        return _no_answer(request, typed, gettext("Too many codes were tried from here. Try again in some minutes."), 429)
    return page(
        request, "help_requests/answer.html", typed=typed, errors=FormErrors({}), answer=own_words.answer(row),
        may_withdraw=row.erased_at is None and row.state in ("waiting", "declined"),
    )  # fmt: skip


def _receipt(typed: Fields) -> tuple[str, str]:
    """(code, number) as they were typed."""
    return str(typed.get("code") or ""), str(typed.get("number") or "")


def _no_answer(request: Web, typed: Fields, why: str, status: int) -> Template:
    errors = FormErrors({"code": why})
    return page(request, "help_requests/answer.html", status=status, typed=typed, errors=errors, answer=None, may_withdraw=False)


def _form(request: Web, typed: Fields, errors: FormErrors, status: int = 200) -> Template:
    on = words.today(clock.now())
    return page(
        request,
        "help_requests/ask.html",
        status=status,
        typed=typed,
        errors=errors,
        labels=labels(),
        token=typed.get("token") or uuid4(),
        regions=sorted(((code, words.region(code)) for code in centres()), key=lambda option: option[1]),
        needs=[(code, words.need(code)) for code in NEEDS],
        ways=own_words.ways(),
        told=told_on(on),
        paragraphs=told_on(on).paragraphs(_language(), on),
    )


def _language() -> Language:
    return "ru" if current() == "ru" else "kk" if current() == "kk" else "en"


route_handlers: list[ControllerRouterHandler] = [ask, send, answer_form, answer, withdraw]
