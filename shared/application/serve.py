"""Serve one web application: `python -m shared.application.serve services.probation.app:create_app --host 0.0.0.0 --port 8001`.

As `uvicorn --factory` does, but at SIGTERM the live pages' streams end first. uvicorn waits for every open answer before it ends, and a
stream has no end of its own: with one open page a process would be killed instead.
"""

import argparse
import socket

import uvicorn

from shared.process_secrets import require_own_secrets
from shared.web import live

GRACE_SECONDS = 3
"""For answers that are being made; less than what compose and Kubernetes give a process before they kill it."""


class Server(uvicorn.Server):
    """Ends the streams as soon as it is told to end."""

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        live.end_streams()
        await super().shutdown(sockets)


def main() -> None:
    """Serve until told to stop."""
    asked = argparse.ArgumentParser()
    asked.add_argument("factory", help="module:function that makes the application")
    asked.add_argument("--host", default="127.0.0.1")
    asked.add_argument("--port", type=int, required=True)
    asked.add_argument("--log-level", default="info")
    chosen = asked.parse_args()
    require_own_secrets()
    Server(config(chosen.factory, host=chosen.host, port=chosen.port, log_level=chosen.log_level)).run()


def config(factory: str, *, host: str, port: int, log_level: str = "info") -> uvicorn.Config:
    """How an application is served. A request keeps the peer's address: who is behind a proxy, `shared.web.addresses` alone decides."""
    return uvicorn.Config(
        factory,
        factory=True,
        host=host,
        port=port,
        log_level=log_level,
        access_log=False,
        proxy_headers=False,
        timeout_graceful_shutdown=GRACE_SECONDS,
    )


if __name__ == "__main__":
    main()
