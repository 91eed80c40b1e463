"""Live parts of pages: one LISTEN a process and database, handed on to every open page as server-sent events."""

import asyncio
from collections.abc import AsyncGenerator

import asyncpg
from litestar.response import ServerSentEvent
from litestar.response.sse import ServerSentEventMessage

from shared.db.engine import SafeEngine
from shared.db.notify import notify
from shared.settings import settings

__all__ = ["close_listeners", "end_streams", "notify", "stream"]
HEARTBEAT_SECONDS = 15.0
RETRY_MILLISECONDS = 2000


class _Listener:
    """The process's one connection for a database role, and the pages that wait on it."""

    def __init__(self, db: SafeEngine) -> None:
        self.db = db
        self.connection: asyncpg.Connection | None = None
        self.waiting: dict[str, set[asyncio.Event]] = {}
        self.lock = asyncio.Lock()
        self.ending = False

    async def join(self, channel: str) -> asyncio.Event:
        async with self.lock:
            if self.connection is None or self.connection.is_closed():
                self.connection = await asyncpg.connect(settings().role_dsn(self.db.role))
                self.connection.add_termination_listener(self._lost)
                for known in self.waiting:
                    await self.connection.add_listener(known, self._notify)
            if channel not in self.waiting:
                self.waiting[channel] = set()
                await self.connection.add_listener(channel, self._notify)
            event = asyncio.Event()
            self.waiting[channel].add(event)
            return event

    def leave(self, channel: str, event: asyncio.Event) -> None:
        self.waiting.get(channel, set()).discard(event)

    def _notify(self, _connection: object, _pid: object, channel: str, _payload: object) -> None:
        for event in self.waiting.get(channel, set()):
            event.set()

    def _lost(self, _connection: object) -> None:
        """The database hung up: every stream ends, and each browser comes back by itself, at first to what changed meanwhile."""
        self.connection = None
        for events in self.waiting.values():
            for event in events:
                event.set()

    def end(self) -> None:
        """Every stream ends, and none begins."""
        self.ending = True
        for events in self.waiting.values():
            for event in events:
                event.set()

    @property
    def closed(self) -> bool:
        return self.connection is None or self.connection.is_closed()

    async def close(self) -> None:
        if self.connection is not None:
            await self.connection.close()


_listeners: dict[str, _Listener] = {}


def stream(db: SafeEngine, channel: str) -> ServerSentEvent:
    """An event `changed` at every notification and at the start, a heartbeat in between."""
    return ServerSentEvent(_events(db, channel))


def end_streams() -> None:
    """The process is about to end: its pages come back to another one, or to it when it is there again."""
    for listener in _listeners.values():
        listener.end()


async def close_listeners() -> None:
    """At shutdown."""
    for listener in list(_listeners.values()):
        await listener.close()
    _listeners.clear()


async def _events(db: SafeEngine, channel: str) -> AsyncGenerator[ServerSentEventMessage, None]:
    listener = _listeners.setdefault(db.role, _Listener(db))
    event = await listener.join(channel)
    try:
        yield ServerSentEventMessage(event="changed", data="", retry=RETRY_MILLISECONDS)
        while db.pool is not None and not listener.ending:
            try:
                await asyncio.wait_for(event.wait(), HEARTBEAT_SECONDS)
            except TimeoutError:
                yield ServerSentEventMessage(event="heartbeat", data="")
                continue
            if listener.closed or listener.ending:
                return
            event.clear()
            yield ServerSentEventMessage(event="changed", data="")
    finally:
        listener.leave(channel, event)
