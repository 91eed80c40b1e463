"""For every request: a nonce, the user, the language, and the security headers of the answer.

Both wrap the router itself, so that unknown addresses (404, 405) are answered with the same headers and words.
"""

import secrets
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from litestar import Request
from litestar.connection import ASGIConnection
from litestar.datastructures import MutableScopeHeaders
from litestar.enums import ScopeType
from litestar.exceptions import ServiceUnavailableException
from litestar.middleware import ASGIMiddleware
from litestar.types import ASGIApp, Message, Receive, Scope, Send

from shared import clock
from shared.access.acting import acting_for
from shared.db.acting import Acting, acting
from shared.identity import kiosks, sessions
from shared.identity.cookies import read_cookie
from shared.identity.sessions import Entered
from shared.identity.tokens import token_hash
from shared.logs import log
from shared.messages.base import Language
from shared.web import i18n
from shared.web.errors import NOT_REACHED, on_error
from shared.web.i18n import LANGUAGE_COOKIE
from shared.web.live import ASKED_BY_ITSELF, SCOPE_LIVES, Lives

WITHOUT_IDENTITY = ("/static", "/health")


class IdentityMiddleware(ASGIMiddleware):
    """Puts the Actor into scope["user"], the kiosk into scope["kiosk"], and chooses the language: the one picked at the top
    of the page, else the account's, else the browser's, else Kazakh.

    What somebody asks for renews the session; what a page asks for by itself does not. Which of both it was the route says, so the session
    is renewed after the answer."""

    scopes = (ScopeType.HTTP,)

    async def handle(self, scope: Scope, receive: Receive, send: Send, next_app: ASGIApp) -> None:
        connection = ASGIConnection[Any, Any, Any, Any](scope)
        scope["user"] = None
        scope["kiosk"] = None  # type: ignore[typeddict-unknown-key]  # ours
        scope["kiosk_off"] = False  # type: ignore[typeddict-unknown-key]  # ours
        i18n.use(_language(connection, None))
        entered: Entered | None = None
        now = clock.now()
        if not scope["path"].startswith(WITHOUT_IDENTITY):
            try:
                entered = await _recognise(connection, scope, now)
            except Exception as error:  # noqa: BLE001 - no outer layer would answer it: a full disk, a database without the latest migrations
                request = Request[Any, Any, Any](scope, receive, send)
                answer = on_error(request, ServiceUnavailableException(str(type(error))) if isinstance(error, NOT_REACHED) else error)
                await answer.to_asgi_response(None, request)(scope, receive, send)
                return
            i18n.use(_language(connection, scope["user"]))
        with acting(_on_behalf_of(connection, scope)):
            await next_app(scope, receive, send)
        if entered is not None and not _asked_by_itself(scope):
            await _renew(connection, entered, now)


class HeadersMiddleware(ASGIMiddleware):
    """Security headers, with a nonce of this answer's own for scripts."""

    scopes = (ScopeType.HTTP,)

    def __init__(self, *, images: Sequence[str], forms: Sequence[str], camera: bool, secure: bool, connects: Sequence[str] = ()) -> None:
        self.images = " ".join(["'self'", "data:", *images])
        self.connects = " ".join(["'self'", *connects])
        self.forms = " ".join(["'self'", *forms])  # a browser applies this to the redirect after a form, too
        self.camera = "(self)" if camera else "()"
        self.secure = secure

    async def handle(self, scope: Scope, receive: Receive, send: Send, next_app: ASGIApp) -> None:
        nonce = secrets.token_urlsafe(16)
        scope["nonce"] = nonce  # type: ignore[typeddict-unknown-key]  # ours

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableScopeHeaders.from_message(message)
                for name, value in self._headers(nonce, scope).items():
                    if name not in headers:
                        headers[name] = value
            await send(message)

        await next_app(scope, receive, with_headers)

    def _headers(self, nonce: str, scope: Scope) -> dict[str, str]:
        policy = (
            f"default-src 'none'; script-src 'nonce-{nonce}' 'self'; style-src 'self'; font-src 'self'; img-src {self.images} blob:; "
            f"media-src 'self' blob:; connect-src {self.connects}; form-action {self.forms}; manifest-src 'self'; worker-src 'self'; "
            "base-uri 'none'; frame-ancestors 'none'"
        )
        headers = {
            "content-security-policy": policy,
            "x-content-type-options": "nosniff",
            "referrer-policy": "same-origin",
            "cross-origin-opener-policy": "same-origin",
            "permissions-policy": f"camera={self.camera}, microphone=(), geolocation=(), payment=(), usb=()",
        }
        if not scope["path"].startswith("/static"):
            headers["cache-control"] = "no-store"
        elif scope["query_string"].startswith(b"v="):
            headers["cache-control"] = "public, max-age=31536000, immutable"
        else:
            headers["cache-control"] = "no-cache"
        if self.secure:
            headers["strict-transport-security"] = "max-age=31536000; includeSubDomains"
        return headers


async def _recognise(connection: ASGIConnection[Any, Any, Any, Any], scope: Scope, now: datetime) -> Entered | None:
    """Put the person and the kiosk behind the cookies into the scope; returns the person's session."""
    entered: Entered | None = None
    lives: Lives | None = None
    if token := read_cookie(connection, kiosks.COOKIE):
        device = await kiosks.enrolled(token, now=now)
        scope["kiosk"] = device  # type: ignore[typeddict-unknown-key]  # ours
        scope["kiosk_off"] = device is None and await kiosks.is_off(token)  # type: ignore[typeddict-unknown-key]  # ours
        if device is not None:
            lives = _lives_of_kiosk(token, device)
    if token := read_cookie(connection, sessions.COOKIE):
        entered = await sessions.signed_in(token, now=now)
        if entered is not None:
            scope["user"] = entered.actor
            lives = _lives_of_person(token, entered)
    scope[SCOPE_LIVES] = lives  # type: ignore[literal-required]  # ours
    return entered


def _lives_of_person(token: str, entered: Entered) -> Lives:
    async def still() -> bool:
        return await sessions.signed_in(token, now=clock.now()) is not None

    return Lives(str(entered.actor.id), still)


def _lives_of_kiosk(token: str, device: kiosks.Device) -> Lives:
    async def still() -> bool:
        return await kiosks.still_enrolled(token)

    return Lives(str(device.id), still)


def _asked_by_itself(scope: Scope) -> bool:
    handler: Any = scope.get("route_handler")  # none where the address fits no route
    return handler is not None and bool(handler.opt.get(ASKED_BY_ITSELF))


async def _renew(connection: ASGIConnection[Any, Any, Any, Any], entered: Entered, now: datetime) -> None:
    """The session lives on. The answer is sent already: a database that is away now is no reason to fail."""
    try:
        await sessions.used(read_cookie(connection, sessions.COOKIE) or "", entered, now=now)
    except NOT_REACHED as away:
        log.warning("session_not_renewed", error=type(away).__name__)


def _on_behalf_of(connection: ASGIConnection[Any, Any, Any, Any], scope: Scope) -> Acting:
    """Whose rows the database shows: those of the person who is signed in, on a kiosk's pages those of the visitor alone."""
    device, visit = scope["kiosk"], read_cookie(connection, kiosks.VISIT_COOKIE)  # type: ignore[typeddict-item]  # ours
    if device is not None and scope["path"].startswith(kiosks.PAGES):
        return Acting("own", actor=device.id, visit=token_hash(visit) if visit else None)
    return acting_for(scope["user"])


def _language(connection: ASGIConnection[Any, Any, Any, Any], user: object) -> Language:
    chosen = read_cookie(connection, LANGUAGE_COOKIE)
    for language in i18n.LANGUAGES:
        if chosen == language:
            return language
    own: Language | None = getattr(user, "language", None)
    return own or i18n.accepted(connection.headers.get("accept-language", "")) or i18n.DEFAULT
