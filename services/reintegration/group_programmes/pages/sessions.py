"""One session: who came, on the screen and on paper; another time, called off, caught up. What it is about stands on the group's page."""

from functools import partial
from uuid import UUID, uuid4

from litestar import get, post
from litestar.params import FromPath
from litestar.response import Redirect, Template
from litestar.types import ControllerRouterHandler

from services.reintegration import words as desk_words
from services.reintegration.contacts.forms import moment
from services.reintegration.group_programmes import queries, words
from services.reintegration.group_programmes.actions import planning
from services.reintegration.group_programmes.actions.attending import mark
from services.reintegration.group_programmes.domain.attendance import CAME, MARKS
from services.reintegration.group_programmes.domain.states import NOT_HELD, SEATED, GroupState
from services.reintegration.group_programmes.forms import CallOffForm, SeenForm, TimeForm, labels, marks_of, time_wrong
from services.reintegration.group_programmes.permissions import GroupPermission
from services.reintegration.group_programmes.queries import GroupRow, ParticipationRow, SessionRow
from shared import clock
from shared.access import seen
from shared.web.forms import FormErrors, parse
from shared.web.guards import requires
from shared.web.i18n import gettext
from shared.web.pages import back_to, page
from shared.web.request import Fields, Web, read_fields

PLANS, PEOPLE = requires(GroupPermission.PLAN), requires(GroupPermission.PEOPLE)
ONE = "/group-sessions/{group_session:uuid}"


@get(ONE, guards=[PEOPLE])
async def attendance(request: Web, group_session: FromPath[UUID]) -> Template:
    """The list of who comes, and who came."""
    return await _list(request, group_session)


@post(ONE, guards=[PEOPLE], status_code=200)
async def save(request: Web, group_session: FromPath[UUID]) -> Template | Redirect:
    """Write down who came; whoever has no mark yet can be added later."""
    fields = await read_fields(request)
    group, row = await queries.session_of(group_session, request.user)
    of = {each.id: each.name for each in await _expected(group, row, request)}
    form, marks = parse(SeenForm, fields), marks_of(fields, of)
    if isinstance(form, FormErrors):
        return await _list(request, group_session, form, fields)
    if not marks and of:
        first = f"mark-{next(iter(of))}"
        return await _list(request, group_session, FormErrors({first: gettext("Choose for at least one person whether they came")}), fields)
    if any(each.mark not in MARKS for each in marks.values()):
        return await _list(request, group_session, FormErrors({"marks": gettext("Choose from the list")}), fields)
    await mark(group_session, marks, seen_version=form.version, by=request.user, now=clock.now())
    return back_to(f"/group-sessions/{group_session}")


@get(f"{ONE}/print", guards=[PEOPLE])
async def on_paper(request: Web, group_session: FromPath[UUID]) -> Template:
    """The list for handwriting."""
    group, row = await queries.session_of(group_session, request.user)
    people = await _expected(group, row, request)
    return page(
        request, "group_programmes/print.html", group=group, row=row, people=people, marks=[words.mark(each) for each in MARKS],
        words=words,
    )  # fmt: skip


@get(f"{ONE}/move", guards=[PLANS])
async def moving(request: Web, group_session: FromPath[UUID]) -> Template:
    """The form for another time."""
    return await _time(request, group_session, more=False)


@post(f"{ONE}/move", guards=[PLANS], status_code=200)
async def move(request: Web, group_session: FromPath[UUID]) -> Template | Redirect:
    """Another time."""
    return await _at(request, group_session, more=False)


@get(f"{ONE}/catch-up", guards=[PLANS])
async def adding(request: Web, group_session: FromPath[UUID]) -> Template:
    """The form for a session more."""
    return await _time(request, group_session, more=True)


@post(f"{ONE}/catch-up", guards=[PLANS], status_code=200)
async def catch_up(request: Web, group_session: FromPath[UUID]) -> Template | Redirect:
    """A session more for those who missed this one."""
    return await _at(request, group_session, more=True)


@get(f"{ONE}/not-held", guards=[PLANS])
async def not_held(request: Web, group_session: FromPath[UUID]) -> Template:
    """The form that asks why."""
    return await _why(request, group_session)


@post(f"{ONE}/not-held", guards=[PLANS], status_code=200)
async def call_off(request: Web, group_session: FromPath[UUID]) -> Template | Redirect:
    """It does not, or did not, take place."""
    fields = await read_fields(request)
    form = parse(CallOffForm, fields, labels())
    if isinstance(form, FormErrors):
        return await _why(request, group_session, form, fields)
    group = await planning.call_off(group_session, form.why_not, seen_version=form.version, by=request.user, now=clock.now())
    return back_to(f"/groups/{group}")


@post(f"{ONE}/restore", guards=[PLANS])
async def restore(request: Web, group_session: FromPath[UUID]) -> Redirect:
    """It was called off by mistake."""
    form = parse(SeenForm, await read_fields(request))
    version = 0 if isinstance(form, FormErrors) else form.version
    return back_to(f"/groups/{await planning.restore(group_session, seen_version=version, by=request.user, now=clock.now())}")


async def _expected(group: GroupRow, row: SessionRow, request: Web) -> list[ParticipationRow]:
    """Who has a seat; to a session that catches one up come those who missed it. The reader leads the group: that is recorded."""
    marks = await queries.marks_of(group.id)
    people = [each for each in await queries.people_of(group.id, request.user) if each.state in SEATED]
    if row.catches_up is not None:
        missed = row.catches_up
        before = {each.id: marks.get(each.id, {}).get(missed) for each in people}
        people = [
            each for each in people if row.id in marks.get(each.id, {}) or (found := before[each.id]) is None or found.mark not in CAME
        ]  # fmt: skip
    seen.saw(*(each.person for each in people), reason=words.purpose("lead"))
    return people


async def _list(request: Web, session: UUID, errors: FormErrors | None = None, typed: Fields | None = None) -> Template:
    group, row = await queries.session_of(session, request.user)
    people, marks, now = await _expected(group, row, request), await queries.marks_of(group.id), clock.now()
    known = {each.id: found.mark for each in people if (found := marks.get(each.id, {}).get(row.id))}
    given = typed or {f"mark-{number}": code for number, code in known.items()}
    return page(
        request, "group_programmes/attendance.html", status=422 if errors else 200, group=group, row=row, people=people, given=given,
        known=known, choices=[(code, words.mark(code)) for code in MARKS], words=words, errors=errors or FormErrors({}),
        may_mark=row.starts_at <= now and row.state != "not_held" and group.state == GroupState.OPEN,
    )  # fmt: skip


async def _time(request: Web, session: UUID, errors: FormErrors | None = None, typed: Fields | None = None, *, more: bool) -> Template:
    group, row = await queries.session_of(session, request.user)
    return page(
        request, "group_programmes/time.html", status=422 if errors else 200, group=group, row=row, more=more, token=uuid4(), words=words,
        errors=errors or FormErrors({}), typed=typed or {},
    )  # fmt: skip


async def _at(request: Web, session: UUID, *, more: bool) -> Template | Redirect:
    fields, now = await read_fields(request), clock.now()
    form = parse(TimeForm, fields, labels(), check=partial(time_wrong, now_on=desk_words.today(now)))
    if isinstance(form, FormErrors):
        return await _time(request, session, form, fields, more=more)
    starts_at = moment(form.day, form.at)
    if starts_at <= now:
        return await _time(request, session, FormErrors({"at": gettext("This time has passed")}, labels()), fields, more=more)
    if more:
        group = await planning.catch_up(session, starts_at, token=form.token or uuid4(), by=request.user, now=now)
    else:
        group = await planning.move_session(session, starts_at, seen_version=form.version or 0, by=request.user, now=now)
    return back_to(f"/groups/{group}")


async def _why(request: Web, session: UUID, errors: FormErrors | None = None, typed: Fields | None = None) -> Template:
    group, row = await queries.session_of(session, request.user)
    return page(
        request, "group_programmes/not_held.html", status=422 if errors else 200, group=group, row=row, words=words,
        errors=errors or FormErrors({}), typed=typed or {}, reasons=[(code, words.reason(code)) for code in NOT_HELD],
    )  # fmt: skip


route_handlers: list[ControllerRouterHandler] = [
    attendance, save, on_paper, moving, move, adding, catch_up, not_held, call_off, restore,
]  # fmt: skip
