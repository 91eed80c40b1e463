"""Records who looked at whom, before the answer leaves (infra/adr/0035-every-look-is-recorded.md).

Stands around the routes themselves, so that no handler can forget it: the persons come from the address, from the rows in the page's
context (`shared.access.seen`), or from the service's `owners`, which say whose record an id in the address is.
"""

from collections import OrderedDict
from collections.abc import Awaitable, Callable, Collection, Mapping
from contextlib import suppress
from datetime import datetime, timedelta
from typing import Any, cast
from uuid import UUID

import asyncpg
from litestar import Request
from litestar.datastructures import Headers
from litestar.enums import ScopeType
from litestar.exceptions import ServiceUnavailableException
from litestar.middleware import ASGIMiddleware
from litestar.types import ASGIApp, HTTPResponseStartEvent, Message, Receive, Scope, Send

from shared import clock
from shared.access import records, seen
from shared.actors import Actor
from shared.application.recorded_routes.recorded import Recorded
from shared.application.recorded_routes.table import RECORDED
from shared.application.retry import LOST
from shared.logs import log
from shared.messages.base import ServiceName
from shared.web.addresses import client_address
from shared.web.errors import NOT_REACHED, NOT_STORABLE, on_error

Owners = Mapping[str, Callable[[Any], Awaitable[Collection[UUID]]]]
"""By the name of a parameter of an address: whose record it is. Asked where an answer shows nobody, mostly because it was refused."""
ONCE_IN = timedelta(hours=1)
MOST_REMEMBERED = 10_000
"""Pages of which it is remembered whom they have shown."""
KIOSK = "/kiosk"
"""Shows a person to themselves: whoever signed in at this browser before is not who looks."""
Web = Request[Any, Any, Any]


class RecordingMiddleware(ASGIMiddleware):
    """Stands inside RetryMiddleware: what a failed try would have shown is not recorded."""

    scopes = (ScopeType.HTTP,)

    def __init__(self, service: ServiceName, owners: Owners) -> None:
        self.service, self.owners, self.shown = service, owners, _Shown()

    async def handle(self, scope: Scope, receive: Receive, send: Send, next_app: ASGIApp) -> None:
        people, withheld = seen.begin(), False

        async def recorded(message: Message) -> None:
            nonlocal withheld
            if withheld:
                return
            if message["type"] == "http.response.start" and LOST not in scope:
                try:
                    await self._record(scope, people, message)
                except (*NOT_REACHED, asyncpg.PostgresError) as error:
                    withheld = True
                    log.error("answer_not_recorded", path_template=_template(scope), exc_info=error)
                    request = Web(scope, receive, send)
                    answer = on_error(request, ServiceUnavailableException())
                    await answer.to_asgi_response(None, request)(scope, receive, send)
                    return
            await send(message)

        await next_app(scope, receive, recorded)

    async def _record(self, scope: Scope, people: seen.Seen, start: HTTPResponseStartEvent) -> None:
        user, route, status = cast("Actor | None", scope.get("user")), _template(scope), start["status"]
        if user is None or not route or scope["path"].startswith(KIOSK):
            return
        known, now = RECORDED.get(route), clock.now()
        persons = people.persons | await self._named(scope, people, status)
        if not _worth(known, persons, status, start):
            return
        page = (user.id, known.refreshes or route if known else route)
        if known and known.refreshes and status < 400:
            persons = self.shown.new(page, persons, now)
            if not persons:
                return
        await records.note(
            records.AccessRecord(
                records.Event.PAGE,
                now,
                self.service,
                route,
                client_address(Web(scope)),
                Web(scope).method,
                account=user.id,
                role=str(user.role),
                office=user.office,
                persons=tuple(persons),
                status=status,
                reason=people.reason or (known.reason if known else None),
            )
        )
        if status < 400:
            self.shown.remember(page, persons, now)

    async def _named(self, scope: Scope, people: seen.Seen, status: int) -> set[UUID]:
        """The people whose records the address names: always those of `{person}`, the owners of others where nobody else is known."""
        parameters = cast("Mapping[str, object]", scope.get("path_params", {}))
        found: set[UUID] = {value for name, value in parameters.items() if name == seen.PERSON and isinstance(value, UUID)}
        if not found and (status >= 400 or not people.persons):
            for name, value in parameters.items():
                if name in self.owners:
                    with suppress(*NOT_STORABLE):  # then it is nobody's
                        found.update(await self.owners[name](value))
        return found


def _worth(known: Recorded | None, persons: Collection[UUID], status: int, start: HTTPResponseStartEvent) -> bool:
    """Whether the answer is recorded: a stream tells that something changed, never what, and a redirect about nobody shows nothing."""
    if status < 400 and Headers(start["headers"]).get("content-type", "").startswith("text/event-stream"):
        return False
    return bool(persons) or (known is not None and not 300 <= status < 400)


class _Shown:
    """Whom each page (a reader and a route) has shown within the last hour, for its live part. Each process remembers its own."""

    def __init__(self) -> None:
        self._pages: OrderedDict[tuple[UUID, str], dict[UUID, datetime]] = OrderedDict()

    def new(self, page: tuple[UUID, str], persons: Collection[UUID], now: datetime) -> set[UUID]:
        """Those of `persons` whom the page has not shown."""
        known = self._pages.get(page, {})
        return {person for person in persons if person not in known or now - known[person] > ONCE_IN}

    def remember(self, page: tuple[UUID, str], persons: Collection[UUID], now: datetime) -> None:
        """The page has shown them; that is recorded."""
        self._pages.setdefault(page, {}).update(dict.fromkeys(persons, now))
        self._pages.move_to_end(page)
        if len(self._pages) > MOST_REMEMBERED:
            self._pages.popitem(last=False)


def _template(scope: Scope) -> str:
    return str(scope.get("path_template", ""))
