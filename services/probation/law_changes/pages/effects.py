"""What a draft would change, case by case: only those that the reader sees."""

from typing import Any
from uuid import UUID

from litestar import get
from litestar.exceptions import NotFoundException
from litestar.params import FromPath
from litestar.response import Template

from services.probation.law_changes import draft_queries, words
from services.probation.law_changes.draft_queries import Draft
from services.probation.law_changes.effects.counting import effects_for, simulations
from services.probation.law_changes.effects.without import without_version
from shared import clock
from shared.access.pages import PagePermission
from shared.contributions import LawSimulation
from shared.db.keyset import cursor
from shared.web.guards import requires
from shared.web.pages import page
from shared.web.request import Web

ON_A_PAGE = 50


@get("/law/drafts/{draft:uuid}/effects/{code:str}", guards=[requires(PagePermission.REGISTER)])
async def effects_page(request: Web, draft: FromPath[UUID], code: FromPath[str]) -> Template:
    """Before and after of each, some on a page."""
    found = await draft_queries.draft(draft)
    if found is None:
        raise NotFoundException
    simulation, after = _of(found, code), cursor(request.query_params.get("after"))
    shown = await effects_for(
        simulation, found.book, found.change, request.user, clock.now(), size=ON_A_PAGE, after=after, then=await without_version(found)
    )
    return page(request, "law_changes/effects.html", draft=found, simulation=simulation, shown=shown, words=words)


def _of(draft: Draft, code: str) -> LawSimulation[Any]:
    for each in simulations(draft.change):
        if each.code == code:
            return each
    raise NotFoundException


route_handlers = [effects_page]
