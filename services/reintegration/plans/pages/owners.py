"""Steps by who does them: the reader's own, and those for which somebody else is to be chosen."""

from litestar import get
from litestar.response import Template
from litestar.types import ControllerRouterHandler

from services.reintegration.plans import words
from services.reintegration.plans.owners import queries as owner_queries
from services.reintegration.plans.pages.reading import READS, usual
from services.reintegration.settings import settings
from shared.db.keyset import cursor
from shared.web.pages import page
from shared.web.request import Web


@get("/desk/plan-steps", guards=[READS])
async def steps_page(request: Web) -> Template:
    """My steps in plans, and steps to be given to somebody else."""
    asked, size = request.query_params, settings().desk_rows
    return page(
        request, "plans/steps.html", own=await owner_queries.own_steps(request.user, size=size, after=cursor(asked.get("own"))),
        again=await owner_queries.to_choose_again(request.user, size=size, after=cursor(asked.get("again"))), words=words, **usual(),
    )  # fmt: skip


route_handlers: list[ControllerRouterHandler] = [steps_page]
