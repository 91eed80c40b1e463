"""Live parts of pages: one LISTEN a process and database, handed on to every open page as server-sent events.

What a page asks for by itself (its stream, the part that it fetches at each event) is marked with `opt=BY_ITSELF`: it does not count as
use of the session. A stream ends with the session that opened it.
"""

import asyncio
from collections.abc import AsyncGenerator, Awaitable, Callable
from dataclasses import dataclass
from typing import Any, cast

import asyncpg
from litestar import Request
from litestar.response import ServerSentEvent
from litestar.response.sse import ServerSentEventMessage

from shared.db.engine import SafeEngine, engine
from shared.db.notify import notify
from shared.settings import settings

__all__ = ["BY_ITSELF", "SCOPE_LIVES", "SESSION_ENDED", "Lives", "close_listeners", "end_streams", "notify", "stream"]
HEARTBEAT_SECONDS = 15.0
RETRY_MILLISECONDS = 2000
ASKED_BY_ITSELF = "oralu_by_itself"
BY_ITSELF = {ASKED_BY_ITSELF: True}
"""The `opt` of a route that pages ask for without anybody doing anything."""
SESSION_ENDED = "oralu_session_ended"
"""The channel of the role identity on which every end of a session is told, with the id of its account or kiosk."""
SCOPE_LIVES = "oralu_lives"
ANYBODY = None


@dataclass(frozen=True)
class Lives:
    """The session of a request, put into the scope as SCOPE_LIVES: whose it is, and whether it is there still."""

    whose: str
    still: Callable[[], Awaitable[bool]]


class _Listener:
    """The process's one connection for a database role, and the pages that wait on it."""

    def __init__(self, db: SafeEngine) -> None:
        self.db = db
        self.connection: asyncpg.Connection | None = None
        self.waiting: dict[str, dict[asyncio.Event, str | None]] = {}
        self.lock = asyncio.Lock()
        self.ending = False

    async def join(self, channel: str, event: asyncio.Event, about: str | None = ANYBODY) -> None:
        """`event` is set at each notification; with `about`, at those about it alone."""
        async with self.lock:
            if self.connection is None or self.connection.is_closed():
                self.connection = await asyncpg.connect(settings().role_dsn(self.db.role))
                self.connection.add_termination_listener(self._lost)
                for known in self.waiting:
                    await self.connection.add_listener(known, self._notify)
            if channel not in self.waiting:
                self.waiting[channel] = {}
                await self.connection.add_listener(channel, self._notify)
            self.waiting[channel][event] = about

    def leave(self, channel: str, event: asyncio.Event) -> None:
        self.waiting.get(channel, {}).pop(event, None)

    def _notify(self, _connection: object, _pid: object, channel: str, told: object) -> None:
        for event, about in self.waiting.get(channel, {}).items():
            if about is ANYBODY or about == told:
                event.set()

    def _lost(self, _connection: object) -> None:
        """The database hung up: every stream ends, and each browser comes back by itself, at first to what changed meanwhile."""
        self.connection = None
        self._wake()

    def end(self) -> None:
        """Every stream ends, and none begins."""
        self.ending = True
        self._wake()

    def _wake(self) -> None:
        for events in self.waiting.values():
            for event in events:
                event.set()

    @property
    def over(self) -> bool:
        return self.ending or self.connection is None or self.connection.is_closed()

    async def close(self) -> None:
        if self.connection is not None:
            await self.connection.close()


_listeners: dict[str, _Listener] = {}


def stream(request: Request[Any, Any, Any], db: SafeEngine, channel: str) -> ServerSentEvent:
    """An event `changed` at every notification and at the start, a heartbeat in between; `ended` at the end of the session."""
    return ServerSentEvent(_events(db, channel, cast("dict[str, Any]", request.scope).get(SCOPE_LIVES)))


def end_streams() -> None:
    """The process is about to end: its pages come back to another one, or to it when it is there again."""
    for listener in _listeners.values():
        listener.end()


async def close_listeners() -> None:
    """At shutdown."""
    for listener in list(_listeners.values()):
        await listener.close()
    _listeners.clear()


async def _events(db: SafeEngine, channel: str, session: Lives | None) -> AsyncGenerator[ServerSentEventMessage, None]:
    event = asyncio.Event()
    joined: list[tuple[_Listener, str, str | None]] = [(_listener(db), channel, ANYBODY)]
    if session is not None:
        joined.append((_listener(engine("identity")), SESSION_ENDED, session.whose))
    try:
        for listener, heard, about in joined:
            await listener.join(heard, event, about)
        name, retry = "changed", RETRY_MILLISECONDS
        while db.pool is not None and not any(listener.over for listener, *_ in joined):
            if session is not None and not await session.still():
                yield ServerSentEventMessage(event="ended", data="")
                return
            yield ServerSentEventMessage(event=name, data="", retry=retry or None)
            name, retry = await _next(event), 0
    finally:
        for listener, heard, _ in joined:
            listener.leave(heard, event)


async def _next(event: asyncio.Event) -> str:
    """What there is to tell: that something changed, or after some seconds without a change that we are here still."""
    try:
        await asyncio.wait_for(event.wait(), HEARTBEAT_SECONDS)
    except TimeoutError:
        return "heartbeat"
    event.clear()
    return "changed"


def _listener(db: SafeEngine) -> _Listener:
    return _listeners.setdefault(db.role, _Listener(db))
