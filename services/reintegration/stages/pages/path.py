"""The whole path of a case."""

from uuid import UUID

from litestar import get
from litestar.params import FromPath
from litestar.response import Template
from litestar.types import ControllerRouterHandler

from services.reintegration import words as common
from services.reintegration.cases import queries as cases
from services.reintegration.cases.permissions import CasePermission
from services.reintegration.settings import settings
from services.reintegration.stages import queries, words
from services.reintegration.stages.domain.standing import Standing, standing_of
from services.reintegration.stages.permissions import StagePermission
from services.reintegration.stages.rows import lines
from services.reintegration.tasks.words import outcome, why_not
from shared import clock
from shared.access.permissions import may
from shared.db.keyset import cursor
from shared.web.guards import requires
from shared.web.pages import page
from shared.web.request import Web
from shared.web.words import law as law_words


@get("/cases/{person:uuid}/stages", guards=[requires(CasePermission.READ)])
async def stages(request: Web, person: FromPath[UUID]) -> Template:
    """Every stage with its dates, tasks and sources, what the days are counted from, and what happened."""
    case, today = await cases.case(person, request.user), common.today(clock.now())
    found, keeps = await queries.shown(person), may(request.user, StagePermission.KEEP)
    events = await queries.events_of(person, size=settings().desk_rows, after=cursor(request.query_params.get("events")))
    standing = standing_of(case)
    return page(
        request, "stages/path.html", case=case, found=found, lines=lines(found, today) if found else [], standing=standing, words=words,
        law_words=law_words, outcome=outcome, why_not=why_not, events=events,
        said=await queries.words_of(person, events) if keeps else {}, today=today, keeps=keeps,
        system=common.role("system"),        on_path=standing is Standing.ON_PATH, due=lambda day: common.due_on(day, today),
    )  # fmt: skip


route_handlers: list[ControllerRouterHandler] = [stages]
