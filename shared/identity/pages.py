"""Signing in and out, in all three services alike: one session serves them all."""

from datetime import datetime, timedelta
from math import ceil
from typing import Annotated
from uuid import UUID

from litestar import get, post
from litestar.response import Redirect, Template
from litestar.types import ControllerRouterHandler
from pydantic import BaseModel, StringConstraints

from shared import clock
from shared.access.records import Event, note_sign_in
from shared.actors import Actor
from shared.identity import accounts, sessions
from shared.identity.accounts import AccountRow
from shared.identity.cookies import cookie, no_cookie, read_cookie
from shared.identity.limits import sign_in as limits
from shared.identity.limits.devices import remember_device
from shared.identity.limits.hashing import TooBusy
from shared.settings import settings
from shared.web import i18n
from shared.web.addresses import client_address, on_this_machine
from shared.web.errors import sign_in_path
from shared.web.forms import FormErrors, parse
from shared.web.guards import public
from shared.web.i18n import LANGUAGE_COOKIE, gettext, ngettext
from shared.web.navigation import home
from shared.web.pages import back_to, common, local_path, page, path_of
from shared.web.request import Web, read_fields

A_YEAR = 365 * 86400


class SignIn(BaseModel):
    login: Annotated[str, StringConstraints(max_length=120)]
    password: Annotated[str, StringConstraints(max_length=500)]


@get("/sign-in", guards=[public])
async def sign_in_page(request: Web) -> Template:
    """The form."""
    return page(request, "sign_in.html", errors=FormErrors({}), login="", next=local_path(request.query_params.get("next"), ""))


@post("/sign-in", guards=[public], status_code=200)
async def sign_in(request: Web) -> Template | Redirect:
    """Password first. The answer is the same for an unknown login and for a wrong password."""
    data = await read_fields(request)
    target, now = local_path(data.get("next"), ""), clock.now()
    form = parse(SignIn, data, {"login": gettext("User name"), "password": gettext("Password")})
    if isinstance(form, FormErrors):
        return page(request, "sign_in.html", status=422, errors=form, login=data.get("login", ""), next=target)
    account = await accounts.of_login(form.login)
    try:
        right = await limits.try_password(request, form.login.casefold(), account, form.password, now=now)
    except limits.TooMany as many:
        await _note(request, Event.LOCKED_OUT, account=await accounts.account_with_login(form.login))
        return _wait(_refused(request, form.login, target, _too_many(many, now), 429), many, now)
    except TooBusy:
        words = gettext("Many people sign in at this moment. Try again in a few seconds.")
        return _refused(request, form.login, target, words, 503)
    if account is None or not right:
        await _note(request, Event.SIGN_IN_FAILED, account=await accounts.account_with_login(form.login))
        return _refused(request, form.login, target, gettext("The user name or password is wrong. Check both and try again."), 422)
    without_code = account.demo and settings().demo and on_this_machine(request)
    if account.totp_secret is None and not without_code:
        return _refused(request, form.login, target, gettext("This account has no second factor yet. Ask your administrator."), 403)
    pending = not without_code
    token = await sessions.open_session(account.id, pending=pending, now=now, instead_of=read_cookie(request, sessions.COOKIE))
    if pending:
        answer = back_to(sign_in_path(target, "/sign-in/code"))
    else:
        await accounts.note("signed_in", account, at=now)
        await _note(request, Event.SIGNED_IN, actor=account.actor)
        answer = _entered(request, account, target, now)
    answer.set_cookie(cookie(sessions.COOKIE, token))
    return answer


@get("/sign-in/code", guards=[public])
async def code_page(request: Web) -> Template:
    """The second factor."""
    return page(request, "sign_in_code.html", errors=FormErrors({}), next=local_path(request.query_params.get("next"), ""))


@post("/sign-in/code", guards=[public], status_code=200)
async def code(request: Web) -> Template | Redirect:
    """A right code gives a new session; each code works once."""
    data = await read_fields(request)
    target, now = local_path(data.get("next"), ""), clock.now()
    old = read_cookie(request, sessions.COOKIE) or ""
    account = await sessions.awaiting_code(old, now=now)
    if account is None:
        return back_to("/sign-in")
    try:
        attempt = await limits.begin_code(request, account, now=now)
    except limits.TooMany as many:
        await _note(request, Event.LOCKED_OUT, account=account.id)
        return _wait(_code_refused(request, target, _too_many(many, now), 429), many, now)
    right = await accounts.use_code(account, data.get("code", "")[:20].replace(" ", ""), at=now)
    await limits.end_code(attempt, right, now=now)
    if not right:
        await _note(request, Event.SIGN_IN_FAILED, account=account.id)
        return _code_refused(request, target, gettext("The code is not right or was used already. Wait for the next one."), 422)
    await accounts.note("signed_in", account, at=now)
    await _note(request, Event.SIGNED_IN, actor=account.actor)
    token = await sessions.open_session(account.id, pending=False, now=now, instead_of=old)
    answer = _entered(request, account, target, now)
    answer.set_cookie(cookie(sessions.COOKIE, token))
    return answer


@post("/sign-out", guards=[public], status_code=200)
async def sign_out(request: Web) -> Redirect:
    """Ends the session in all three services."""
    if token := read_cookie(request, sessions.COOKIE):
        await sessions.close_session(token)
    if (user := request.scope.get("user")) is not None:
        await _note(request, Event.SIGNED_OUT, actor=user)
    answer = back_to("/sign-in")
    answer.set_cookie(no_cookie(sessions.COOKIE))
    return answer


@post("/language", guards=[public], status_code=200)
async def language(request: Web) -> Redirect:
    """Keep the chosen language for this browser, and go back to the page."""
    data = await read_fields(request)
    answer = back_to(local_path(data.get("next") or path_of(request.headers.get("referer", ""))))
    if data.get("language") in i18n.LANGUAGES:
        answer.set_cookie(cookie(LANGUAGE_COOKIE, data["language"], max_age=A_YEAR))
    return answer


def _refused(request: Web, login: str, target: str, words: str, status: int) -> Template:
    return page(request, "sign_in.html", status=status, errors=FormErrors({"login": words}), login=login, next=target)


def _code_refused(request: Web, target: str, words: str, status: int) -> Template:
    return page(request, "sign_in_code.html", status=status, errors=FormErrors({"code": words}), next=target)


def _too_many(many: limits.TooMany, now: datetime) -> str:
    minutes = ceil((many.until - now) / timedelta(minutes=1))
    return ngettext(
        "Too many attempts. Wait %(num)d minute and try again.", "Too many attempts. Wait %(num)d minutes and try again.", minutes
    )


async def _note(request: Web, event: Event, *, actor: Actor | None = None, account: UUID | None = None) -> None:
    route, address = str(request.scope["path_template"]), client_address(request)
    await note_sign_in(event, service="identity", route=route, address=address, at=clock.now(), actor=actor, account=account)


def _wait(answer: Template, many: limits.TooMany, now: datetime) -> Template:
    answer.headers["retry-after"] = str(ceil((many.until - now).total_seconds()))
    return answer


def _entered(request: Web, account: AccountRow, target: str, now: datetime) -> Redirect:
    """To the page that was asked for, else to the first page of the role. The browser is known from now on."""
    answer = back_to(target if target not in {"", "/"} else home(account.actor, common(request)["links"]))
    answer.set_cookie(remember_device(request, account, now=now))
    return answer


route_handlers: list[ControllerRouterHandler] = [sign_in_page, sign_in, code_page, code, sign_out, language]
