"""The desk's first page: who needs what by Friday, tasks by age and urgency, answers that are awaited; live."""

from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from litestar import get, post
from litestar.params import FromPath
from litestar.response import Redirect, ServerSentEvent, Template
from litestar.types import ControllerRouterHandler

from services.reintegration import desk_queries, presenters
from services.reintegration.actions import tasks
from services.reintegration.guards import has_a_home_here, reads_desk, works_desk
from services.reintegration.live import desk_channel
from services.reintegration.settings import settings
from services.reintegration.tables import DB
from shared import clock
from shared.db.keyset import counted, cursor
from shared.identity.actors import Role
from shared.law.calendar import end_of_week
from shared.web import live
from shared.web.pages import back_to, page
from shared.web.request import Web


@get("/", guards=[has_a_home_here])
async def home(request: Web) -> Redirect:
    """To the reader's own first page."""
    return back_to("/provider" if request.user.role is Role.PROVIDER else "/desk")


@get("/desk", guards=[reads_desk])
async def desk(request: Web) -> Template:
    """The whole page."""
    return page(request, "desk/home.html", **await _rows(request))


@get("/desk/rows", guards=[reads_desk])
async def desk_rows(request: Web) -> Template:
    """The part that is fetched again when something changed."""
    return page(request, "desk/rows.html", **await _rows(request))


@get("/desk/events", guards=[reads_desk])
async def desk_events(request: Web) -> ServerSentEvent:
    """Says that something changed, never what."""
    return live.stream(DB, desk_channel(request.user))


@get("/cases", guards=[reads_desk])
async def case_list(request: Web) -> Template:
    """Every open case with its next step; who has none comes first."""
    after = cursor(request.query_params.get("after"))
    rows = await desk_queries.cases(request.user, size=settings().desk_rows, after=after)
    return page(request, "desk/cases.html", p=presenters, cases=rows, today=presenters.today(clock.now()))


@post("/tasks/{task:uuid}/take", guards=[works_desk])
async def take(request: Web, task: FromPath[UUID]) -> Redirect:
    """Mine now, or a page that says whose it is."""
    return back_to(f"/cases/{await tasks.take_task(task, by=request.user, now=clock.now())}")


@post("/tasks/{task:uuid}/give-back", guards=[works_desk])
async def give_back(request: Web, task: FromPath[UUID]) -> Redirect:
    """Free for another."""
    await tasks.give_back_task(task, by=request.user, now=clock.now())
    return back_to("/desk")


@post("/tasks/{task:uuid}/done", guards=[works_desk])
async def done(request: Web, task: FromPath[UUID]) -> Redirect:
    """Seen to."""
    return back_to(f"/cases/{await tasks.finish_task(task, by=request.user, now=clock.now())}")


async def _rows(request: Web) -> dict[str, Any]:
    by, now, size = request.user, clock.now(), settings().desk_rows
    after = {name: cursor(request.query_params.get(name)) for name in ("mine", "free", "others", "steps", "referrals")}
    friday = end_of_week(now, ZoneInfo(settings().timezone))
    return {
        "p": presenters,
        "now": now,
        "today": presenters.today(now),
        "friday": friday,
        "mine": await desk_queries.tasks(by, "mine", now, size=size, after=after["mine"]),
        "free": await desk_queries.tasks(by, "free", now, size=size, after=after["free"]),
        "others": await desk_queries.tasks(by, "others", now, size=size, after=after["others"]),
        "steps": await desk_queries.steps_until(by, friday, size=size, after=after["steps"]),
        "referrals": await desk_queries.open_referrals(by, size=size, after=after["referrals"]),
        "counts": {
            "free": await desk_queries.count_tasks(by, "free"),
            "mine": await desk_queries.count_tasks(by, "mine"),
            "steps": await desk_queries.count_steps_until(by, friday),
            "awaited": await desk_queries.count_awaited(by),
        },
        "counted": counted,
        "may_act": by.role is Role.SOCIAL_WORKER,
    }


route_handlers: list[ControllerRouterHandler] = [home, desk, desk_rows, desk_events, case_list, take, give_back, done]
