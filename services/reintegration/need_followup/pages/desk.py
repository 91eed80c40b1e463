"""Where needs wait: a table for the whole desk, and the list behind each of its numbers."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from litestar import get
from litestar.params import FromQuery
from litestar.response import Template
from litestar.types import ControllerRouterHandler

from services.reintegration import words as desk_words
from services.reintegration.need_followup import words
from services.reintegration.need_followup.deadlines import unmoved_before, unmoved_days
from services.reintegration.need_followup.domain import Stage
from services.reintegration.need_followup.queries import waiting as queries
from services.reintegration.needs import words as needs_words
from services.reintegration.needs.domain.pathways import SENSITIVE, Pathway
from services.reintegration.needs.permissions import NeedPermission
from services.reintegration.settings import settings
from shared import clock
from shared.db.keyset import cursor
from shared.web.guards import requires
from shared.web.i18n import gettext
from shared.web.pages import page
from shared.web.request import Web

READS = requires(NeedPermission.READ)
SHOWN = tuple(pathway for pathway in Pathway if pathway not in SENSITIVE)
SENSITIVE_ROW = "sensitive"


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the table: a pathway and (number, of them unmoved) by stage."""

    code: str
    name: str
    cells: Sequence[tuple[Stage, int, int]]


@get("/desk/needs", guards=[READS])
async def needs_table(request: Web) -> Template:
    """How many open needs wait at which link, by pathway, and how many of them too long."""
    now = clock.now()
    cells = {(each.pathway or SENSITIVE_ROW, Stage(each.stage)): each for each in await queries.table(request.user, unmoved_before(now))}
    rows = []
    for code in (*SHOWN, SENSITIVE_ROW):
        found = [(stage, cells.get((str(code), stage))) for stage in Stage]
        numbers = [(stage, cell.number if cell else 0, cell.unmoved if cell else 0) for stage, cell in found]
        if any(number for _, number, _ in numbers):
            rows.append(Row(str(code), _name(str(code)), numbers))
    totals = [
        (stage, sum(row.cells[at][1] for row in rows), sum(row.cells[at][2] for row in rows)) for at, stage in enumerate(Stage)
    ]  # fmt: skip
    return page(request, "need_followup/table.html", rows=rows, totals=totals, stages=list(Stage), words=words, days=unmoved_days(now))


@get("/desk/needs/waiting", guards=[READS])
async def waiting_needs(
    request: Web, stage: FromQuery[Stage] = Stage.ASKED, pathway: FromQuery[str] = "", age: FromQuery[Literal["all", "unmoved"]] = "all"
) -> Template:
    """The needs behind a number, the longest unchanged first."""
    now = clock.now()
    chosen = pathway if pathway in {*SHOWN, SENSITIVE_ROW} else ""
    rows = await queries.waiting(
        request.user, stage, chosen, before=unmoved_before(now) if age == "unmoved" else None, size=settings().desk_rows,
        after=cursor(request.query_params.get("after")),
    )  # fmt: skip
    return page(
        request, "need_followup/waiting.html", rows=rows, stage=stage, pathway=chosen, age=age, words=words, needs_words=needs_words,
        days=unmoved_days(now), p=desk_words, name=_name(chosen), stages=[(each.value, words.stage(each)) for each in Stage],
        pathways=[(str(code), _name(str(code))) for code in (*SHOWN, SENSITIVE_ROW)],
    )  # fmt: skip


def _name(code: str) -> str:
    if not code:
        return gettext("All needs")
    return needs_words.pathway(None if code == SENSITIVE_ROW else code)


route_handlers: list[ControllerRouterHandler] = [needs_table, waiting_needs]
