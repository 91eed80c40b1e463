"""A page request whose transaction failed because of another one is repeated once, as jobs are: nobody has to press the button again."""

from typing import Any

from litestar import Request, Response
from litestar.enums import ScopeType
from litestar.middleware import ASGIMiddleware
from litestar.types import ASGIApp, Message, Receive, Scope, Send
from litestar.utils.scope.state import CONNECTION_STATE_KEY

from shared.logs import log
from shared.web.errors import LOST_TO_ANOTHER, on_error

LOST, SECOND = "oralu_lost_to_another", "oralu_second_try"


def answer(request: Request[Any, Any, Any], error: Exception) -> Response[Any]:
    """The answer to an error; the first time that a transaction fails, an answer that RetryMiddleware discards."""
    scope: Any = request.scope
    if isinstance(error, LOST_TO_ANOTHER) and SECOND not in scope:
        scope[LOST] = type(error).__name__
        return Response("", status_code=503, media_type="text/plain")
    return on_error(request, error)


class RetryMiddleware(ASGIMiddleware):
    """Keeps the request's body while it is answered; if the transaction failed, the request is handled a second time."""

    scopes = (ScopeType.HTTP,)

    async def handle(self, scope: Scope, receive: Receive, send: Send, next_app: ASGIApp) -> None:
        # Litestar's own state of the first try (that an answer has begun) must not affect the second one.
        state = {name: value for name, value in scope.get("state", {}).items() if name != CONNECTION_STATE_KEY}
        again: Any = {**scope, "state": state, SECOND: True}
        received: list[Any] = []

        async def kept() -> Any:
            received.append(await receive())
            return received[-1]

        async def unless_lost(message: Message) -> None:
            if LOST not in scope:
                await send(message)

        await next_app(scope, kept, unless_lost)
        if LOST not in scope:
            return
        lost: Any = scope
        log.warning("request_tried_again", path_template=str(lost.get("path_template", "")), error=lost[LOST])

        async def given_again() -> Any:
            return received.pop(0) if received else await receive()

        await next_app(again, given_again, send)
