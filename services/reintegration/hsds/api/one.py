"""One object of the API by its id."""

from uuid import UUID

from litestar import Response, get
from litestar.exceptions import NotFoundException
from litestar.params import FromPath, FromQuery
from litestar.types import ControllerRouterHandler

from services.reintegration.hsds.api import objects
from services.reintegration.hsds.api.answers import answer
from services.reintegration.hsds.api.limit import within_limit
from services.reintegration.hsds.writing.cells import HsdsRow
from shared.web.guards import public
from shared.web.request import Web


@get("/hsds/services/{hsds_id:uuid}", guards=[public], before_request=within_limit)
async def service(request: Web, hsds_id: FromPath[UUID]) -> Response[bytes]:
    """A service with everything that belongs to it."""
    return _one(request, await objects.services([str(hsds_id)], full=True))


@get("/hsds/organizations/{hsds_id:uuid}", guards=[public], before_request=within_limit)
async def organisation(request: Web, hsds_id: FromPath[UUID], full_service: FromQuery[bool] = False) -> Response[bytes]:
    """An organisation with its services."""
    found = await objects.organisations([str(hsds_id)], full=True, with_services=True, whole_services=full_service)
    return _one(request, found)


@get("/hsds/locations/{hsds_id:uuid}", guards=[public], before_request=within_limit)
async def location(request: Web, hsds_id: FromPath[UUID]) -> Response[bytes]:
    """A place."""
    return _one(request, await objects.locations([str(hsds_id)]))


@get("/hsds/service_at_locations/{hsds_id:uuid}", guards=[public], before_request=within_limit)
async def service_at_location(request: Web, hsds_id: FromPath[UUID]) -> Response[bytes]:
    """A service at a place."""
    return _one(request, await objects.services_at_locations([str(hsds_id)], full=True))


@get("/hsds/taxonomies/{hsds_id:uuid}", guards=[public], before_request=within_limit)
async def taxonomy(request: Web, hsds_id: FromPath[UUID]) -> Response[bytes]:
    """A taxonomy."""
    return _one(request, await objects.plain("taxonomy", [str(hsds_id)]))


@get("/hsds/taxonomy_terms/{hsds_id:uuid}", guards=[public], before_request=within_limit)
async def taxonomy_term(request: Web, hsds_id: FromPath[UUID]) -> Response[bytes]:
    """A term of a taxonomy."""
    return _one(request, await objects.plain("taxonomy_term", [str(hsds_id)]))


def _one(request: Web, found: list[HsdsRow]) -> Response[bytes]:
    if not found:
        raise NotFoundException
    return answer(request, found[0])


route_handlers: list[ControllerRouterHandler] = [service, organisation, location, service_at_location, taxonomy, taxonomy_term]
