"""The web applications as they would be if nobody recorded who looks at whom: what recording costs is measured against them.

The product itself has no such switch. `oralu bench web` alone starts these.
"""

from litestar import Litestar
from litestar.types import ASGIApp, Receive, Scope, Send

from services.probation.app import create_app as create_probation
from services.reintegration.app import create_app as create_reintegration
from shared.application.recording import RecordingMiddleware


def probation() -> Litestar:
    """The officer's pages."""
    _pass_by()
    return create_probation()


def reintegration() -> Litestar:
    """The desk's pages."""
    _pass_by()
    return create_reintegration()


async def _straight(_: RecordingMiddleware, scope: Scope, receive: Receive, send: Send, next_app: ASGIApp) -> None:
    await next_app(scope, receive, send)


def _pass_by() -> None:
    """In this process, requests are answered without the middleware that records them."""
    RecordingMiddleware.handle = _straight  # type: ignore[method-assign, assignment]  # the point of this module
