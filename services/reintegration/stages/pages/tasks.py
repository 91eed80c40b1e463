"""The end of a task of a stage, and taking that back."""

from uuid import UUID

from litestar import get, post
from litestar.params import FromPath
from litestar.response import Redirect, Template
from litestar.types import ControllerRouterHandler

from services.reintegration import words as common
from services.reintegration.cases import queries as cases
from services.reintegration.errors import NotThere
from services.reintegration.stages import queries, words
from services.reintegration.stages.actions.tasks import end_task, undo_task
from services.reintegration.stages.forms import UndoForm, labels
from services.reintegration.stages.permissions import StagePermission
from services.reintegration.stages.rows import lines
from services.reintegration.tasks.domain import OUTCOMES, WHY_NOT, Outcome
from services.reintegration.tasks.forms import Ending as EndingForm
from services.reintegration.tasks.forms import ending_labels, ending_wrong
from services.reintegration.tasks.words import outcome, why_not
from shared import clock
from shared.web.forms import FormErrors, parse
from shared.web.guards import requires
from shared.web.pages import back_to, page
from shared.web.request import Fields, Web, read_fields
from shared.web.words import law as law_words


@get("/cases/{person:uuid}/stages/tasks/{stage_task:str}", guards=[requires(StagePermission.KEEP)])
async def task_form(request: Web, person: FromPath[UUID], stage_task: FromPath[str]) -> Template:
    """The form: how it ended, or why it is taken up again."""
    return await _form(request, person, stage_task)


@post("/cases/{person:uuid}/stages/tasks/{stage_task:str}", guards=[requires(StagePermission.KEEP)])
async def end(request: Web, person: FromPath[UUID], stage_task: FromPath[str]) -> Template | Redirect:
    """Finish it with its outcome."""
    fields = await read_fields(request)
    form = parse(EndingForm, fields, ending_labels(), check=ending_wrong)
    if isinstance(form, FormErrors):
        return await _form(request, person, stage_task, form, fields)
    ended = Outcome(form.outcome)
    await end_task(person, stage_task, ended, why=form.why, words=form.words, by=request.user, now=clock.now())
    return back_to(f"/cases/{person}")


@post("/cases/{person:uuid}/stages/tasks/{stage_task:str}/undo", guards=[requires(StagePermission.KEEP)])
async def undo(request: Web, person: FromPath[UUID], stage_task: FromPath[str]) -> Template | Redirect:
    """Open again."""
    fields = await read_fields(request)
    form = parse(UndoForm, fields, labels())
    if isinstance(form, FormErrors):
        return await _form(request, person, stage_task, form, fields)
    await undo_task(person, stage_task, words=form.words, by=request.user, now=clock.now())
    return back_to(f"/cases/{person}/stages")


async def _form(request: Web, person: UUID, code: str, errors: FormErrors | None = None, typed: Fields | None = None) -> Template:
    case, today = await cases.case(person, request.user), common.today(clock.now())
    found = await queries.shown(person)
    line = next((task for each in (lines(found, today) if found else []) for task in each.tasks if task.code == code and task.stored), None)
    if line is None:
        raise NotThere
    return page(
        request, "stages/task.html", status=422 if errors else 200, case=case, line=line, words=words, law_words=law_words, today=today,
        errors=errors or FormErrors({}), typed=typed or {}, due=lambda day: common.due_on(day, today),
        outcomes=[(each.value, outcome(each.value)) for each in OUTCOMES], reasons=[(code, why_not(code)) for code in WHY_NOT],
        why_not=why_not,
    )  # fmt: skip


route_handlers: list[ControllerRouterHandler] = [task_form, end, undo]
