"""The desk's pages of groups of courses."""

from uuid import UUID

from litestar import get, post
from litestar.params import FromPath
from litestar.response import Redirect, Template
from litestar.types import ControllerRouterHandler

from services.reintegration import words as common
from services.reintegration.courses import queries, words
from services.reintegration.courses.pages import shared
from services.reintegration.courses.permissions import CoursePermission
from services.reintegration.settings import settings
from services.reintegration.vacancies.words import regions
from shared import clock
from shared.access.permissions import may
from shared.db.keyset import cursor
from shared.web.guards import requires
from shared.web.pages import page
from shared.web.request import Web

READS, WRITES = requires(CoursePermission.READ), requires(CoursePermission.WRITE)


@get("/courses", guards=[READS])
async def courses(request: Web) -> Template:
    """Groups that run or will begin."""
    asked = request.query_params
    language, region, free = asked.get("language", "")[:2], asked.get("region", "")[:2], asked.get("free") == "yes"
    rows = await queries.found(
        request.user, today=common.today(clock.now()), language=language, region=region, free=free, size=settings().desk_rows,
        after=cursor(asked.get("after")),
    )  # fmt: skip
    return page(
        request, "courses/list.html", rows=rows, taught=language, region=region, free=free, words=words, p=common, regions=regions(),
        spoken=[(code, common.language(code)) for code in ("kk", "ru", "en")], may_write=may(request.user, CoursePermission.WRITE),
    )  # fmt: skip


@get("/courses/new", guards=[WRITES])
async def new_group(request: Web) -> Template:
    """The form."""
    return await shared.new(request, shared.DESK)


@post("/courses/new", guards=[WRITES])
async def write_group(request: Web) -> Template | Redirect:
    """A new group."""
    return await shared.written(request, shared.DESK)


@get("/courses/{course_group:uuid}", guards=[READS])
async def group_page(request: Web, course_group: FromPath[UUID]) -> Template:
    """One group."""
    return await shared.one(request, shared.DESK, course_group)


@get("/courses/{course_group:uuid}/change", guards=[WRITES])
async def change_group_page(request: Web, course_group: FromPath[UUID]) -> Template:
    """The form with what it says."""
    return await shared.filled(request, shared.DESK, await queries.group(course_group, request.user))


@post("/courses/{course_group:uuid}/change", guards=[WRITES])
async def change_group(request: Web, course_group: FromPath[UUID]) -> Template | Redirect:
    """Write it anew."""
    return await shared.changed(request, shared.DESK, course_group)


@post("/courses/{course_group:uuid}/state", guards=[WRITES])
async def move_group(request: Web, course_group: FromPath[UUID]) -> Template | Redirect:
    """End, cancel or reopen it."""
    return await shared.moved(request, shared.DESK, course_group)


@post("/courses/{course_group:uuid}/sessions", guards=[WRITES])
async def add_session(request: Web, course_group: FromPath[UUID]) -> Template | Redirect:
    """A session more."""
    return await shared.session_added(request, shared.DESK, course_group)


@get("/courses/{course_group:uuid}/sessions/{course_session:uuid}", guards=[WRITES])
async def session_page(request: Web, course_group: FromPath[UUID], course_session: FromPath[UUID]) -> Template:
    """Who came."""
    return await shared.session_page(request, shared.DESK, course_group, course_session)


@post("/courses/{course_group:uuid}/sessions/{course_session:uuid}", guards=[WRITES])
async def mark_session(request: Web, course_group: FromPath[UUID], course_session: FromPath[UUID]) -> Template | Redirect:
    """Write down who came."""
    return await shared.marked(request, shared.DESK, course_group, course_session)


route_handlers: list[ControllerRouterHandler] = [
    courses, new_group, write_group, group_page, change_group_page, change_group, move_group, add_session,
    session_page, mark_session,
]  # fmt: skip
