"""The lists of HSDS 3.0's API: read by anybody, so often by one address, kept by whoever asks."""

from datetime import UTC, datetime
from typing import Annotated, Literal
from uuid import UUID

import orjson
from litestar import Response, get
from litestar.params import FromQuery, QueryParameter
from litestar.types import ControllerRouterHandler

from services.reintegration.hsds.api import objects, queries
from services.reintegration.hsds.api.answers import answer, lines
from services.reintegration.hsds.api.limit import within_limit
from services.reintegration.hsds.api.one import route_handlers as of_one
from services.reintegration.hsds.api.paging import MOST, MOST_AT_ONCE, Asked, paged
from services.reintegration.hsds.api.queries import Found, ServiceFilter
from services.reintegration.hsds.spec import PUBLISHED
from services.reintegration.hsds.writing.cells import HsdsRow
from services.reintegration.settings import settings
from shared.web.guards import public
from shared.web.request import Web

Page = Annotated[int, QueryParameter(ge=1, le=1_000_000)]
PerPage = Annotated[int, QueryParameter(ge=1, le=MOST)]
Search = Annotated[str, QueryParameter(max_length=200)]
Form = FromQuery[Literal["json", "ndjson"]]
Id = FromQuery[UUID | None]
Since = FromQuery[datetime | None]


@get("/hsds", guards=[public], before_request=within_limit)
async def about(request: Web) -> Response[bytes]:
    """Which version of HSDS this is, and where it is described."""
    address = settings().reintegration_url
    return answer(
        request, {"version": "3.0", "profile": "https://docs.openreferral.org/en/3.0/", "openapi_url": f"{address}/hsds/openapi.json"}
    )


@get("/hsds/openapi.json", guards=[public], before_request=within_limit)
async def openapi(request: Web) -> Response[bytes]:
    """HSDS's published description of the API, with this server's name and address."""
    published = orjson.loads((PUBLISHED / "3.0" / "openapi.json").read_bytes())
    licence = {"name": "CC BY-SA 4.0 (the description); each directory's own licence (the data)"}
    published["info"] = {"title": "Oralu", "version": "3.0", "license": licence}
    published["servers"] = [{"url": f"{settings().reintegration_url}/hsds"}]
    return answer(request, published)


@get("/hsds/services", guards=[public], before_request=within_limit)
async def services(
    request: Web,
    search: Search = "",
    page: Page = 1,
    per_page: PerPage = 25,
    format: Form = "json",  # noqa: A002  # HSDS's own name of the parameter
    taxonomy_term_id: Id = None,
    taxonomy_id: Id = None,
    organization_id: Id = None,
    modified_after: Since = None,
    minimal: FromQuery[bool] = False,
    full: FromQuery[bool] = False,
) -> Response[bytes]:
    """Services: whole ones with `full`; ids and days of change alone with `minimal`, many in one answer."""
    wanted = ServiceFilter(search, taxonomy_term_id, taxonomy_id, organization_id, _zoned(modified_after))
    asked = Asked(page, min(MOST_AT_ONCE, per_page * 100) if minimal else per_page, format)
    found = await queries.services(wanted, asked)
    rows = await objects.services(found.ids, full=full and not minimal)
    if minimal:
        rows = [{name: row[name] for name in ("id", "name", "status", "last_modified") if name in row} for row in rows]
    return _listed(request, rows, found, asked)


@get("/hsds/organizations", guards=[public], before_request=within_limit)
async def organisations(
    request: Web,
    search: Search = "",
    page: Page = 1,
    per_page: PerPage = 25,
    format: Form = "json",  # noqa: A002
    full: FromQuery[bool] = False,
    full_service: FromQuery[bool] = False,
) -> Response[bytes]:
    """Organisations: whole ones with `full`, with whole services by `full_service`."""
    asked = Asked(page, per_page, format)
    found = await queries.organisations(search, asked)
    rows = await objects.organisations(found.ids, full=full, with_services=full or full_service, whole_services=full_service)
    return _listed(request, rows, found, asked)


@get("/hsds/service_at_locations", guards=[public], before_request=within_limit)
async def services_at_locations(
    request: Web,
    search: Search = "",
    page: Page = 1,
    per_page: PerPage = 25,
    format: Form = "json",  # noqa: A002
    taxonomy_term_id: Id = None,
    taxonomy_id: Id = None,
    organization_id: Id = None,
    modified_after: Since = None,
    full: FromQuery[bool] = False,
    postcode: Annotated[str | None, QueryParameter(max_length=40)] = None,
) -> Response[bytes]:
    """Services at places, those of a postcode alone where one is named."""
    wanted = ServiceFilter(search, taxonomy_term_id, taxonomy_id, organization_id, _zoned(modified_after), postcode)
    asked = Asked(page, per_page, format)
    found = await queries.services_at_locations(wanted, asked)
    return _listed(request, await objects.services_at_locations(found.ids, full=full), found, asked)


@get("/hsds/locations", guards=[public], before_request=within_limit)
async def locations(
    request: Web,
    page: Page = 1,
    per_page: PerPage = 25,
    format: Form = "json",  # noqa: A002
    organization_id: Id = None,
) -> Response[bytes]:
    """Places."""
    asked = Asked(page, per_page, format)
    found = await queries.locations(organization_id, asked)
    return _listed(request, await objects.locations(found.ids), found, asked)


@get("/hsds/taxonomies", guards=[public], before_request=within_limit)
async def taxonomies(
    request: Web,
    search: Search = "",
    page: Page = 1,
    per_page: PerPage = 25,
    format: Form = "json",  # noqa: A002
) -> Response[bytes]:
    """Taxonomies."""
    asked = Asked(page, per_page, format)
    found = await queries.taxonomies(search, asked)
    return _listed(request, await objects.plain("taxonomy", found.ids), found, asked)


@get("/hsds/taxonomy_terms", guards=[public], before_request=within_limit)
async def taxonomy_terms(
    request: Web,
    search: Search = "",
    page: Page = 1,
    per_page: PerPage = 25,
    format: Form = "json",  # noqa: A002
    taxonomy_id: Id = None,
    parent_id: Id = None,
    top_only: FromQuery[bool] = False,
) -> Response[bytes]:
    """Terms of taxonomies."""
    asked = Asked(page, per_page, format)
    found = await queries.terms(search, taxonomy_id, parent_id, top_only, asked)
    return _listed(request, await objects.plain("taxonomy_term", found.ids), found, asked)


def _listed(request: Web, rows: list[HsdsRow], found: Found, asked: Asked) -> Response[bytes]:
    return lines(request, list(rows)) if asked.form == "ndjson" else answer(request, paged(rows, found.total, asked))


def _zoned(moment: datetime | None) -> datetime | None:
    return moment.replace(tzinfo=UTC) if moment is not None and moment.tzinfo is None else moment


route_handlers: list[ControllerRouterHandler] = [
    *(about, openapi, services, organisations, services_at_locations, locations, taxonomies, taxonomy_terms),
    *of_one,
]
