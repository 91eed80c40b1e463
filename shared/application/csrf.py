"""Forms are taken from our own pages alone: each page's token belongs to the browser's session.

A token is a random number and its HMAC over that number and the session's cookie, so that the token of another session is worth nothing,
also where a neighbouring host has put its cookie into the browser. Before somebody signs in there is no session: then the token must equal
its own cookie, and the form must come from this site by the browser's own word (Origin).
"""

import hmac
import re
import secrets
from collections.abc import Sequence
from http.cookies import SimpleCookie
from typing import Any, cast
from urllib.parse import urlsplit

from litestar.connection import ASGIConnection
from litestar.datastructures import MutableScopeHeaders
from litestar.enums import RequestEncodingType, ScopeType
from litestar.middleware import ASGIMiddleware
from litestar.types import ASGIApp, Message, Receive, Scope, Send
from litestar.utils.scope.state import ScopeState

from shared.identity import kiosks, sessions
from shared.identity.cookies import cookie, cookie_name, read_cookie
from shared.settings import settings
from shared.web.errors import FormOfAnotherSession
from shared.web.pages import CSRF_COOKIE, SCOPE_CSRF

FIELD, HEADER = "_csrf_token", "x-csrftoken"
RANDOM_BYTES = 32
RANDOM_LENGTH = 2 * RANDOM_BYTES
SAFE = ("GET", "HEAD", "OPTIONS", "TRACE")
FORMS = (RequestEncodingType.URL_ENCODED, RequestEncodingType.MULTI_PART)
WITHOUT_FORMS = ("/static", "/health", "/hsds")
BOUND_TO = (sessions.COOKIE, kiosks.COOKIE)
"""The cookies that say who sends a form: a member of staff, an enrolled kiosk."""


class CsrfTokens:
    """Makes and checks tokens with the installation's key, the same in all three services."""

    def __init__(self, key: bytes) -> None:
        self.key = key

    def new(self, session: str) -> str:
        """A token for the session, which `session_of` names."""
        number = secrets.token_hex(RANDOM_BYTES)
        return number + self._signature(number, session)

    def belongs(self, token: str, session: str) -> bool:
        """Whether we made the token, for this very session."""
        number, signature = token[:RANDOM_LENGTH], token[RANDOM_LENGTH:]
        return hmac.compare_digest(signature.encode(errors="replace"), self._signature(number, session).encode())

    def _signature(self, number: str, session: str) -> str:
        return hmac.new(self.key, f"{number} {session}".encode(errors="replace"), "sha256").hexdigest()


class CsrfTokenMiddleware(ASGIMiddleware):
    """Gives every page the token of its session, also one that fits no route, and keeps it in a cookie.

    A cookie of another session, or of an older key, counts as none: the answer sets a new one.
    """

    scopes = (ScopeType.HTTP,)

    def __init__(self, tokens: CsrfTokens) -> None:
        self.tokens = tokens

    async def handle(self, scope: Scope, receive: Receive, send: Send, next_app: ASGIApp) -> None:
        if scope["path"].startswith(WITHOUT_FORMS):
            await next_app(scope, receive, send)
            return
        connection = ASGIConnection[Any, Any, Any, Any](scope)
        before = {name: read_cookie(connection, name) or "" for name in BOUND_TO}
        kept = read_cookie(connection, CSRF_COOKIE)
        known = kept if kept and self.tokens.belongs(kept, _joined(before)) else None
        token = known or self.tokens.new(_joined(before))
        cast("dict[str, Any]", scope)[SCOPE_CSRF] = token

        async def with_cookie(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableScopeHeaders.from_message(message)
                after = before | _set(headers.getall("set-cookie", []))
                if after != before:  # signed in or out: the old token is the old session's
                    headers.add("set-cookie", cookie(CSRF_COOKIE, self.tokens.new(_joined(after))).to_header(header=""))
                elif known is None:
                    headers.add("set-cookie", cookie(CSRF_COOKIE, token).to_header(header=""))
            await send(message)

        await next_app(scope, receive, with_cookie)


class CsrfCheckMiddleware(ASGIMiddleware):
    """Refuses what changes something and does not come from a page of this session.

    Stands inside the router, whose handlers read the same form.
    """

    scopes = (ScopeType.HTTP,)

    def __init__(self, tokens: CsrfTokens, exclude: Sequence[str]) -> None:
        self.tokens = tokens
        self.exclude = re.compile("|".join(exclude))

    async def handle(self, scope: Scope, receive: Receive, send: Send, next_app: ASGIApp) -> None:
        request = scope["litestar_app"].request_class(scope=scope, receive=receive)
        ScopeState.from_scope(scope).csrf_token = cast("dict[str, Any]", scope).get(SCOPE_CSRF, "")
        if request.method not in SAFE and not self.exclude.search(scope["path"]) and not await self._ours(request):
            raise FormOfAnotherSession
        await next_app(scope, receive, send)

    async def _ours(self, request: Any) -> bool:
        token = request.headers.get(HEADER)
        if not token and request.content_type[0] in FORMS:
            token = (await request.form()).get(FIELD)
        session = session_of(request)
        if not isinstance(token, str) or not self.tokens.belongs(token, session) or not from_this_site(request):
            return False
        return bool(session.strip()) or hmac.compare_digest(token, read_cookie(request, CSRF_COOKIE) or "")


def session_of(connection: ASGIConnection[Any, Any, Any, Any]) -> str:
    """What a token is bound to: the secrets in the browser's cookies, whether or not they open anything still. Blank for a stranger."""
    return _joined({name: read_cookie(connection, name) or "" for name in BOUND_TO})


def from_this_site(connection: ASGIConnection[Any, Any, Any, Any]) -> bool:
    """Whether the page that sends the form is one of ours, as far as the browser says where it comes from."""
    origin = connection.headers.get("origin")
    chosen = settings()
    ours = [chosen.probation_url, chosen.reintegration_url, chosen.biometrics_url]
    return origin is None or _host(origin) in {connection.headers.get("host", "").lower(), *map(_host, ours)}


def _host(address: str) -> str:
    try:
        return urlsplit(address).netloc.lower()
    except ValueError:
        return ""


def _joined(cookies: dict[str, str]) -> str:
    return " ".join(cookies[name] for name in BOUND_TO)


def _set(headers: list[str]) -> dict[str, str]:
    """The cookies among BOUND_TO that an answer sets, by their plain names."""
    wanted = {cookie_name(name): name for name in BOUND_TO}
    return {wanted[name]: morsel.value for header in headers for name, morsel in SimpleCookie(header).items() if name in wanted}
