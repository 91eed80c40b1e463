"""How an appointment about a bracelet went, with what was done with the bracelet."""

from uuid import UUID, uuid4

from litestar import get, post
from litestar.exceptions import NotFoundException
from litestar.params import FromPath
from litestar.response import Redirect, Template

from services.probation.appointments import words as appointment_words
from services.probation.appointments.domain.lifecycle import NotAllowed, State, TooEarly
from services.probation.appointments.pages.case import shown_appointment
from services.probation.appointments.queries import ShownAppointment
from services.probation.cases.pages import case_of
from services.probation.documents.domain.equipment import ITEMS
from services.probation.equipment_visits import queries, words
from services.probation.equipment_visits.actions import record
from services.probation.equipment_visits.domain import Kind
from services.probation.equipment_visits.forms import read_record
from services.probation.equipment_visits.queries import Visit
from services.probation.errors import AlreadyClosed, AlreadyDecided, NotFound
from services.probation.local_time import local_today
from services.probation.telemetry.devices.assignment import AlreadyWorn, DeviceTaken
from services.probation.telemetry.monitoring import equipment
from services.probation.telemetry.monitoring import queries as monitoring
from services.probation.telemetry.monitoring import words as monitoring_words
from services.probation.telemetry.monitoring.pages.equipment import held_devices
from services.probation.telemetry.monitoring.permissions import MonitoringPermission
from services.probation.telemetry.orders.actions import NotOpen
from services.probation.telemetry.stock.actions import NotUsable
from services.probation.telemetry.stock.queries import in_store
from shared import clock
from shared.web.forms import FormErrors
from shared.web.guards import requires
from shared.web.pages import back_to, page
from shared.web.request import Fields, Web, read_fields

EQUIPS = requires(MonitoringPermission.EQUIP)
PROBLEMS: dict[type[Exception], tuple[str, str]] = {
    equipment.NoReason: ("without", "no_decision"),
    DeviceTaken: ("device", "taken"),
    AlreadyWorn: ("device", "worn"),
    NotUsable: ("device", "not_usable"),
    NotFound: ("device", "no_device"),
}
"""What is wrong with the bracelet: the field, and why."""


@get("/appointments/{appointment:uuid}/equipment", guards=[EQUIPS])
async def record_page(request: Web, appointment: FromPath[UUID]) -> Template | Redirect:
    """The form; once it was recorded, the appointment."""
    row, visit = await _both(request, appointment)
    if row.state != State.PLANNED or row.case_state != "open":
        return back_to(f"/appointments/{appointment}")
    return await _form(request, row, visit, {"form_token": str(uuid4()), "version": str(row.version)}, FormErrors({}))


@post("/appointments/{appointment:uuid}/equipment", guards=[EQUIPS], status_code=200)
async def record_visit(request: Web, appointment: FromPath[UUID]) -> Template | Redirect:
    """Record both, the appointment and the bracelet."""
    row, visit = await _both(request, appointment)
    fields = await read_fields(request, "items")
    form = read_record(fields, visit.kind)
    if isinstance(form, FormErrors):
        return await _form(request, row, visit, fields, form, status=422)
    try:
        await record(appointment, form.recorded(visit.kind), seen_version=form.version, by=request.user, now=clock.now())
    except TooEarly:
        wrong = FormErrors({"result": appointment_words.problem("too_early")}, words.field_names())
        return await _form(request, row, visit, fields, wrong, status=422)
    except tuple(PROBLEMS) as why:
        field, code = PROBLEMS[type(why)]
        wrong = FormErrors({field: monitoring_words.problem(code)}, words.field_names())
        return await _form(request, row, visit, fields, wrong, status=422)
    except (AlreadyClosed, AlreadyDecided, NotAllowed, NotOpen):
        return page(request, "probation/decided.html", status=409, address=f"/appointments/{appointment}", case=row)
    return back_to(f"/appointments/{appointment}")


async def _both(request: Web, appointment: UUID) -> tuple[ShownAppointment, Visit]:
    row, visit = await shown_appointment(request, appointment), await queries.of_appointment(appointment)
    if visit is None:
        raise NotFoundException
    return row, visit


async def _form(request: Web, row: ShownAppointment, visit: Visit, given: Fields, errors: FormErrors, *, status: int = 200) -> Template:
    case, fits = await case_of(request, row.person), visit.kind == Kind.INSTALLATION
    store = [(each.id, f"{each.id}, {each.vendor_name}") for each in await in_store(request.user)] if fits else []
    devices = store or await held_devices(row.person)
    return page(
        request,
        "equipment_visits/record.html",
        status=status,
        appointment=row,
        case=case,
        visit=visit,
        covered=await monitoring.covered(row.person, local_today(clock.now())),
        devices=devices,
        items=[(code, monitoring_words.item(code)) for code in ITEMS if fits or code != "leaflet"],
        reasons=appointment_words.absence_reasons(),
        given=given,
        errors=errors,
        names=words.field_names(),
        words=words,
        monitoring_words=monitoring_words,
    )


route_handlers = [record_page, record_visit]
