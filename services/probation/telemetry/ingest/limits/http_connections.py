"""The gateway's HTTP connections: bounded for each address and in all, and closed when they bring no request in time."""

from __future__ import annotations

from asyncio import TimerHandle, Transport

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from services.probation.telemetry.ingest.limits.connections import Place, State
from services.probation.telemetry.ingest.limits.limits import limits

LONGEST_HEAD = 65_536


class LimitedHttp(HttpToolsProtocol):
    """HTTP/1.1 with a place in the table of connections.

    From the beginning, and from the end of each answer, until the next request's head is whole, `first_message_seconds` may pass,
    however many bytes arrive meanwhile. The time for a body is the handler's.
    """

    place: Place | None = None
    deadline: TimerHandle | None = None
    head_bytes = 0

    def connection_made(self, transport: Transport) -> None:  # type: ignore[override]  # as uvicorn does
        """Take a place, or close at once."""
        bounds = limits()
        address = transport.get_extra_info("peername")
        who, each = bounds.share(str(address[0]) if address else "", bounds.http)
        super().connection_made(transport)
        self.place = bounds.http.enter(who, each, transport.abort)
        if self.place is None:
            transport.abort()
        else:
            self._await_head()

    def connection_lost(self, exc: Exception | None) -> None:
        """Leave the place."""
        self._stop_waiting()
        if self.place is not None:
            self.place.leave()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """A head that is too long ends the connection: the parser itself has no bound."""
        self.head_bytes += len(data)
        super().data_received(data)
        if self.deadline is not None and self.head_bytes > LONGEST_HEAD:
            self.transport.abort()

    def on_headers_complete(self) -> None:
        """The head came in time. One that came while another request is in work waits with it."""
        self._stop_waiting()
        if self.place is not None and self.place.state != State.WORKING:
            self._move(State.READING)
        super().on_headers_complete()

    def on_body(self, body: bytes) -> None:
        """What belongs to a body is not part of a head."""
        self.head_bytes = 0
        super().on_body(body)

    def on_message_complete(self) -> None:
        """The request is whole: while it is in work, it makes place for nobody."""
        if not self.cycle.response_complete:
            self._move(State.WORKING)
        super().on_message_complete()

    def on_response_complete(self) -> None:
        """The next head is awaited, unless it came already; what is left of an answered request's body counts for nothing."""
        if not self.pipeline:
            self._move(State.IDLE)
            self._await_head()
        super().on_response_complete()

    def _await_head(self) -> None:
        self._stop_waiting()
        self.head_bytes = 0
        self.deadline = self.loop.call_later(limits().chosen.first_message_seconds, self.transport.abort)

    def _stop_waiting(self) -> None:
        if self.deadline is not None:
            self.deadline.cancel()
            self.deadline = None

    def _move(self, state: State) -> None:
        if self.place is not None:
            self.place.move(state)
