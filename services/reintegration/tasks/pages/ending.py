"""How a task ended, and taking it up again."""

from uuid import UUID

from litestar import get, post
from litestar.params import FromPath
from litestar.response import Redirect, Template
from litestar.types import ControllerRouterHandler

from services.reintegration import words
from services.reintegration.cases import queries as cases
from services.reintegration.tasks import queries
from services.reintegration.tasks.domain import OUTCOMES, WHY_NOT, Outcome
from services.reintegration.tasks.ending import finish_task, reopen_task
from services.reintegration.tasks.forms import Ending, Reopening, ending_labels, ending_wrong
from services.reintegration.tasks.permissions import TaskPermission
from services.reintegration.tasks.words import outcome, why_not
from shared import clock
from shared.web.forms import FormErrors, parse
from shared.web.guards import requires
from shared.web.i18n import gettext
from shared.web.pages import back_to, page
from shared.web.request import Fields, Web, read_fields


@get("/tasks/{task:uuid}/done", guards=[requires(TaskPermission.WORK)])
async def ending(request: Web, task: FromPath[UUID]) -> Template:
    """The form for the outcome; nothing is chosen beforehand."""
    return await _ending(request, task)


@post("/tasks/{task:uuid}/done", guards=[requires(TaskPermission.WORK)])
async def done(request: Web, task: FromPath[UUID]) -> Template | Redirect:
    """Finish the task with its outcome."""
    fields = await read_fields(request)
    form = parse(Ending, fields, ending_labels(), check=ending_wrong)
    if isinstance(form, FormErrors):
        return await _ending(request, task, form, fields)
    person = await finish_task(task, Outcome(form.outcome), why=form.why, words=form.words, by=request.user, now=clock.now())
    return back_to(f"/cases/{person}")


@get("/tasks/{task:uuid}/reopen", guards=[requires(TaskPermission.WORK)])
async def reopening(request: Web, task: FromPath[UUID]) -> Template:
    """The form for the reason."""
    return await _reopening(request, task)


@post("/tasks/{task:uuid}/reopen", guards=[requires(TaskPermission.WORK)])
async def reopen(request: Web, task: FromPath[UUID]) -> Template | Redirect:
    """Take up a finished task again."""
    fields = await read_fields(request)
    form = parse(Reopening, fields, {"words": gettext("Why is it taken up again?")})
    if isinstance(form, FormErrors):
        return await _reopening(request, task, form, fields)
    return back_to(f"/cases/{await reopen_task(task, words=form.words, by=request.user, now=clock.now())}")


async def _ending(request: Web, task: UUID, errors: FormErrors | None = None, typed: Fields | None = None) -> Template:
    row = await queries.task_of(task, request.user)
    return page(
        request, "tasks/ending.html", status=422 if errors else 200, task=row, case=await cases.case(row.person, request.user),
        errors=errors or FormErrors({}), typed=typed or {}, p=words, outcomes=[(each.value, outcome(each.value)) for each in OUTCOMES],
        reasons=[(code, why_not(code)) for code in WHY_NOT],
    )  # fmt: skip


async def _reopening(request: Web, task: UUID, errors: FormErrors | None = None, typed: Fields | None = None) -> Template:
    row = await queries.task_of(task, request.user)
    return page(
        request, "tasks/reopening.html", status=422 if errors else 200, task=row, case=await cases.case(row.person, request.user),
        errors=errors or FormErrors({}), typed=typed or {}, p=words,
    )  # fmt: skip


route_handlers: list[ControllerRouterHandler] = [ending, done, reopening, reopen]
