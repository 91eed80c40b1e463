"""The planned day of release and the tasks of the institution that opened the case."""

from functools import partial
from uuid import UUID

from litestar import get, post
from litestar.params import FromPath
from litestar.response import Redirect, Template
from litestar.types import ControllerRouterHandler

from services.reintegration import words as common
from services.reintegration.errors import NotThere
from services.reintegration.parts import institution
from services.reintegration.parts.permissions import PartPermission
from services.reintegration.stages import words as stages
from services.reintegration.stages.forms import ReleaseForm, UndoForm, day_wrong, labels
from services.reintegration.tasks.domain import OUTCOMES, WHY_NOT, Outcome
from services.reintegration.tasks.forms import Ending, ending_labels, ending_wrong
from services.reintegration.tasks.words import outcome, why_not
from shared import clock
from shared.web.forms import FormErrors, parse
from shared.web.guards import requires
from shared.web.pages import back_to, page
from shared.web.request import Fields, Web, read_fields

GUARDS = [requires(PartPermission.RELEASE)]


@get("/desk/parts/{part:uuid}/release-day", guards=GUARDS)
async def release_form(request: Web, part: FromPath[UUID]) -> Template:
    """The form."""
    return await _release(request, part)


@post("/desk/parts/{part:uuid}/release-day", guards=GUARDS, status_code=200)
async def correct(request: Web, part: FromPath[UUID]) -> Template | Redirect:
    """Another planned day."""
    fields, now = await read_fields(request), clock.now()
    form = parse(ReleaseForm, fields, labels(), check=partial(day_wrong, today=common.today(now)))
    if isinstance(form, FormErrors):
        return await _release(request, part, form, fields)
    await institution.correct_release(part, form.release_on, words=form.words, seen_version=form.version, by=request.user, now=now)
    return back_to(f"/desk/parts/{part}")


@get("/desk/parts/{part:uuid}/tasks/{stage_task:str}", guards=GUARDS)
async def task_form(request: Web, part: FromPath[UUID], stage_task: FromPath[str]) -> Template:
    """How one of the institution's tasks ended, or why it is taken up again."""
    return await _task(request, part, stage_task)


@post("/desk/parts/{part:uuid}/tasks/{stage_task:str}", guards=GUARDS, status_code=200)
async def end(request: Web, part: FromPath[UUID], stage_task: FromPath[str]) -> Template | Redirect:
    """Finish it with its outcome."""
    fields = await read_fields(request)
    form = parse(Ending, fields, ending_labels(), check=ending_wrong)
    if isinstance(form, FormErrors):
        return await _task(request, part, stage_task, form, fields)
    await institution.end_own_task(
        part, stage_task, Outcome(form.outcome), why=form.why, words=form.words, by=request.user, now=clock.now()
    )  # fmt: skip
    return back_to(f"/desk/parts/{part}")


@post("/desk/parts/{part:uuid}/tasks/{stage_task:str}/undo", guards=GUARDS, status_code=200)
async def undo(request: Web, part: FromPath[UUID], stage_task: FromPath[str]) -> Template | Redirect:
    """Open again."""
    fields = await read_fields(request)
    form = parse(UndoForm, fields, labels())
    if isinstance(form, FormErrors):
        return await _task(request, part, stage_task, form, fields)
    await institution.undo_own_task(part, stage_task, words=form.words, by=request.user, now=clock.now())
    return back_to(f"/desk/parts/{part}")


async def _release(request: Web, part: UUID, errors: FormErrors | None = None, typed: Fields | None = None) -> Template:
    path = await institution.own_path(part, clock.now())
    return page(
        request, "parts/release.html", status=422 if errors else 200, row=path.part, version=path.version, errors=errors or FormErrors({}),
        typed=typed or {},
    )  # fmt: skip


async def _task(request: Web, part: UUID, code: str, errors: FormErrors | None = None, typed: Fields | None = None) -> Template:
    now = clock.now()
    path, today = await institution.own_path(part, now), common.today(now)
    task = next((each for each in path.tasks if each.task == code), None)
    if task is None:
        raise NotThere
    return page(
        request, "parts/task.html", status=422 if errors else 200, row=path.part, task=task, title=stages.task(code, today),
        due=common.due_on(task.due_on, today), ended=stages.ended(task), why_not=why_not, errors=errors or FormErrors({}),
        typed=typed or {}, outcomes=[(each.value, outcome(each.value)) for each in OUTCOMES],
        reasons=[(each, why_not(each)) for each in WHY_NOT],
    )  # fmt: skip


route_handlers: list[ControllerRouterHandler] = [release_form, correct, task_form, end, undo]
