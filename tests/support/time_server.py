"""A time-stamping authority on a port of this machine, which answers as a test says."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

QUERY, REPLY = "application/timestamp-query", "application/timestamp-reply"


@dataclass
class Reply:
    """What the server sends for a request."""

    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=lambda: {"Content-Type": REPLY})
    never: bool = False
    """Nothing comes."""
    drips: bool = False
    """One byte after the other comes, without an end."""


Answer = Callable[[bytes], Reply]


@dataclass
class TimeServer:
    """The address, and the content types of the requests that came."""

    url: str
    asked: list[str]


@contextmanager
def time_server(answer: Answer) -> Iterator[TimeServer]:
    """Serve while the block lasts."""
    asked: list[str] = []
    over = threading.Event()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            asked.append(self.headers["Content-Type"])
            reply = answer(self.rfile.read(int(self.headers["Content-Length"])))
            if reply.never:
                over.wait()
                return
            self.send_response(reply.status)
            for name, value in reply.headers.items():
                self.send_header(name, value)
            if not reply.drips:
                self.send_header("Content-Length", str(len(reply.body)))
            self.end_headers()
            self._send(reply)

        def _send(self, reply: Reply) -> None:
            try:
                self.wfile.write(reply.body)
                while reply.drips and not over.wait(0.01):
                    self.wfile.write(b"0")
            except OSError:  # the other side has gone
                self.close_connection = True

        def log_message(self, *_: object) -> None:
            """Nothing on the screen of the tests."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield TimeServer(f"http://127.0.0.1:{server.server_address[1]}/", asked)
    finally:
        over.set()
        server.shutdown()
        thread.join()
        server.server_close()
