"""All internal names of the product that a description needs: routes and whom they let in, messages, commands, settings."""

import asyncio
import json
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module
from typing import Any
from uuid import UUID

from litestar import Litestar
from litestar.connection import ASGIConnection
from litestar.exceptions import NotAuthorizedException, PermissionDeniedException
from litestar.handlers import HTTPRouteHandler
from pydantic_settings import BaseSettings

from tests.recording.product import EXAMPLES, OUR_OFFICE, SERVICES, create_app, create_gateway


@dataclass(frozen=True)
class Route:
    """One method of one address, and whom its guards let in."""

    service: str
    method: str
    path: str
    guards: tuple[str, ...]
    lets_in: tuple[str, ...]


def routes() -> list[Route]:
    """Every route of the three services and of the gateway."""
    apps: dict[str, Litestar] = {service: create_app(service) for service in SERVICES}
    apps["gateway"] = create_gateway()
    return [
        Route(service, method, route.path, tuple(_guard_name(guard) for guard in handler.resolve_guards()), _lets_in(handler))
        for service, app in apps.items()
        for route in app.routes
        for handler in getattr(route, "route_handlers", ())
        if isinstance(handler, HTTPRouteHandler)
        for method in sorted(handler.http_methods)
        if method not in {"OPTIONS", "HEAD"}
    ]


def _guard_name(guard: Any) -> str:
    """The permission that a guard requires; the guard's own name where it requires none."""
    return str(getattr(guard, "declares", guard.__qualname__))


def _lets_in(handler: HTTPRouteHandler) -> tuple[str, ...]:
    return tuple(name for name, scope in _visitors().items() if asyncio.run(_enters(handler, scope)))


def _visitors() -> dict[str, dict[str, Any]]:
    """Everybody whom a guard may have to check, as the scope of a request."""
    from shared.actors import Actor, Role
    from shared.identity.kiosks import Device

    nobody: dict[str, Any] = {"type": "http", "method": "GET", "path": "/", "headers": [], "user": None, "kiosk": None}
    number = UUID(int=1)
    people = {
        role.value: {**nobody, "user": Actor(number, role.value, role, OUR_OFFICE, number)} for role in Role if role is not Role.KIOSK
    }
    return {"anonymous": nobody, **people, "kiosk": {**nobody, "kiosk": Device(number, "kiosk", OUR_OFFICE)}}


async def _enters(handler: HTTPRouteHandler, scope: dict[str, Any]) -> bool:
    connection: ASGIConnection[Any, Any, Any, Any] = ASGIConnection(scope)  # type: ignore[arg-type]  # what guards read of a scope
    try:
        for guard in handler.resolve_guards():
            await guard(connection, handler)  # type: ignore[misc]  # ours are all coroutine functions
    except (NotAuthorizedException, PermissionDeniedException):
        return False
    return True


def staff_roles() -> list[str]:
    """Every role of a person."""
    from shared.actors import Role

    return [role.value for role in Role if role is not Role.KIOSK]


def messages() -> Iterator[tuple[str, dict[str, Any]]]:
    """(type, its whole contract) of each message."""
    from shared.messages.base import all_message_types

    for name, kind in all_message_types().items():
        yield (
            name,
            {
                "version": name.rpartition(".")[2],
                "sender": kind.sender,
                "receiver": kind.receiver,
                "schema": kind.model_json_schema(),
                "example": json.loads((EXAMPLES / f"{name}.json").read_text()),
            },
        )


def command() -> Any:
    """The `oralu` command with everything that services add to it, as typer's application."""
    from infra import cli
    from infra.contributed import add_commands

    add_commands(cli.app, cli._data)
    return cli.app


def settings_classes() -> dict[str, type[BaseSettings]]:
    """The class of settings that all share, and the one of each service, which adds its own."""
    from shared.settings import OraluSettings

    owners: dict[str, type[BaseSettings]] = {"shared": OraluSettings}
    for service in SERVICES:
        module = import_module(f"services.{service}.settings")
        owners[service] = next(found for found in vars(module).values() if _is_own_settings(found, OraluSettings))
    return owners


def _is_own_settings(found: object, base: type) -> bool:
    return isinstance(found, type) and issubclass(found, base) and found is not base
