"""A live page's stream, read while it is open: the client of the other tests waits for the end of an answer."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any, cast

import httpx

PATIENCE = 12.0
"""Seconds until a stream that tells nothing fails the test: less than a heartbeat, so that what is to end at once does not end by one."""


class Stream:
    """What has come so far. `status` is that of the answer."""

    def __init__(self) -> None:
        self.status = 0
        self.text = ""
        self.over = False
        self._news = asyncio.Condition()

    async def take(self, message: Any) -> None:
        """The application's `send`."""
        async with self._news:
            if message["type"] == "http.response.start":
                self.status = message["status"]
            else:
                self.text += message.get("body", b"").decode()
                self.over = not message.get("more_body", False)
            self._news.notify_all()

    async def told(self, event: str, times: int = 1) -> None:
        """Wait until the event has come so often."""
        await self._until(lambda: self.text.count(f"event: {event}") >= times)

    async def ended(self) -> None:
        """Wait for the end of the stream."""
        await self._until(lambda: self.over)

    async def _until(self, reached: Any) -> None:
        async with asyncio.timeout(PATIENCE), self._news:
            await self._news.wait_for(reached)


@asynccontextmanager
async def listening(client: httpx.AsyncClient, path: str) -> AsyncIterator[Stream]:
    """Open the stream at `path` in this browser; its browser goes away at the end."""
    transport = cast("httpx.ASGITransport", client._transport)
    stream, gone = Stream(), asyncio.Event()
    cookies = "; ".join(f"{cookie.name}={cookie.value}" for cookie in client.cookies.jar)
    headers = [(b"host", client.base_url.netloc), (b"accept", b"text/event-stream"), (b"cookie", cookies.encode())]
    scope: dict[str, Any] = {"type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": "GET", "scheme": "http"}
    scope |= {"path": path, "raw_path": path.encode(), "query_string": b"", "root_path": "", "headers": headers}
    scope |= {"client": ("127.0.0.1", 40000), "server": ("127.0.0.1", 8001)}
    asked = False

    async def receive() -> dict[str, Any]:
        nonlocal asked
        if asked:
            await gone.wait()
            return {"type": "http.disconnect"}
        asked = True
        return {"type": "http.request", "body": b"", "more_body": False}

    running = asyncio.ensure_future(transport.app(scope, receive, stream.take))
    try:
        yield stream
    finally:
        gone.set()
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)
