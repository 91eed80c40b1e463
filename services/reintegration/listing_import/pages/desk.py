"""The coordinator's pages of files of vacancies and courses."""

from uuid import UUID

from litestar import Response, get, post
from litestar.params import FromPath
from litestar.response import Redirect, Template
from litestar.types import ControllerRouterHandler

from services.reintegration.listing_import.pages import shared
from services.reintegration.vacancies.permissions import VacancyPermission
from shared.web.guards import requires
from shared.web.request import Web

LOADS = requires(VacancyPermission.LOAD)


@get("/listings", guards=[LOADS])
async def files(request: Web) -> Template:
    """The form, the templates, the latest files."""
    return await shared.start(request, shared.DESK)


@post("/listings", guards=[LOADS], status_code=200, request_max_body_size=shared.MOST_BYTES + 65_536)
async def give_file(request: Web) -> Template | Redirect:
    """Check a file."""
    return await shared.given(request, shared.DESK)


@get("/listings/template/{kind:str}", guards=[LOADS])
async def template(kind: FromPath[str]) -> Response[str]:
    """A file to fill in."""
    return shared.template(kind)


@get("/listings/{listing_import:uuid}", guards=[LOADS])
async def file(request: Web, listing_import: FromPath[UUID]) -> Template:
    """What was found in a file."""
    return await shared.shown(request, shared.DESK, listing_import)


@post("/listings/{listing_import:uuid}/load", guards=[LOADS], status_code=200)
async def load_file(request: Web, listing_import: FromPath[UUID]) -> Redirect:
    """Load it."""
    return await shared.loaded(request, shared.DESK, listing_import)


@post("/listings/{listing_import:uuid}/drop", guards=[LOADS], status_code=200)
async def drop_file(request: Web, listing_import: FromPath[UUID]) -> Redirect:
    """Drop it."""
    return await shared.dropped(request, shared.DESK, listing_import)


route_handlers: list[ControllerRouterHandler] = [files, give_file, template, file, load_file, drop_file]
