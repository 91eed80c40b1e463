"""The provider's pages of files of the own vacancies and courses."""

from uuid import UUID

from litestar import Response, get, post
from litestar.params import FromPath
from litestar.response import Redirect, Template
from litestar.types import ControllerRouterHandler

from services.reintegration.listing_import.pages import shared
from services.reintegration.vacancies.permissions import VacancyPermission
from shared.web.guards import requires
from shared.web.request import Web

LOADS = requires(VacancyPermission.LOAD_OWN)


@get("/provider/listings", guards=[LOADS])
async def own_files(request: Web) -> Template:
    """The form, the templates, the latest files."""
    return await shared.start(request, shared.PROVIDER)


@post("/provider/listings", guards=[LOADS], status_code=200, request_max_body_size=shared.MOST_BYTES + 65_536)
async def give_own_file(request: Web) -> Template | Redirect:
    """Check a file."""
    return await shared.given(request, shared.PROVIDER)


@get("/provider/listings/template/{kind:str}", guards=[LOADS])
async def own_template(kind: FromPath[str]) -> Response[str]:
    """A file to fill in."""
    return shared.template(kind)


@get("/provider/listings/{listing_import:uuid}", guards=[LOADS])
async def own_file(request: Web, listing_import: FromPath[UUID]) -> Template:
    """What was found in a file."""
    return await shared.shown(request, shared.PROVIDER, listing_import)


@post("/provider/listings/{listing_import:uuid}/load", guards=[LOADS], status_code=200)
async def load_own_file(request: Web, listing_import: FromPath[UUID]) -> Redirect:
    """Load it."""
    return await shared.loaded(request, shared.PROVIDER, listing_import)


@post("/provider/listings/{listing_import:uuid}/drop", guards=[LOADS], status_code=200)
async def drop_own_file(request: Web, listing_import: FromPath[UUID]) -> Redirect:
    """Drop it."""
    return await shared.dropped(request, shared.PROVIDER, listing_import)


route_handlers: list[ControllerRouterHandler] = [own_files, give_own_file, own_template, own_file, load_own_file, drop_own_file]
