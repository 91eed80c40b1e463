"""A person's places in courses: found, asked for with consent, moved on."""

from functools import partial
from uuid import UUID, uuid4

from litestar import get, post
from litestar.params import FromPath
from litestar.response import Redirect, Template
from litestar.types import ControllerRouterHandler

from services.reintegration import words as common
from services.reintegration.cases import queries as cases
from services.reintegration.cases.domain import CaseRow, CaseStatus, ensure_may_begin
from services.reintegration.courses import queries, words
from services.reintegration.courses.actions import places
from services.reintegration.courses.domain import BY_ITSELF, REASONS, TRANSITIONS, State, progress
from services.reintegration.courses.forms import AskForm, PlaceForm, labels, place_wrong
from services.reintegration.courses.permissions import CoursePermission
from services.reintegration.settings import settings
from services.reintegration.vacancies.words import regions
from shared import clock
from shared.db.keyset import cursor
from shared.web.forms import FormErrors, parse
from shared.web.guards import requires
from shared.web.i18n import gettext
from shared.web.pages import back_to, page
from shared.web.request import Fields, Web, read_fields

ENROLS = requires(CoursePermission.ENROL)


@get("/cases/{person:uuid}/work/courses", guards=[ENROLS])
async def find_course(request: Web, person: FromPath[UUID]) -> Template:
    """Groups that run or will begin."""
    return await _find(request, await cases.case(person, request.user))


@post("/cases/{person:uuid}/work/courses", guards=[ENROLS])
async def ask(request: Web, person: FromPath[UUID]) -> Template | Redirect:
    """Ask for a seat."""
    fields = await read_fields(request)
    form = parse(AskForm, fields, labels())
    if isinstance(form, FormErrors):
        if "consent" in form.messages:
            form.messages["consent"] = gettext("Nothing is sent without the person's consent")
        return await _find(request, await cases.case(person, request.user), form)
    made = await places.ask(person, form.group, consent=True, token=form.token, by=request.user, now=clock.now())
    return back_to(f"/course-places/{made}")


@get("/course-places/{course_place:uuid}", guards=[ENROLS])
async def place_page(request: Web, course_place: FromPath[UUID]) -> Template:
    """How it stands: sessions, marks, what can be done."""
    return await _page(request, course_place)


@post("/course-places/{course_place:uuid}", guards=[ENROLS])
async def move_place(request: Web, course_place: FromPath[UUID]) -> Template | Redirect:
    """The next state."""
    fields, now = await read_fields(request), clock.now()
    form = parse(PlaceForm, fields, labels(), check=partial(place_wrong, today=common.today(now)))
    if isinstance(form, FormErrors):
        return await _page(request, course_place, form, fields)
    await places.move(
        course_place, form.to, reason=form.reason, certificate=form.certificate(), seen_version=form.version, by=request.user, now=now
    )
    return back_to(f"/course-places/{course_place}")


async def _find(request: Web, case: CaseRow, errors: FormErrors | None = None) -> Template:
    ensure_may_begin(case)
    asked = request.query_params
    language, region = asked.get("language", "")[:2], asked.get("region", "")[:2]
    rows = await queries.found(
        request.user, today=common.today(clock.now()), language=language, region=region, free=False, size=settings().desk_rows,
        after=cursor(asked.get("after")),
    )  # fmt: skip
    return page(
        request, "courses/find.html", status=422 if errors else 200, case=case, rows=rows, words=words, p=common, regions=regions(),
        taught=language, region=region, tokens={row.id: uuid4() for row in rows}, errors=errors or FormErrors({}),
        spoken=[(code, common.language(code)) for code in ("kk", "ru", "en")],
    )  # fmt: skip


async def _page(request: Web, number: UUID, errors: FormErrors | None = None, typed: Fields | None = None) -> Template:
    row = await queries.place(number, request.user)
    case, sessions = await cases.case(row.person, request.user), await queries.sessions_of(row.course_group)
    marks = {each.session: each.mark for each in await queries.marks_of(row.course_group, place=number)}
    following = [each for each in State if each in TRANSITIONS[State(row.state)]]
    reasons = dict.fromkeys(code for to in following for code in REASONS.get(to, ()) if code not in BY_ITSELF)
    return page(
        request, "courses/place.html", status=422 if errors else 200, row=row, case=case, words=words, sessions=sessions, marks=marks,
        progress=progress(sessions, marks), steps=[(each.value, words.step(each.value, row.state)) for each in following],
        reasons=[(code, words.reason(code)) for code in reasons], events=await queries.events_of(number), names=labels(),
        errors=errors or FormErrors({}), typed=typed or {}, may_act=case.status == CaseStatus.OPEN,
        group=await queries.group(row.course_group, request.user),
    )  # fmt: skip


route_handlers: list[ControllerRouterHandler] = [find_course, ask, place_page, move_place]
