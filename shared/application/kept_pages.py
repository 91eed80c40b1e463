"""A form on the way to another language: what stands in it now is kept, also where it was not sent yet."""

from litestar import Response, post
from litestar.types import ControllerRouterHandler

from shared import clock
from shared.application import kept_forms
from shared.application.keeping import NOT_KEPT, typed_fields
from shared.messages.base import ServiceName
from shared.web.guards import public
from shared.web.kept import KeptForm, marked, unmarked
from shared.web.pages import local_path
from shared.web.request import Web

PAGE, ACTION, ERRORS = "kept_page", "kept_action", "kept_errors"
"""Fields that the script adds: where the form stands, where it is sent, and `yes` where the page says what is wrong with it."""


def handlers(service: ServiceName) -> list[ControllerRouterHandler]:
    """For the script of every page of the service (`app.js`). The path names the service: under one host name each answers its own."""

    @post(f"/{service}/kept", guards=[public], status_code=200)
    async def keep_typed(request: Web) -> Response[str | None]:
        """Keep the form. The answer is the address that shows it again; 204 without one where it is not kept."""
        fields, user = await typed_fields(request), request.scope.get("user")
        page, action, errors = ((fields.pop(name, None) or [""])[0] for name in (PAGE, ACTION, ERRORS))
        page = unmarked(local_path(page, ""))
        if user is None or not page or not local_path(action, "") or page.startswith(NOT_KEPT) or action.startswith(NOT_KEPT):
            return Response(None, status_code=204)
        now = clock.now()
        before = await kept_forms.kept_on(user.id, service, page.partition("?")[0], now=now) if errors == "yes" else None
        form = KeptForm(page, action, fields, before.errors if before and before.action == action else {})
        if not await kept_forms.keep(user.id, service, form, now=now):
            return Response(None, status_code=204)
        return Response(marked(page), media_type="text/plain")

    return [keep_typed]
