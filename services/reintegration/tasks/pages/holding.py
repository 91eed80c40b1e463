"""Taking a task, giving it back."""

from uuid import UUID

from litestar import post
from litestar.params import FromPath
from litestar.response import Redirect

from services.reintegration.tasks import actions as tasks
from services.reintegration.tasks.permissions import TaskPermission
from shared import clock
from shared.web.guards import requires
from shared.web.pages import back_to
from shared.web.request import Web


@post("/tasks/{task:uuid}/take", guards=[requires(TaskPermission.WORK)])
async def take(request: Web, task: FromPath[UUID]) -> Redirect:
    """Take a task, or show a page that says who has it."""
    return back_to(f"/cases/{await tasks.take_task(task, by=request.user, now=clock.now())}")


@post("/tasks/{task:uuid}/give-back", guards=[requires(TaskPermission.WORK)])
async def give_back(request: Web, task: FromPath[UUID]) -> Redirect:
    """Give a task back."""
    await tasks.give_back_task(task, by=request.user, now=clock.now())
    return back_to("/desk")


route_handlers = [take, give_back]
