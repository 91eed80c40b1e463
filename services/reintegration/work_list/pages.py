"""All tasks of a case: what waits, and what was done with which outcome."""

from uuid import UUID

from litestar import get
from litestar.params import FromPath
from litestar.response import Template
from litestar.types import ControllerRouterHandler

from services.reintegration import words as common
from services.reintegration.cases import queries as cases
from services.reintegration.cases.domain import CaseStatus
from services.reintegration.cases.permissions import CasePermission
from services.reintegration.settings import settings
from services.reintegration.stages.domain.standing import Standing, standing_of
from services.reintegration.stages.permissions import StagePermission
from services.reintegration.tasks.permissions import TaskPermission
from services.reintegration.tasks.queries import events_of
from services.reintegration.tasks.words import outcome, why_not
from services.reintegration.work_list import queries, words
from shared import clock
from shared.access.permissions import may
from shared.db.keyset import cursor
from shared.web.guards import requires
from shared.web.pages import page
from shared.web.request import Web


@get("/cases/{person:uuid}/tasks", guards=[requires(CasePermission.READ)])
async def tasks_of_case(request: Web, person: FromPath[UUID]) -> Template:
    """What waits, and what has ended with which outcome: what was asked for and the tasks of the stages together."""
    case, now, by = await cases.case(person, request.user), clock.now(), request.user
    ended = await queries.ended_work(case, size=settings().desk_rows, after=cursor(request.query_params.get("ended")))
    return page(
        request, "work_list/list.html", case=case, waiting=await queries.work_of(case, now), ended=ended, w=words, now=now,
        today=common.today(now), events=await events_of([item.id for item in ended if item.kind == "request"]), outcome=outcome,
        why_not=why_not, me=by.id, may_act=may(by, TaskPermission.WORK) and case.status == CaseStatus.OPEN,
        keeps=may(by, StagePermission.KEEP) and standing_of(case) is Standing.ON_PATH,
    )  # fmt: skip


route_handlers: list[ControllerRouterHandler] = [tasks_of_case]
