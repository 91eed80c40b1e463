"""Keeps what was typed when a form could not be saved, so that a change of the language or a new sign-in leads back to it.

A form is sent to an address that often has no page of its own. So the page on which it stands is taken from the browser (Referer), or,
where the form was sent from the answer to its own last sending, from what was kept then.
"""

from typing import Any, cast, get_args
from urllib.parse import urlsplit
from uuid import UUID

import asyncpg
from litestar import Request
from litestar.datastructures import UploadFile
from litestar.enums import RequestEncodingType, ScopeType
from litestar.middleware import ASGIMiddleware
from litestar.types import ASGIApp, Empty, Message, Receive, ReceiveMessage, Scope, Send
from litestar.utils.scope.state import ScopeState

from shared import clock
from shared.application import kept_forms
from shared.identity import sessions
from shared.identity.cookies import read_cookie
from shared.logs import log
from shared.messages.base import ServiceName
from shared.web.errors import MACHINES, NOT_REACHED, sign_in_path
from shared.web.kept import MARK, SCOPE_ASKED, SCOPE_ERRORS, SCOPE_FORM, SCOPE_PAGE, KeptForm, marked, unmarked

KEPT = tuple(f"/{service}/kept" for service in get_args(ServiceName))
NOT_KEPT = (*MACHINES, "/kiosk", "/sign-in", "/sign-out", "/language", *KEPT, "/static")
FORMS = (RequestEncodingType.URL_ENCODED, RequestEncodingType.MULTI_PART)
NOT_SAVED = (401, 409, 422)
OURS = ("_csrf_token", "sure")
Web = Request[Any, Any, Any]


class KeepingMiddleware(ASGIMiddleware):
    """Stands inside IdentityMiddleware, which knows who is there."""

    scopes = (ScopeType.HTTP,)

    def __init__(self, service: ServiceName) -> None:
        self.service = service

    async def handle(self, scope: Scope, receive: Receive, send: Send, next_app: ASGIApp) -> None:
        request = Web(scope, receive, send)
        noted = cast("dict[str, Any]", scope)
        method = noted["method"]
        if scope["path"].startswith(NOT_KEPT):
            await next_app(scope, receive, send)
        elif method == "GET" and scope.get("user") is not None and MARK in request.query_params:
            noted[SCOPE_FORM] = await kept_forms.kept_on(scope["user"].id, self.service, scope["path"], now=clock.now())
            await next_app(scope, receive, send)
        elif method == "POST" and request.content_type[0] in FORMS and (sender := await _sender(request)) is not None:
            page = await self._page(request, sender)
            noted[SCOPE_PAGE] = marked(page)
            answer = _Answer(request, send, self.service, sender, page)
            await next_app(scope, answer.receive, answer)
        else:
            await next_app(scope, receive, send)

    async def _page(self, request: Web, sender: UUID) -> str:
        path = request.scope["path"]
        came_from = urlsplit(request.headers.get("referer", ""))
        if came_from.netloc == request.headers.get("host") and came_from.path not in ("", path) and came_from.path.isprintable():
            return unmarked(f"{came_from.path}?{came_from.query}")
        return await kept_forms.page_of(sender, self.service, path, now=clock.now()) or path


class _Answer:
    """The answer on its way: what could not be saved is kept before it is sent."""

    def __init__(self, request: Web, send: Send, service: ServiceName, sender: UUID, page: str) -> None:
        self.request, self.send, self.service, self.sender, self.page = request, send, service, sender, page
        self.swallowed = self.begun = False

    async def receive(self) -> ReceiveMessage:
        """What the browser sends. A body that was read otherwise than as a form cannot be read again."""
        self.begun = True
        return await self.request.receive()

    async def __call__(self, message: Message) -> None:
        if message["type"] != "http.response.start":
            if not self.swallowed:
                await self.send(message)
            return
        status = message["status"]
        try:
            if status in NOT_SAVED or SCOPE_ASKED in self.request.scope:
                await self._keep()
            elif status < 400 and f"{MARK}=1" in self.request.headers.get("referer", ""):
                await kept_forms.forget(self.sender, self.service, self.request.scope["path"])
        except (*NOT_REACHED, asyncpg.PostgresError) as error:
            log.warning("form_not_kept", error=type(error).__name__)
        if status == 401 and self.request.headers.get("hx-request") != "true":
            await self._sign_in_first()
        else:
            await self.send(message)

    async def _keep(self) -> None:
        if self.begun and ScopeState.from_scope(self.request.scope).form is Empty:
            return
        fields = await typed_fields(self.request)
        errors = cast("dict[str, Any]", self.request.scope).get(SCOPE_ERRORS, {})
        kept = KeptForm(self.page, self.request.scope["path"], fields, errors)
        await kept_forms.keep(self.sender, self.service, kept, now=clock.now())

    async def _sign_in_first(self) -> None:
        self.swallowed = True
        target = sign_in_path(marked(self.page))
        await self.send({"type": "http.response.start", "status": 303, "headers": [(b"location", target.encode())]})
        await self.send({"type": "http.response.body", "body": b"", "more_body": False})


async def typed_fields(request: Web) -> dict[str, list[str]]:
    """What was typed into a form, without its files and without the fields that are ours."""
    form = await request.form()
    names = [name for name in form if name not in OURS]
    texts = {name: [str(one).replace("\r\n", "\n") for one in form.getall(name) if not isinstance(one, UploadFile)] for name in names}
    return {name: values for name, values in texts.items() if values}


async def _sender(request: Web) -> UUID | None:
    """Who sends the form: who is signed in, or whose session ended meanwhile."""
    if request.scope.get("user") is not None:
        account: UUID = request.scope["user"].id
        return account
    token = read_cookie(request, sessions.COOKIE)
    return await sessions.account_behind(token, now=clock.now()) if token else None
