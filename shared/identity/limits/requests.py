"""How often one account may search or export, by guards beside those that say who may enter.

Counted by account and route: a session of its own would be had anew by signing in again. What is over the limit is answered with a page
that says when to go on (429), and an administrator and the auditors see it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from litestar.connection import ASGIConnection
from litestar.exceptions import TooManyRequestsException
from litestar.handlers.base import BaseRouteHandler
from litestar.types import Guard

from shared import clock
from shared.actors import Actor
from shared.identity.limits import alarms, buckets
from shared.identity.limits.alarms import AlarmKind
from shared.identity.limits.buckets import Bucket
from shared.settings import settings
from shared.web.addresses import client_address

Connection = ASGIConnection[Any, Actor | None, Any, Any]
SEARCHED = ("q", "search")
"""Query parameters that hold what is searched for; without one a page of a list is shown, and does not count."""


@dataclass(frozen=True)
class Limit:
    """What is limited, how often one account may do it at once on one route, and after how long once more."""

    kind: AlarmKind
    most: Callable[[], int]
    again: timedelta


def limited(limit: Limit) -> Guard:
    """A guard to stand after the one that says who may enter."""

    async def guard(connection: Connection, handler: BaseRouteHandler) -> None:
        if connection.user is None or not _counts(connection, limit.kind):
            return
        place, now = f"{connection.scope['method']} {min(handler.paths)}", clock.now()  # type: ignore[typeddict-item]  # HTTP alone
        if await buckets.take(Bucket(limit.most(), limit.again), f"{limit.kind} {place} {connection.user.id}", now=now):
            return
        await alarms.raise_alarm(limit.kind, account=connection.user.id, address=client_address(connection), place=place, now=now)
        raise TooManyRequestsException(headers={"retry-after": str(int(limit.again.total_seconds()))})

    return guard


def _counts(connection: Connection, kind: AlarmKind) -> bool:
    if kind is not AlarmKind.SEARCH or connection.scope["method"] == "POST":  # type: ignore[typeddict-item]  # HTTP alone
        return True
    return any((connection.query_params.get(name) or "").strip() for name in SEARCHED)


EXPORTS = limited(Limit(AlarmKind.EXPORT, lambda: settings().exports_of_an_account, timedelta(minutes=3)))
"""Files with data of people or of the system."""
SEARCHES = limited(Limit(AlarmKind.SEARCH, lambda: settings().searches_of_an_account, timedelta(seconds=2)))
"""Somebody who looks for people does not reach it; a program that tries one number after another does."""
