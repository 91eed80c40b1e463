"""Taking a task, giving it back, finishing it."""

from uuid import UUID

from litestar import post
from litestar.params import FromPath
from litestar.response import Redirect, Template

from services.reintegration.tasks import actions as tasks
from services.reintegration.tasks.permissions import TaskPermission
from shared import clock
from shared.web.asking import ask, is_sure
from shared.web.guards import requires
from shared.web.i18n import gettext
from shared.web.pages import back_to
from shared.web.request import Web, read_fields


@post("/tasks/{task:uuid}/take", guards=[requires(TaskPermission.WORK)])
async def take(request: Web, task: FromPath[UUID]) -> Redirect:
    """Take a task, or show a page that says who has it."""
    return back_to(f"/cases/{await tasks.take_task(task, by=request.user, now=clock.now())}")


@post("/tasks/{task:uuid}/give-back", guards=[requires(TaskPermission.WORK)])
async def give_back(request: Web, task: FromPath[UUID]) -> Redirect:
    """Give a task back."""
    await tasks.give_back_task(task, by=request.user, now=clock.now())
    return back_to("/desk")


@post("/tasks/{task:uuid}/done", guards=[requires(TaskPermission.WORK)])
async def done(request: Web, task: FromPath[UUID]) -> Template | Redirect:
    """Seen to."""
    fields = await read_fields(request)
    if not is_sure(fields):
        return ask(
            request,
            fields,
            title=gettext("Finish this task?"),
            follows=gettext("It leaves the desk without a plan. You cannot take it up again."),
            button=gettext("Finish the task"),
            back="/desk",
        )
    return back_to(f"/cases/{await tasks.finish_task(task, by=request.user, now=clock.now())}")


route_handlers = [take, give_back, done]
