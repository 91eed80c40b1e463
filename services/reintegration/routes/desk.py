"""The desk's first page: who needs what by Friday, tasks by age and urgency, answers that are awaited; live."""

from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from litestar import Request, get, post
from litestar.params import FromPath
from litestar.response import Redirect, ServerSentEvent, Template
from litestar.types import ControllerRouterHandler

from services.reintegration import presenters, queries
from services.reintegration.actions import tasks
from services.reintegration.domain.deadlines import end_of_week, is_urgent
from services.reintegration.domain.task import Waiting, order
from services.reintegration.guards import has_a_home_here, reads_desk, works_desk
from services.reintegration.live import desk_channel
from services.reintegration.settings import settings
from services.reintegration.tables import DB
from shared import clock
from shared.identity.actors import Actor, Role
from shared.web import live
from shared.web.pages import back_to, page

StaffRequest = Request[Actor, Any, Any]


@get("/", guards=[has_a_home_here])
async def home(request: StaffRequest) -> Redirect:
    """To the reader's own first page."""
    return back_to("/provider" if request.user.role is Role.PROVIDER else "/desk")


@get("/desk", guards=[reads_desk])
async def desk(request: StaffRequest) -> Template:
    """The whole page."""
    return page(request, "desk/home.html", **await _rows(request.user))


@get("/desk/rows", guards=[reads_desk])
async def desk_rows(request: StaffRequest) -> Template:
    """The part that is fetched again when something changed."""
    return page(request, "desk/rows.html", **await _rows(request.user))


@get("/desk/events", guards=[reads_desk])
async def desk_events(request: StaffRequest) -> ServerSentEvent:
    """Says that something changed, never what."""
    return live.stream(DB, desk_channel(request.user))


@get("/cases", guards=[reads_desk])
async def case_list(request: StaffRequest) -> Template:
    """Every open case with its next step; who has none comes first."""
    rows = await queries.cases(request.user)
    return page(request, "desk/cases.html", p=presenters, cases=rows, today=presenters.today(clock.now()))


@post("/tasks/{task:uuid}/take", guards=[works_desk])
async def take(request: StaffRequest, task: FromPath[UUID]) -> Redirect:
    """Mine now, or a page that says whose it is."""
    return back_to(f"/cases/{await tasks.take_task(task, by=request.user, now=clock.now())}")


@post("/tasks/{task:uuid}/give-back", guards=[works_desk])
async def give_back(request: StaffRequest, task: FromPath[UUID]) -> Redirect:
    """Free for another."""
    await tasks.give_back_task(task, by=request.user, now=clock.now())
    return back_to("/desk")


@post("/tasks/{task:uuid}/done", guards=[works_desk])
async def done(request: StaffRequest, task: FromPath[UUID]) -> Redirect:
    """Seen to."""
    return back_to(f"/cases/{await tasks.finish_task(task, by=request.user, now=clock.now())}")


async def _rows(by: Actor) -> dict[str, Any]:
    now = clock.now()
    friday = end_of_week(now, ZoneInfo(settings().timezone))
    waiting = [row | {"urgent": is_urgent(row["kind"], row["need"])} for row in await queries.waiting_tasks(by)]
    waiting.sort(key=lambda row: order(Waiting(row["due_at"], row["created_at"], row["urgent"]), now))
    return {
        "p": presenters,
        "now": now,
        "today": presenters.today(now),
        "friday": friday,
        "mine": [row for row in waiting if row["taken_by"] == by.id],
        "free": [row for row in waiting if row["taken_by"] is None],
        "others": [row for row in waiting if row["taken_by"] not in (None, by.id)],
        "steps": await queries.steps_until(by, friday),
        "referrals": await queries.open_referrals(by),
        "may_act": by.role is Role.SOCIAL_WORKER,
    }


route_handlers: list[ControllerRouterHandler] = [home, desk, desk_rows, desk_events, case_list, take, give_back, done]
