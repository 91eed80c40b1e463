"""How often one address may ask: looked at before each answer."""

from datetime import timedelta

from litestar.exceptions import TooManyRequestsException

from services.reintegration.settings import settings
from shared import clock
from shared.identity.limits import buckets
from shared.identity.limits.buckets import Bucket
from shared.web.addresses import client_site
from shared.web.request import Web


async def within_limit(request: Web) -> None:
    """429 with the seconds after which to go on."""
    most = settings().hsds_requests
    again = timedelta(minutes=1) / most
    if not await buckets.take(Bucket(most, again), f"hsds {client_site(request)}", now=clock.now()):
        raise TooManyRequestsException(headers={"retry-after": str(max(1, round(again.total_seconds())))})
