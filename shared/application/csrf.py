"""The CSRF cookie after a new master key: one that an older key signed is left out, and the answer sets a new one."""

import hmac

from litestar.enums import ScopeType
from litestar.middleware import ASGIMiddleware
from litestar.middleware.csrf import CSRF_SECRET_LENGTH, generate_csrf_hash
from litestar.types import ASGIApp, Receive, Scope, Send

from shared.web.pages import CSRF_COOKIE

PREFIX = f"{CSRF_COOKIE}=".encode()


class CsrfCookieMiddleware(ASGIMiddleware):
    """Litestar keeps whatever cookie there is: a browser would be refused until it forgot it."""

    scopes = (ScopeType.HTTP,)

    def __init__(self, secret: str) -> None:
        self.secret = secret

    async def handle(self, scope: Scope, receive: Receive, send: Send, next_app: ASGIApp) -> None:
        scope["headers"] = [(name, self._kept(value) if name == b"cookie" else value) for name, value in scope["headers"]]
        await next_app(scope, receive, send)

    def _kept(self, cookies: bytes) -> bytes:
        parts = [part.strip() for part in cookies.split(b";")]
        return b"; ".join(part for part in parts if not part.startswith(PREFIX) or self._signed(part.removeprefix(PREFIX)))

    def _signed(self, token: bytes) -> bool:
        text = token.decode("latin-1").strip('"')
        digest = generate_csrf_hash(token=text[:CSRF_SECRET_LENGTH], secret=self.secret)
        return hmac.compare_digest(text[CSRF_SECRET_LENGTH:].encode(), digest.encode())
