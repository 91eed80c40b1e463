"""The board: cases by stage."""

from litestar import get
from litestar.params import FromQuery
from litestar.response import Template
from litestar.types import ControllerRouterHandler

from services.reintegration import words as common
from services.reintegration.cases.permissions import CasePermission
from services.reintegration.settings import settings
from services.reintegration.stages import board_queries, words
from services.reintegration.stages.board_queries import AHEAD, RESTING, Asked
from services.reintegration.stages.domain.kinds import stage_kinds
from shared import clock
from shared.db.keyset import cursor
from shared.web.guards import requires
from shared.web.pages import page
from shared.web.request import Web

IN_COLUMN = 6
"""How many cases of a stage the whole board shows; its own list shows all."""


@get("/desk/board", guards=[requires(CasePermission.READ)])
async def board(
    request: Web, stage: FromQuery[str] = "", office: FromQuery[str] = "", who: FromQuery[str] = "", overdue: FromQuery[str] = ""
) -> Template:
    """Every stage with its first cases, or all cases of one stage."""
    today, by = common.today(clock.now()), request.user
    asked = Asked(office or None, cursor(who), today if overdue == "yes" else None)
    codes = [AHEAD, *(each.code for each in stage_kinds(today)), RESTING]
    shown = [stage] if stage in codes else codes
    size, after = (settings().desk_rows, cursor(request.query_params.get("after"))) if stage in codes else (IN_COLUMN, None)
    counts = await board_queries.counts(by, asked)
    columns = [
        (code, words.stage(code, today), counts.get(code, 0), await board_queries.cases_of(by, code, asked, size=size, after=after))
        for code in shown
        if stage in codes or counts.get(code)
    ]
    filters = {name: value for name, value in (("office", office), ("who", who), ("overdue", overdue)) if value}
    return page(
        request, "stages/board.html", columns=columns, one=stage if stage in codes else "", filters=filters, words=words,
        offices=[(code, f"{common.region(code)} ({code})") for code in await board_queries.offices(by)],
        names=[(code, words.stage(code, today)) for code in codes],
        workers=[(str(each.worker), each.name) for each in await board_queries.workers(by)],
        due=lambda day: common.due_on(day, today), today=today,
    )  # fmt: skip


route_handlers: list[ControllerRouterHandler] = [board]
