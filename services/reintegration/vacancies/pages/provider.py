"""The provider's pages of the own organisation's vacancies."""

from uuid import UUID

from litestar import get, post
from litestar.params import FromPath
from litestar.response import Redirect, Template
from litestar.types import ControllerRouterHandler

from services.reintegration import words as common
from services.reintegration.settings import settings
from services.reintegration.vacancies import actions, queries, words
from services.reintegration.vacancies.deadlines import is_old
from services.reintegration.vacancies.pages import shared
from services.reintegration.vacancies.permissions import VacancyPermission
from shared import clock
from shared.db.keyset import cursor
from shared.web.guards import requires
from shared.web.pages import back_to, page
from shared.web.request import Web

OWN = requires(VacancyPermission.OWN)


@get("/provider/vacancies", guards=[OWN])
async def own_vacancies(request: Web) -> Template:
    """Every vacancy of the organisation."""
    today = common.today(clock.now())
    rows = await queries.own(request.user, size=settings().desk_rows, after=cursor(request.query_params.get("after")))
    return page(request, "vacancies/own.html", rows=rows, words=words, p=common, old=lambda row: is_old(row.confirmed_on, today))


@get("/provider/vacancies/new", guards=[OWN])
async def new_own_vacancy(request: Web) -> Template:
    """The form."""
    return await shared.new(request, shared.PROVIDER)


@post("/provider/vacancies/new", guards=[OWN])
async def write_own(request: Web) -> Template | Redirect:
    """A new draft."""
    return await shared.written(request, shared.PROVIDER)


@get("/provider/vacancies/{vacancy:uuid}", guards=[OWN])
async def own_vacancy(request: Web, vacancy: FromPath[UUID]) -> Template:
    """One vacancy."""
    return await shared.one(request, shared.PROVIDER, vacancy)


@get("/provider/vacancies/{vacancy:uuid}/change", guards=[OWN])
async def change_own_page(request: Web, vacancy: FromPath[UUID]) -> Template:
    """The form with what it says."""
    return await shared.filled(request, shared.PROVIDER, await queries.vacancy(vacancy, request.user))


@post("/provider/vacancies/{vacancy:uuid}/change", guards=[OWN])
async def change_own(request: Web, vacancy: FromPath[UUID]) -> Template | Redirect:
    """Write it anew."""
    return await shared.changed(request, shared.PROVIDER, vacancy)


@post("/provider/vacancies/{vacancy:uuid}/state", guards=[OWN])
async def move_own(request: Web, vacancy: FromPath[UUID]) -> Template | Redirect:
    """Another state."""
    return await shared.moved(request, shared.PROVIDER, vacancy)


@post("/provider/vacancies/{vacancy:uuid}/confirm", guards=[OWN])
async def confirm_own(request: Web, vacancy: FromPath[UUID]) -> Redirect:
    """It is still right."""
    await actions.confirm(vacancy, by=request.user, now=clock.now())
    return back_to(f"/provider/vacancies/{vacancy}")


route_handlers: list[ControllerRouterHandler] = [
    own_vacancies, new_own_vacancy, write_own, own_vacancy, change_own_page, change_own, move_own, confirm_own,
]  # fmt: skip
