"""Who may enter a route. Every route declares exactly one of these; a test walks them all."""

from typing import Any

from litestar.connection import ASGIConnection
from litestar.exceptions import NotAuthorizedException, PermissionDeniedException
from litestar.handlers.base import BaseRouteHandler
from litestar.types import Guard

from shared.access.permissions import Permission, may
from shared.actors import Actor

Connection = ASGIConnection[Any, Actor | None, Any, Any]


def requires(permission: Permission) -> Guard:
    """Staff who have this permission. Nobody signed in: to the sign-in page; without it: refused."""

    async def guard(connection: Connection, _: BaseRouteHandler) -> None:
        if connection.user is None:
            raise NotAuthorizedException
        if not may(connection.user, permission):
            raise PermissionDeniedException

    guard.declares = permission  # type: ignore[attr-defined]  # read by the tests that walk the routes
    return guard


async def public(connection: Connection, _: BaseRouteHandler) -> None:
    """Anybody: said on purpose, never by forgetting."""


async def requires_kiosk(connection: Connection, _: BaseRouteHandler) -> None:
    """An enrolled kiosk that is not switched off."""
    if connection.scope.get("kiosk") is None:
        raise PermissionDeniedException


async def signed_by_client(connection: Connection, _: BaseRouteHandler) -> None:
    """A machine whose signature the handler itself checks over the body."""


DECLARED = (public, requires_kiosk, signed_by_client)
