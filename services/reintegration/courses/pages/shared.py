"""What the desk's and the provider's pages of groups have in common; `home` is the address of the list."""

from functools import partial
from uuid import UUID, uuid4

from litestar.response import Redirect, Template

from services.reintegration import words as common
from services.reintegration.courses import queries, words
from services.reintegration.courses.actions import groups
from services.reintegration.courses.domain import GROUP_TRANSITIONS, MARKS, SEATED, GroupAct, GroupRow
from services.reintegration.courses.forms import (
    GroupForm,
    GroupMove,
    HeldForm,
    SessionForm,
    group_wrong,
    labels,
    session_wrong,
    typed_from,
)
from services.reintegration.courses.permissions import CoursePermission
from shared import clock
from shared.access.permissions import may
from shared.web.forms import FormErrors, parse
from shared.web.i18n import gettext
from shared.web.pages import back_to, page
from shared.web.request import Fields, Web, read_fields

DESK, PROVIDER = "/courses", "/provider/courses"
MARK = "mark-"
"""How the name of a mark's field begins; the place's id follows."""


async def one(request: Web, home: str, number: UUID, errors: FormErrors | None = None, typed: Fields | None = None) -> Template:
    """A group: seats, sessions, who takes part."""
    row = await queries.group(number, request.user)
    may_write = may(request.user, CoursePermission.WRITE) or may(request.user, CoursePermission.OWN)
    sessions = await queries.sessions_of(number)
    return page(
        request, "courses/group.html", status=422 if errors else 200, row=row, home=home, words=words, p=common, sessions=sessions,
        people=await queries.participants(number, request.user), errors=errors or FormErrors({}), typed=typed or {}, names=labels(),
        acts=[act for state, act in GROUP_TRANSITIONS if state == row.state] if may_write else [], may_write=may_write, token=uuid4(),
        to_catch_up=[(str(each.id), each.topic) for each in sessions if each.catch_up_for is None],
    )  # fmt: skip


async def new(request: Web, home: str, errors: FormErrors | None = None, typed: Fields | None = None) -> Template:
    """The empty form."""
    return await _form(request, home, None, errors, typed or {})


async def filled(request: Web, home: str, row: GroupRow, errors: FormErrors | None = None, typed: Fields | None = None) -> Template:
    """The form with what the group says."""
    return await _form(request, home, row, errors, typed or typed_from(row))


async def written(request: Web, home: str) -> Template | Redirect:
    """A new group."""
    fields, now = await read_fields(request), clock.now()
    if fields.get("find"):
        return await new(request, home, typed=fields)
    form = parse(GroupForm, fields, labels(), check=partial(group_wrong, today=common.today(now), new=True))
    if isinstance(form, FormErrors):
        return await new(request, home, form, fields)
    assert form.offer is not None
    made = await groups.write(form.offer, form.written(), token=form.token or uuid4(), by=request.user, now=now)
    return back_to(f"{home}/{made}")


async def changed(request: Web, home: str, number: UUID) -> Template | Redirect:
    """Write it anew."""
    fields, now, row = await read_fields(request), clock.now(), await queries.group(number, request.user)
    form = parse(GroupForm, fields, labels(), check=partial(group_wrong, today=common.today(now), taken=row.taken))
    if isinstance(form, FormErrors):
        return await filled(request, home, row, form, fields)
    await groups.change(number, form.written(), seen_version=form.version, by=request.user, now=now)
    return back_to(f"{home}/{number}")


async def moved(request: Web, home: str, number: UUID) -> Template | Redirect:
    """End, cancel or reopen it."""
    fields = await read_fields(request)
    form = parse(GroupMove, fields, labels())
    if not isinstance(form, FormErrors) and form.act is GroupAct.CANCEL and not form.why:
        form = FormErrors({"why": gettext("Say why")}, labels())
    if isinstance(form, FormErrors):
        return await one(request, home, number, form, fields)
    await groups.move(number, form.act, form.why or "", seen_version=form.version, by=request.user, now=clock.now())
    return back_to(f"{home}/{number}")


async def session_added(request: Web, home: str, number: UUID) -> Template | Redirect:
    """A session more."""
    fields, row = await read_fields(request), await queries.group(number, request.user)
    form = parse(SessionForm, fields, labels(), check=partial(session_wrong, row=row))
    if isinstance(form, FormErrors):
        return await one(request, home, number, form, fields)
    await groups.add_session(
        number, starts_at=form.starts_at(), minutes=form.minutes, topic=form.topic, catch_up_for=form.catch_up_for, token=form.token,
        by=request.user, now=clock.now(),
    )  # fmt: skip
    return back_to(f"{home}/{number}")


async def session_page(
    request: Web, home: str, number: UUID, session: UUID, errors: FormErrors | None = None, typed: Fields | None = None
) -> Template:
    """Who came to a session."""
    row, found = await queries.group(number, request.user), await queries.session(session, number)
    marks = {each.place: each.mark for each in await queries.marks_of(number, session=session)}
    people = [each for each in await queries.participants(number, request.user) if each.state in SEATED or each.id in marks]
    held = {True: "yes", False: "no", None: ""}[found.held]
    as_it_is: Fields = {"held": held, "version": str(found.version)} | {f"{MARK}{place}": mark for place, mark in marks.items()}
    return page(
        request, "courses/session.html", status=422 if errors else 200, row=row, session=found, home=home, people=people, words=words,
        names=labels() | {f"{MARK}{each.id}": each.shared_name for each in people}, typed=typed or as_it_is,
        errors=errors or FormErrors({}), marks=[(each, words.mark(each)) for each in MARKS], field=MARK,
        began=found.starts_at <= clock.now(),
    )  # fmt: skip


async def marked(request: Web, home: str, number: UUID, session: UUID) -> Template | Redirect:
    """Write down who came; who was there must be said of everybody where the session took place."""
    fields = await read_fields(request)
    form = parse(HeldForm, fields, labels())
    people = [each for each in await queries.participants(number, request.user) if each.state in SEATED]
    marks = {each.id: str(fields[f"{MARK}{each.id}"]) for each in people if fields.get(f"{MARK}{each.id}")}
    if not isinstance(form, FormErrors) and form.held == "yes" and (missing := [each for each in people if each.id not in marks]):
        names = {f"{MARK}{each.id}": each.shared_name for each in missing}
        form = FormErrors({name: gettext("Choose whether the person came") for name in names}, names)
    if isinstance(form, FormErrors):
        return await session_page(request, home, number, session, form, fields)
    await groups.mark(number, session, held=form.held == "yes", marks=marks, seen_version=form.version, by=request.user, now=clock.now())
    return back_to(f"{home}/{number}")


async def _form(request: Web, home: str, row: GroupRow | None, errors: FormErrors | None, typed: Fields) -> Template:
    offers = await queries.offers(str(typed.get("find_name") or ""), request.user.provider) if row is None else []
    return page(
        request, "courses/form.html", status=422 if errors else 200, home=home, row=row, errors=errors or FormErrors({}), typed=typed,
        names=labels(), token=typed.get("token") or uuid4(), spoken=[(code, common.language(code)) for code in ("kk", "ru", "en")],
        offers=[(str(each.id), f"{each.organisation_name}: {common.words(each.name)}") for each in offers],
    )  # fmt: skip
