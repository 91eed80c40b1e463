"""For every request: a nonce, the user, the language, and the security headers of the answer.

Both wrap the router itself, so that unknown addresses (404, 405) are answered with the same headers and words.
"""

import secrets
from collections.abc import Sequence
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
from shared.identity.tokens import token_hash
from shared.messages.base import Language
from shared.web import i18n
from shared.web.errors import NOT_REACHED, on_error
from shared.web.i18n import LANGUAGE_COOKIE

WITHOUT_IDENTITY = ("/static", "/health")


class IdentityMiddleware(ASGIMiddleware):
    """Puts the Actor into scope["user"], the kiosk into scope["kiosk"], and chooses the language: the one picked at the top
    of the page, else the account's, else the browser's, else Kazakh."""

    scopes = (ScopeType.HTTP,)

    async def handle(self, scope: Scope, receive: Receive, send: Send, next_app: ASGIApp) -> None:
        connection = ASGIConnection[Any, Any, Any, Any](scope)
        scope["user"] = None
        scope["kiosk"] = None  # type: ignore[typeddict-unknown-key]  # ours
        scope["kiosk_off"] = False  # type: ignore[typeddict-unknown-key]  # ours
        i18n.use(_language(connection, None))
        if not scope["path"].startswith(WITHOUT_IDENTITY):
            try:
                await _recognise(connection, scope)
            except Exception as error:  # noqa: BLE001 - no outer layer would answer it: a full disk, a database without the latest migrations
                request = Request[Any, Any, Any](scope, receive, send)
                answer = on_error(request, ServiceUnavailableException(str(type(error))) if isinstance(error, NOT_REACHED) else error)
                await answer.to_asgi_response(None, request)(scope, receive, send)
                return
            i18n.use(_language(connection, scope["user"]))
        with acting(_on_behalf_of(connection, scope)):
            await next_app(scope, receive, send)


class HeadersMiddleware(ASGIMiddleware):
    """Security headers, with a nonce of this answer's own for scripts."""

    scopes = (ScopeType.HTTP,)

    def __init__(self, *, images: Sequence[str], forms: Sequence[str], camera: bool, secure: bool) -> None:
        self.images = " ".join(["'self'", "data:", *images])
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
            f"media-src 'self' blob:; connect-src 'self'; form-action {self.forms}; manifest-src 'self'; worker-src 'self'; "
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


async def _recognise(connection: ASGIConnection[Any, Any, Any, Any], scope: Scope) -> None:
    """The person or the kiosk behind the cookies."""
    now = clock.now()
    if token := connection.cookies.get(sessions.COOKIE):
        scope["user"] = await sessions.signed_in(token, now=now)
    if token := connection.cookies.get(kiosks.COOKIE):
        device = await kiosks.enrolled(token, now=now)
        scope["kiosk"] = device  # type: ignore[typeddict-unknown-key]  # ours
        scope["kiosk_off"] = device is None and await kiosks.is_off(token)  # type: ignore[typeddict-unknown-key]  # ours


def _on_behalf_of(connection: ASGIConnection[Any, Any, Any, Any], scope: Scope) -> Acting:
    """Whose rows the database shows: those of the person who is signed in, on a kiosk's pages those of the visitor alone."""
    device, visit = scope["kiosk"], connection.cookies.get(kiosks.VISIT_COOKIE)  # type: ignore[typeddict-item]  # ours
    if device is not None and scope["path"].startswith(kiosks.PAGES):
        return Acting("own", actor=device.id, visit=token_hash(visit) if visit else None)
    return acting_for(scope["user"])


def _language(connection: ASGIConnection[Any, Any, Any, Any], user: object) -> Language:
    chosen = connection.cookies.get(LANGUAGE_COOKIE)
    for language in i18n.LANGUAGES:
        if chosen == language:
            return language
    own: Language | None = getattr(user, "language", None)
    return own or i18n.accepted(connection.headers.get("accept-language", "")) or i18n.DEFAULT
