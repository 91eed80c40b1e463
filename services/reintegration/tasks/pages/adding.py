"""The form for one more task."""

from functools import partial
from uuid import UUID, uuid4

from litestar import get, post
from litestar.params import FromPath
from litestar.response import Redirect, Template
from litestar.types import ControllerRouterHandler

from services.reintegration import words
from services.reintegration.cases import queries as cases
from services.reintegration.cases.domain import CaseStatus, ensure_open
from services.reintegration.tasks.adding import add_task
from services.reintegration.tasks.forms import Adding, adding_labels, adding_wrong
from services.reintegration.tasks.permissions import TaskPermission
from shared import clock
from shared.messages.base import NEEDS
from shared.web.forms import FormErrors, parse
from shared.web.guards import requires
from shared.web.pages import back_to, page
from shared.web.request import Fields, Web, read_fields


@get("/cases/{person:uuid}/tasks/new", guards=[requires(TaskPermission.WORK)])
async def new_task(request: Web, person: FromPath[UUID]) -> Template:
    """The form."""
    return await _form(request, person)


@post("/cases/{person:uuid}/tasks/new", guards=[requires(TaskPermission.WORK)])
async def add(request: Web, person: FromPath[UUID]) -> Template | Redirect:
    """Add the task."""
    fields, now = await read_fields(request), clock.now()
    form = parse(Adding, fields, adding_labels(), check=partial(adding_wrong, today=words.today(now)))
    if isinstance(form, FormErrors):
        return await _form(request, person, form, fields)
    await add_task(
        person, need=form.need, words=form.words, due_on=form.due_on, mine=form.who == "me", token=form.token, by=request.user, now=now
    )
    return back_to(f"/cases/{person}")


async def _form(request: Web, person: UUID, errors: FormErrors | None = None, typed: Fields | None = None) -> Template:
    case = await cases.case(person, request.user)
    ensure_open(CaseStatus(case.status))
    return page(
        request, "tasks/new.html", status=422 if errors else 200, case=case, errors=errors or FormErrors({}), typed=typed or {},
        token=uuid4(), needs=[(code, words.need(code)) for code in NEEDS],
    )  # fmt: skip


route_handlers: list[ControllerRouterHandler] = [new_task, add]
