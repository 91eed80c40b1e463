"""From where a request comes."""

from typing import Any

from litestar.connection import ASGIConnection


def client_address(connection: ASGIConnection[Any, Any, Any, Any]) -> str:
    """The peer's address; empty where it has none."""
    return connection.client.host if connection.client is not None else ""
