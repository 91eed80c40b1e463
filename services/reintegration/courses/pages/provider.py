"""The provider's pages of groups of courses."""

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
from shared.db.keyset import cursor
from shared.web.guards import requires
from shared.web.pages import page
from shared.web.request import Web

READS = WRITES = requires(CoursePermission.OWN)


@get("/provider/courses", guards=[READS])
async def own_courses(request: Web) -> Template:
    """Every group of the organisation."""
    rows = await queries.own(request.user, size=settings().desk_rows, after=cursor(request.query_params.get("after")))
    return page(request, "courses/own.html", rows=rows, words=words, p=common)


@get("/provider/courses/new", guards=[WRITES])
async def new_own_group(request: Web) -> Template:
    """The form."""
    return await shared.new(request, shared.PROVIDER)


@post("/provider/courses/new", guards=[WRITES])
async def write_own_group(request: Web) -> Template | Redirect:
    """A new group."""
    return await shared.written(request, shared.PROVIDER)


@get("/provider/courses/{course_group:uuid}", guards=[READS])
async def own_group_page(request: Web, course_group: FromPath[UUID]) -> Template:
    """One group."""
    return await shared.one(request, shared.PROVIDER, course_group)


@get("/provider/courses/{course_group:uuid}/change", guards=[WRITES])
async def change_own_group_page(request: Web, course_group: FromPath[UUID]) -> Template:
    """The form with what it says."""
    return await shared.filled(request, shared.PROVIDER, await queries.group(course_group, request.user))


@post("/provider/courses/{course_group:uuid}/change", guards=[WRITES])
async def change_own_group(request: Web, course_group: FromPath[UUID]) -> Template | Redirect:
    """Write it anew."""
    return await shared.changed(request, shared.PROVIDER, course_group)


@post("/provider/courses/{course_group:uuid}/state", guards=[WRITES])
async def move_own_group(request: Web, course_group: FromPath[UUID]) -> Template | Redirect:
    """End, cancel or reopen it."""
    return await shared.moved(request, shared.PROVIDER, course_group)


@post("/provider/courses/{course_group:uuid}/sessions", guards=[WRITES])
async def add_own_session(request: Web, course_group: FromPath[UUID]) -> Template | Redirect:
    """A session more."""
    return await shared.session_added(request, shared.PROVIDER, course_group)


@get("/provider/courses/{course_group:uuid}/sessions/{course_session:uuid}", guards=[WRITES])
async def own_session_page(request: Web, course_group: FromPath[UUID], course_session: FromPath[UUID]) -> Template:
    """Who came."""
    return await shared.session_page(request, shared.PROVIDER, course_group, course_session)


@post("/provider/courses/{course_group:uuid}/sessions/{course_session:uuid}", guards=[WRITES])
async def mark_own_session(request: Web, course_group: FromPath[UUID], course_session: FromPath[UUID]) -> Template | Redirect:
    """Write down who came."""
    return await shared.marked(request, shared.PROVIDER, course_group, course_session)


route_handlers: list[ControllerRouterHandler] = [
    own_courses, new_own_group, write_own_group, own_group_page, change_own_group_page, change_own_group, move_own_group, add_own_session,
    own_session_page, mark_own_session,
]  # fmt: skip
