"""Errors: a page that says what happened, what was kept and what to do; problem details (RFC 9457) for machines."""

from typing import Any, cast
from urllib.parse import quote

import asyncpg
from litestar import Request, Response
from litestar.exceptions import HTTPException, PermissionDeniedException
from litestar.response import Redirect
from litestar.types import Empty
from litestar.utils.scope.state import ScopeState

from shared.logs import log
from shared.web.i18n import gettext
from shared.web.pages import SCOPE_CSRF, local_path, page, path_of

MACHINES = ("/telemetry", "/api", "/health", "/hsds")
NOT_REACHED = (
    OSError,
    asyncpg.InterfaceError,
    asyncpg.PostgresConnectionError,
    asyncpg.TooManyConnectionsError,
    asyncpg.CannotConnectNowError,
    asyncpg.AdminShutdownError,
)
"""What asyncpg raises while the database is not available."""
LOST_TO_ANOTHER = (asyncpg.DeadlockDetectedError, asyncpg.SerializationError)
"""The transaction was rolled back because of another one; it may succeed if it is repeated."""
NOT_STORABLE = (asyncpg.CharacterNotInRepertoireError, asyncpg.UntranslatableCharacterError)
"""A character that PostgreSQL cannot store in a text (U+0000): the sender is told so, whichever field contains it."""


class LedElsewhere(Exception):
    """The reader must go to another page first, at `address`."""

    def __init__(self, address: str) -> None:
        super().__init__(address)
        self.address = address


class FormOfAnotherSession(PermissionDeniedException):
    """The form does not come from a page of this browser's session: it is older than a sign-in or sign-out, or somebody else's."""


def words(status: int) -> tuple[str, str]:
    """(what happened, what to do) for an HTTP status."""
    known = {
        400: (gettext("We could not read that"), gettext("Nothing was changed. Go back, check what you entered and send it again.")),
        401: (gettext("You are not signed in"), gettext("Nothing was changed. Sign in and try again.")),
        403: (gettext("You may not open this page"), gettext("Nothing was changed. If you need it for your work, ask your administrator.")),
        404: (gettext("We did not find this page"), gettext("Nothing was changed. Check the address, or go to the start page.")),
        405: (gettext("This page cannot be used like that"), gettext("Nothing was changed. Go back and try again.")),
        409: (
            gettext("Somebody else has already changed this"),
            gettext("Your change was not made. Open the page again to see how things stand now."),
        ),
        413: (gettext("The file is too large"), gettext("Nothing was changed. Send a smaller file.")),
        422: (gettext("Something is missing or wrong"), gettext("Nothing was changed. Go back, check what you entered and send it again.")),
        429: (
            gettext("Too many requests in a short time"),
            gettext("Nothing was changed. Wait a few minutes and try again. An administrator can see that this limit was reached."),
        ),
        503: (gettext("The system is not ready"), gettext("What you had saved is kept. Try again in a minute.")),
    }
    return known.get(status, (gettext("Something went wrong on our side"), gettext("What you had saved is kept. Try again in a minute.")))


def of_another_session() -> tuple[str, str]:
    """The same for a form that was opened before somebody signed in or out in this browser."""
    todo = gettext("Nothing was changed. Go back, copy what you typed, open the page again and send it from there.")
    return gettext("This page was opened before you signed in or out"), todo


def on_error(request: Request[Any, Any, Any], error: Exception) -> Response[Any]:
    """Every exception that leaves a handler ends here; none shows its inside."""
    if isinstance(error, LedElsewhere):
        return Redirect(error.address, status_code=303)
    status = _status(error)
    if status >= 500:
        log.error("request_failed", path_template=str(request.scope.get("path_template", "")), exc_info=error)
    what, todo = words(status) if not isinstance(error, FormOfAnotherSession) else of_another_session()
    if _wants_json(request):
        body = {"type": "about:blank", "title": what, "status": status, "detail": _detail(error, todo)}
        return Response(body, status_code=status, media_type="application/problem+json", headers=_later(error))
    if status == 401 and request.headers.get("hx-request") == "true":
        behind = path_of(request.headers.get("hx-current-url", ""))
        return Response("", status_code=401, media_type="text/html", headers={"hx-redirect": sign_in_path(behind)})
    if status == 401 and request.method == "GET":
        query = request.scope["query_string"].decode("latin-1")
        return Redirect(sign_in_path(request.url.path + (f"?{query}" if query else "")), status_code=303)
    if status == 403 and request.scope.get("kiosk_off"):
        return Redirect("/kiosk", status_code=303)  # switched off in the middle of a visit: the first page says where to go
    return Response(content=_rendered(request, status, what, todo), status_code=status, media_type="text/html", headers=_later(error))


def sign_in_path(behind: str, path: str = "/sign-in") -> str:
    """The sign-in page, and the page to come back to."""
    target = local_path(behind, "")
    return path + (f"?next={quote(target, safe='')}" if target else "")


def _status(error: Exception) -> int:
    if isinstance(error, HTTPException):
        return error.status_code
    if isinstance(error, NOT_STORABLE):
        return 400
    return 503 if isinstance(error, (*NOT_REACHED, *LOST_TO_ANOTHER)) else 500


def _rendered(request: Request[Any, Any, Any], status: int, what: str, todo: str) -> str:
    state = ScopeState.from_scope(request.scope)
    if state.csrf_token is Empty and (token := cast("dict[str, Any]", request.scope).get(SCOPE_CSRF)):
        state.csrf_token = token  # where no route was found nobody has put it there; the page still signs out
    template = page(request, "error.html", status=status, what=what, todo=todo)
    assert request.app.template_engine is not None
    assert template.template_name is not None
    return str(request.app.template_engine.get_template(template.template_name).render(template.create_template_context(request)))


def _later(error: Exception) -> dict[str, str]:
    """When to come again, where the error says it."""
    told = (getattr(error, "headers", None) or {}).get("retry-after")
    return {"retry-after": told} if told else {}


def _detail(error: Exception, otherwise: str) -> str:
    extra = getattr(error, "extra", None)
    return str(extra["detail"]) if isinstance(extra, dict) and "detail" in extra else otherwise


def _wants_json(request: Request[Any, Any, Any]) -> bool:
    accept = request.headers.get("accept", "")
    if request.app.template_engine is None:
        return True  # the bracelets' gateway has no pages
    return request.url.path.startswith(MACHINES) or ("application/json" in accept and "text/html" not in accept)
