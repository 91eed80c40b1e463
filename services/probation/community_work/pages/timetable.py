"""The timetable: an allocation is tried out first, then its sessions are made."""

from uuid import UUID, uuid4

from litestar import get, post
from litestar.params import FromPath
from litestar.response import Redirect, Template

from services.probation.cases.words import source
from services.probation.community_work import words
from services.probation.community_work.actions import timetable
from services.probation.community_work.domain.rules import limit_rules
from services.probation.community_work.domain.schedule import Plan
from services.probation.community_work.forms import read_allocation
from services.probation.community_work.pages.common import Shown, changed_meanwhile, shown
from services.probation.community_work.permissions import WorkPermission
from services.probation.community_work.queries import full_days, sites_of
from services.probation.errors import AlreadyClosed, AlreadyDecided, NotFound
from shared.db.keyset import cursor
from shared.web.forms import FormErrors
from shared.web.guards import requires
from shared.web.pages import back_to, page
from shared.web.request import Fields, Web, read_fields

WRITES = requires(WorkPermission.WRITE)


@get("/people/{person:uuid}/work/timetable", guards=[WRITES])
async def timetable_page(request: Web, person: FromPath[UUID]) -> Template | Redirect:
    """The form of an allocation, with the site of the order."""
    found = await shown(request, person)
    order = found.work.order
    if not found.may_write or order is None or order.acquainted_on is None:
        return back_to(found.home)
    given = {"form_token": str(uuid4()), "site": str(order.site or ""), "begins_on": found.today.isoformat()}
    return await _form(request, found, given, FormErrors({}))


@post("/people/{person:uuid}/work/timetable", guards=[WRITES], status_code=200)
async def plan_sessions(request: Web, person: FromPath[UUID]) -> Template | Redirect:
    """`act`: `make` makes the sessions, `again` makes those that are missing, `end` ends an allocation; else they are shown."""
    found, fields = await shown(request, person), await read_fields(request, "weekdays")
    who, registration, now, today = found.case.person, found.case.registration, found.now, found.today
    try:
        if fields.get("act") == "again":
            await timetable.replan(who, registration, by=request.user, now=now, today=today)
            return back_to(found.home)
        if fields.get("act") == "end":
            allocation = cursor(str(fields.get("allocation", ""))) or UUID(int=0)
            await timetable.end_allocation(who, registration, allocation, by=request.user, now=now, today=today)
            return back_to(found.home)
        return await _allocate(request, found, fields)
    except (AlreadyClosed, AlreadyDecided, NotFound):
        return changed_meanwhile(request, found)


async def _allocate(request: Web, found: Shown, fields: Fields) -> Template | Redirect:
    order, sites = found.work.order, await sites_of(found.case.office)
    read = read_allocation(fields, found.work, sites, found.today)
    if isinstance(read, FormErrors):
        return await _form(request, found, fields, read, status=422)
    if order is None:
        raise AlreadyDecided
    form, allocation = read
    if fields.get("act") == "make":
        digits = "".join(map(str, allocation.weekdays))
        what = timetable.NewAllocation(
            order.id, form.site, digits, form.starts, form.hours, form.begins_on, form.ends_on, form.form_token or uuid4()
        )
        await timetable.allocate(found.case.person, found.case.registration, what, by=request.user, now=found.now, today=found.today)
        return back_to(found.home)
    plan = await timetable.preview(found.case.registration, found.now, found.today, allocation)
    full = await full_days(form.site, [each.on for each in plan.create])
    return await _form(request, found, fields, FormErrors({}), plan=plan, full=full)


async def _form(
    request: Web, found: Shown, given: Fields, errors: FormErrors, *, plan: Plan | None = None, full: object = (), status: int = 200
) -> Template:
    sites = await sites_of(found.case.office)
    return page(
        request,
        "community_work/timetable.html",
        status=status,
        many=("weekdays",),
        found=found,
        case=found.case,
        given={"weekdays": [], **given},
        errors=errors,
        names=words.field_names(),
        words=words,
        source=source,
        plan=plan,
        full=full,
        site_names={each.id: each.name for each in sites},
        sites=[(str(each.id), f"{each.name}: {words.weekdays(each.open_days)}") for each in sites],
        limits=limit_rules(found.work.sentenced.kind or "community", free=found.work.requirement.free, on=found.today),
        balance=found.work.balance(found.today),
    )


route_handlers = [timetable_page, plan_sessions]
