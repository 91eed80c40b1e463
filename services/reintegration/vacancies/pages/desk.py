"""The desk's pages of vacancies: found, read, printed, written."""

from uuid import UUID

from litestar import get, post
from litestar.params import FromPath
from litestar.response import Redirect, Template
from litestar.types import ControllerRouterHandler

from services.reintegration import words as common
from services.reintegration.settings import settings
from services.reintegration.vacancies import actions, queries, words
from services.reintegration.vacancies.deadlines import is_old
from services.reintegration.vacancies.domain import State
from services.reintegration.vacancies.pages import shared
from services.reintegration.vacancies.permissions import VacancyPermission
from services.reintegration.vacancies.queries import Wanted
from shared import clock
from shared.access.permissions import may
from shared.db.keyset import cursor
from shared.web.fields import day_asked
from shared.web.guards import requires
from shared.web.pages import back_to, page
from shared.web.request import Web

READS, WRITES = requires(VacancyPermission.READ), requires(VacancyPermission.WRITE)
MOST_WAGE = 1_000_000_000


@get("/vacancies", guards=[READS])
async def vacancies(request: Web) -> Template:
    """Vacancies that fit what is asked; those that are open unless another state is chosen."""
    asked, today = request.query_params, common.today(clock.now())
    wrong = day_asked(asked.get("closes_by"))[1]
    wanted = wanted_of(request)
    rows = await queries.found(wanted, request.user, today=today, size=settings().desk_rows, after=cursor(asked.get("after")))
    may_write = may(request.user, VacancyPermission.WRITE)
    return page(
        request, "vacancies/list.html", rows=rows, proposed=await queries.proposed() if may_write else 0,
        wanted=wanted, closes_by=asked.get("closes_by", ""), wrong=wrong, words=words, p=common,
        regions=words.regions(), states=[(each.value, words.state(each.value)) for each in State], today=today,
        old=lambda row: is_old(row.confirmed_on, today), may_write=may_write, may_load=may(request.user, VacancyPermission.LOAD),
    )  # fmt: skip


def wanted_of(request: Web) -> Wanted:
    """What the page's address asks for; what is no number, region, day or state is left out."""
    asked = request.query_params
    wage = asked.get("wage", "").replace(" ", "")
    state = asked.get("state", "")
    return Wanted(
        words=asked.get("words", "")[:200], region=asked.get("region", "")[:2],
        wage=min(int(wage), MOST_WAGE) if wage.isdecimal() and len(wage) < 12 else None, quota=asked.get("quota") == "yes",
        closes_by=day_asked(asked.get("closes_by"))[0], state=state if state in set(State) else State.OPEN.value,
    )  # fmt: skip


@get("/vacancies/new", guards=[WRITES])
async def new_vacancy(request: Web) -> Template:
    """The form."""
    return await shared.new(request, shared.DESK)


@post("/vacancies/new", guards=[WRITES])
async def write(request: Web) -> Template | Redirect:
    """A new draft."""
    return await shared.written(request, shared.DESK)


@get("/vacancies/{vacancy:uuid}", guards=[READS])
async def vacancy_page(request: Web, vacancy: FromPath[UUID]) -> Template:
    """One vacancy."""
    return await shared.one(request, shared.DESK, vacancy)


@get("/vacancies/{vacancy:uuid}/print", guards=[READS])
async def print_vacancy(request: Web, vacancy: FromPath[UUID]) -> Template:
    """One vacancy for a person to take home."""
    return page(request, "vacancies/print.html", row=await queries.vacancy(vacancy, request.user), words=words, p=common)


@get("/vacancies/{vacancy:uuid}/change", guards=[WRITES])
async def change_page(request: Web, vacancy: FromPath[UUID]) -> Template:
    """The form with what it says."""
    return await shared.filled(request, shared.DESK, await queries.vacancy(vacancy, request.user))


@post("/vacancies/{vacancy:uuid}/change", guards=[WRITES])
async def change(request: Web, vacancy: FromPath[UUID]) -> Template | Redirect:
    """Write it anew."""
    return await shared.changed(request, shared.DESK, vacancy)


@post("/vacancies/{vacancy:uuid}/state", guards=[WRITES])
async def move(request: Web, vacancy: FromPath[UUID]) -> Template | Redirect:
    """Another state."""
    return await shared.moved(request, shared.DESK, vacancy)


@post("/vacancies/{vacancy:uuid}/confirm", guards=[WRITES])
async def confirm(request: Web, vacancy: FromPath[UUID]) -> Redirect:
    """It is still right."""
    await actions.confirm(vacancy, by=request.user, now=clock.now())
    return back_to(f"/vacancies/{vacancy}")


route_handlers: list[ControllerRouterHandler] = [
    vacancies, new_vacancy, write, vacancy_page, print_vacancy, change_page, change, move, confirm,
]  # fmt: skip
