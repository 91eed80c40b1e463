"""Making an appointment, and moving it to another time."""

from functools import partial
from uuid import UUID, uuid4

from litestar import get, post
from litestar.params import FromPath
from litestar.response import Redirect, Template
from litestar.types import ControllerRouterHandler

from services.reintegration import words as common
from services.reintegration.cases import queries as cases
from services.reintegration.cases.domain import CaseStatus, ensure_open
from services.reintegration.contacts import appointments, queries, words
from services.reintegration.contacts.domain import LENGTHS, WAYS, ZONES, Act, AppointmentRow, next_state
from services.reintegration.contacts.forms import PlanForm, labels, plan_wrong
from services.reintegration.contacts.permissions import ContactPermission
from services.reintegration.contacts.reminders.deadlines import days_before
from services.reintegration.contacts.reminders.queries import reminder_of
from services.reintegration.sending.domain import number
from services.reintegration.settings import settings
from shared import clock
from shared.web.forms import FormErrors, parse
from shared.web.guards import requires
from shared.web.pages import back_to, page
from shared.web.request import Fields, Web, read_fields


@get("/cases/{person:uuid}/appointments/new", guards=[requires(ContactPermission.KEEP)])
async def new_appointment(request: Web, person: FromPath[UUID]) -> Template:
    """The form."""
    return await _form(request, person)


@post("/cases/{person:uuid}/appointments/new", guards=[requires(ContactPermission.KEEP)])
async def make(request: Web, person: FromPath[UUID]) -> Template | Redirect:
    """Make the appointment."""
    fields, now = await read_fields(request), clock.now()
    form = parse(PlanForm, fields, labels(), check=partial(plan_wrong, now=now, today=common.today(now), moved=False))
    if isinstance(form, FormErrors):
        return await _form(request, person, form, fields)
    await appointments.make(person, form.plan(), token=form.token or uuid4(), by=request.user, now=now)
    return back_to(f"/cases/{person}/contacts")


@get("/desk-appointments/{appointment:uuid}/move", guards=[requires(ContactPermission.KEEP)])
async def moving(request: Web, appointment: FromPath[UUID]) -> Template:
    """The form for another time, filled in with what was agreed."""
    return await _moving(request, await queries.appointment_of(appointment, request.user))


@post("/desk-appointments/{appointment:uuid}/move", guards=[requires(ContactPermission.KEEP)])
async def move(request: Web, appointment: FromPath[UUID]) -> Template | Redirect:
    """Another time: a new appointment in place of this one."""
    fields, now = await read_fields(request), clock.now()
    row = await queries.appointment_of(appointment, request.user)
    form = parse(PlanForm, fields, labels(), check=partial(plan_wrong, now=now, today=common.today(now), moved=True))
    if isinstance(form, FormErrors):
        return await _moving(request, row, form, fields)
    await appointments.move(appointment, form.plan(), why=form.why or "", seen_version=form.version or 0, by=request.user, now=now)
    return back_to(f"/cases/{row.person}/contacts")


async def _moving(request: Web, row: AppointmentRow, errors: FormErrors | None = None, typed: Fields | None = None) -> Template:
    next_state(row.state, Act.MOVE)
    as_it_is: Fields = {
        "way": row.way, "purpose": row.purpose, "minutes": str(row.minutes), "place": row.place or "", "time_zone": row.time_zone,
        "version": str(row.version),
    }  # fmt: skip
    if (reminder := await reminder_of(row.id)) and reminder.wanted:
        as_it_is["remind"] = "yes"
    return await _form(request, row.person, errors, typed or as_it_is, row)


async def _form(
    request: Web, person: UUID, errors: FormErrors | None = None, typed: Fields | None = None, moved: AppointmentRow | None = None
) -> Template:
    case = await cases.case(person, request.user)
    ensure_open(CaseStatus(case.status))
    return page(
        request, "contacts/appointment.html", status=422 if errors else 200, case=case, errors=errors or FormErrors({}),
        typed=typed or {"time_zone": settings().timezone}, token=uuid4(), moved=moved, lengths=LENGTHS,
        number=number(case.phone or ""), remind_days=days_before(clock.now()),
        ways=[(code, words.way(code)) for code in WAYS], zones=[(code, words.zone(code)) for code in ZONES],
    )  # fmt: skip


route_handlers: list[ControllerRouterHandler] = [new_appointment, make, moving, move]
