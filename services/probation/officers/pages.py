"""The officers of an office: what each carries, their capacity, and who gets one case."""

from uuid import UUID

from litestar import get, post
from litestar.exceptions import NotFoundException
from litestar.params import FromPath
from litestar.response import Redirect, Template

from services.probation.cases.pages import case_of
from services.probation.cases.rows import Case
from services.probation.errors import AlreadyClosed, AlreadyDecided
from services.probation.law import rules as law
from services.probation.local_time import local_today
from services.probation.officers import actions, forms, queries, words
from services.probation.officers.domain import Load
from services.probation.officers.permissions import OfficerPermission
from services.probation.officers.reassignment import may_undo
from shared import clock
from shared.web.forms import FormErrors
from shared.web.guards import requires
from shared.web.i18n import gettext
from shared.web.pages import back_to, page
from shared.web.request import Fields, Web, read_fields

NOTHING_WRONG = FormErrors({})


@get("/officers", guards=[requires(OfficerPermission.SEE)])
async def officers_page(request: Web) -> Template:
    """Everybody with what they carry, and the decisions about whole caseloads."""
    office, now = request.user.office or "", clock.now()
    return page(
        request,
        "officers/list.html",
        loads=await queries.loads(office, request.user.authority, now=now),
        decisions=await queries.decisions(office),
        may_undo=lambda each: each.undone_at is None and may_undo(each.decided_at, now),
        standard=law.rule("officer.capacity", local_today(now)),
    )


@get("/officers/{account:uuid}", guards=[requires(OfficerPermission.SEE)])
async def officer_page(request: Web, account: FromPath[UUID]) -> Template:
    """One officer: the load, the capacity and its history."""
    return await _one(request, await load_of(request, account), {}, NOTHING_WRONG)


@post("/officers/{account:uuid}/capacity", guards=[requires(OfficerPermission.CAPACITY)], status_code=200)
async def set_capacity(request: Web, account: FromPath[UUID]) -> Template | Redirect:
    """Set how many cases the officer can carry, from a day on."""
    load, given, now = await load_of(request, account), await read_fields(request), clock.now()
    form = forms.read_capacity(given, local_today(now))
    if isinstance(form, FormErrors):
        return await _one(request, load, given, form, 422)
    await actions.set_capacity(account, form.cases, form.valid_from, form.why, by=request.user, now=now)
    return back_to(f"/officers/{account}")


@get("/people/{person:uuid}/officer", guards=[requires(OfficerPermission.REASSIGN)])
async def change_page(request: Web, person: FromPath[UUID]) -> Template:
    """Who gets the case: the officers with their load."""
    return await _change(request, await case_of(request, person), {}, NOTHING_WRONG)


@post("/people/{person:uuid}/officer", guards=[requires(OfficerPermission.REASSIGN)], status_code=200)
async def change(request: Web, person: FromPath[UUID]) -> Template | Redirect:
    """Give the case to another officer of its office."""
    case, given = await case_of(request, person), await read_fields(request)
    loads = queries.choices(await queries.loads(case.office, request.user.authority, now=clock.now()))
    form = forms.read_change(given, {each.officer for each in loads})
    if isinstance(form, FormErrors):
        return await _change(request, case, given, form, 422)
    to = await queries.owner(case.office, request.user.authority, form.officer)
    if to is None:
        raise NotFoundException
    try:
        await actions.change_officer(person, to, form.reason, before=form.before, by=request.user, now=clock.now())
    except AlreadyClosed:
        return page(request, "probation/decided.html", status=409, address=f"/people/{person}", case=case)
    except AlreadyDecided:
        text = gettext("Somebody gave this case to %(officer)s meanwhile", officer=case.officer_name)
        return await _change(request, case, given, FormErrors({"officer": text}), 409)
    return back_to(f"/people/{person}")


async def load_of(request: Web, account: UUID) -> Load:
    """The officer of the reader's office, 404 for any other account."""
    found = await queries.load_of(request.user, account, now=clock.now())
    if found is None:
        raise NotFoundException
    return found


async def _one(request: Web, load: Load, given: Fields, errors: FormErrors, status: int = 200) -> Template:
    today = local_today(clock.now())
    return page(
        request,
        "officers/one.html",
        status=status,
        load=load,
        capacities=await queries.capacities(request.user.office or "", load.officer),
        standard=law.rule("officer.capacity", today),
        names=words.field_names(),
        given={"valid_from": today.isoformat(), **given},
        errors=errors,
    )


async def _change(request: Web, case: Case, given: Fields, errors: FormErrors, status: int = 200) -> Template:
    loads = queries.choices(await queries.loads(case.office, request.user.authority, now=clock.now()))
    return page(
        request,
        "officers/change.html",
        status=status,
        case=case,
        loads=[each for each in loads if each.officer != case.officer],
        names=words.field_names(),
        given=given,
        errors=errors,
    )


route_handlers = [officers_page, officer_page, set_capacity, change_page, change]
