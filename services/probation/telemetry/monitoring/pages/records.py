"""An act about the equipment, and the numbered records that are drafted from acts and reports."""

from uuid import UUID

from litestar import get, post
from litestar.exceptions import NotFoundException
from litestar.params import FromPath
from litestar.response import Redirect, Template

from services.probation.attachments.panels import papers_of
from services.probation.cases.pages import case_of
from services.probation.cases.queries import case as case_in_scope
from services.probation.documents import words as document_words
from services.probation.telemetry.monitoring import queries, words
from services.probation.telemetry.monitoring.pages.report import report_row
from services.probation.telemetry.monitoring.papers import draft_record, missing_of, records_of
from services.probation.telemetry.monitoring.permissions import MonitoringPermission
from services.probation.telemetry.monitoring.queries import ShownAct, ShownReport
from shared import clock
from shared.access.permissions import may
from shared.web.guards import requires
from shared.web.pages import back_to, page
from shared.web.request import Web

READS, EQUIPS = requires(MonitoringPermission.READ), requires(MonitoringPermission.EQUIP)


@get("/equipment-acts/{equipment_act:uuid}", guards=[READS])
async def act_page(request: Web, equipment_act: FromPath[UUID]) -> Template:
    """What was recorded about the equipment, and its numbered record."""
    row = await _act(request, equipment_act)
    return page(
        request,
        "monitoring/act.html",
        act=row,
        case=await case_of(request, row.person),
        missing=missing_of(row),
        records=await records_of(row.id),
        papers=await papers_of(request, row.person),
        may_record=may(request.user, MonitoringPermission.EQUIP),
        words=words,
        document_words=document_words,
    )


@post("/equipment-acts/{equipment_act:uuid}/record", guards=[EQUIPS], status_code=200)
async def record_act(request: Web, equipment_act: FromPath[UUID]) -> Redirect:
    """Draft the record; where there is one it is shown."""
    return await _draft(request, await _act(request, equipment_act))


@post("/equipment-reports/{equipment_report:uuid}/record", guards=[EQUIPS], status_code=200)
async def record_report(request: Web, equipment_report: FromPath[UUID]) -> Redirect:
    """Draft the record of the damage, or of the loss or fault; where there is one it is shown."""
    return await _draft(request, await report_row(request, equipment_report))


async def _draft(request: Web, row: ShownAct | ShownReport) -> Redirect:
    case = await case_of(request, row.person)
    of_then = await case_in_scope(request.user, row.person, row.registration)  # None where another office has that registration
    document = await draft_record(row, (of_then or case).registration, case.language, by=request.user, now=clock.now())
    return back_to(f"/outgoing/{document}")


async def _act(request: Web, number: UUID) -> ShownAct:
    row = await queries.act(request.user, number)
    if row is None:
        raise NotFoundException
    return row


route_handlers = [act_page, record_act, record_report]
