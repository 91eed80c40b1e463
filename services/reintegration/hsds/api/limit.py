"""How often one address may ask: a guard beside the one that lets everybody in."""

from datetime import timedelta
from typing import Any

from litestar.connection import ASGIConnection
from litestar.exceptions import TooManyRequestsException
from litestar.handlers.base import BaseRouteHandler

from services.reintegration.settings import settings
from shared import clock
from shared.identity.limits import buckets
from shared.identity.limits.buckets import Bucket
from shared.web.addresses import client_site


async def limited_by_address(connection: ASGIConnection[Any, Any, Any, Any], _: BaseRouteHandler) -> None:
    """429 with the seconds after which to go on."""
    most = settings().hsds_requests
    again = timedelta(minutes=1) / most
    if not await buckets.take(Bucket(most, again), f"hsds {client_site(connection)}", now=clock.now()):
        raise TooManyRequestsException(headers={"retry-after": str(max(1, round(again.total_seconds())))})
