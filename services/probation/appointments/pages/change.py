"""Another time for an appointment, cancelling it, and taking that back; the slip that the person gets."""

from typing import cast
from uuid import UUID
from zoneinfo import ZoneInfo

from litestar import get, post
from litestar.params import FromPath
from litestar.response import Redirect, Template

from services.probation.appointments import queries, words
from services.probation.appointments.domain.clashes import Slot, clashes
from services.probation.appointments.domain.kinds import Kind, Purpose
from services.probation.appointments.domain.lifecycle import InThePast, NotAllowed, State, TooLate
from services.probation.appointments.forms import Moved, read_cancel, read_move
from services.probation.appointments.pages.case import changed_meanwhile, shown_appointment
from services.probation.appointments.permissions import AppointmentPermission
from services.probation.appointments.planning import cancel, reschedule, restore
from services.probation.appointments.queries import ShownAppointment
from services.probation.cases.pages import case_of
from services.probation.errors import AlreadyClosed, AlreadyDecided
from shared import clock
from shared.law.calendar import is_working_day
from shared.web import i18n
from shared.web.asking import ask, is_sure
from shared.web.forms import FormErrors
from shared.web.guards import requires
from shared.web.i18n import format_datetime, gettext
from shared.web.pages import back_to, page
from shared.web.request import Fields, Web, read_fields

PLANS = requires(AppointmentPermission.PLAN)


@get("/appointments/{appointment:uuid}/reschedule", guards=[PLANS])
async def reschedule_page(request: Web, appointment: FromPath[UUID]) -> Template | Redirect:
    """The form, filled in with the time and place as they are."""
    row = await shown_appointment(request, appointment)
    if row.state != State.PLANNED:
        return back_to(f"/appointments/{appointment}")
    local = row.starts_at.astimezone(ZoneInfo(row.time_zone))
    given = {"day": local.date().isoformat(), "at": f"{local:%H:%M}", "minutes": str(row.minutes)}
    given |= {"place": row.place or "", "bring": row.bring or "", "phone": row.phone or ""}
    return _reschedule_form(request, row, given, FormErrors({}))


@post("/appointments/{appointment:uuid}/reschedule", guards=[PLANS], status_code=200)
async def move(request: Web, appointment: FromPath[UUID]) -> Template | Redirect:
    """Plan it for another time. A day off and a clash are shown first."""
    row, fields, now = await shown_appointment(request, appointment), await read_fields(request), clock.now()
    case = await case_of(request, row.person)
    read = read_move(fields, case, Kind(row.kind), (cast("Purpose", row.purpose), row.purpose_words), now)
    if isinstance(read, FormErrors):
        return _reschedule_form(request, row, fields, read, status=422)
    if not is_sure(fields) and (against := await _against(row, read)):
        return ask(
            request,
            fields,
            title=gettext("Is %(when)s right?", when=format_datetime(read.starts_at, row.time_zone)),
            follows=" ".join(f"{each}." for each in against),
            button=gettext("Take this time all the same"),
            back=f"/appointments/{appointment}/reschedule",
        )
    try:
        made = await reschedule(
            appointment, read.starts_at, read.new, asked_by=read.asked_by, why=read.why, seen_version=read.version, by=request.user, now=now
        )
    except InThePast:
        return _reschedule_form(request, row, fields, FormErrors({"at": words.problem("past_time")}, words.field_names()), status=422)
    except (AlreadyDecided, AlreadyClosed, NotAllowed, TooLate):
        return changed_meanwhile(request, row)
    return back_to(f"/appointments/{made}")


async def _against(row: ShownAppointment, moved: Moved) -> list[str]:
    """What stands against the new time, in words."""
    zone, ends_at = ZoneInfo(row.time_zone), moved.starts_at + (row.ends_at - row.starts_at)
    busy = await queries.busy(row.person, row.officer, moved.starts_at, ends_at, but=row.id)
    found = [words.clash(each.kind) for each in clashes(Slot(row.person, row.officer, moved.starts_at, ends_at), busy, zone)]
    if not is_working_day(moved.starts_at.astimezone(zone).date()):
        found.append(gettext("This is a day off"))
    return list(dict.fromkeys(found))


@get("/appointments/{appointment:uuid}/cancel", guards=[PLANS])
async def cancel_page(request: Web, appointment: FromPath[UUID]) -> Template | Redirect:
    """Who cancels it, and why."""
    row = await shown_appointment(request, appointment)
    return _cancel_form(request, row, {}, FormErrors({})) if row.state == State.PLANNED else back_to(f"/appointments/{appointment}")


@post("/appointments/{appointment:uuid}/cancel", guards=[PLANS], status_code=200)
async def cancel_appointment(request: Web, appointment: FromPath[UUID]) -> Template | Redirect:
    """Cancel it. Before its time it can be taken back."""
    row, fields = await shown_appointment(request, appointment), await read_fields(request)
    form = read_cancel(fields)
    if isinstance(form, FormErrors):
        return _cancel_form(request, row, fields, form, status=422)
    try:
        await cancel(appointment, asked_by=form.asked_by, why=form.why, seen_version=form.version, by=request.user, now=clock.now())
    except (AlreadyDecided, NotAllowed, TooLate):
        return changed_meanwhile(request, row)
    return back_to(f"/appointments/{appointment}")


@post("/appointments/{appointment:uuid}/restore", guards=[PLANS], status_code=200)
async def restore_appointment(request: Web, appointment: FromPath[UUID]) -> Template | Redirect:
    """A cancelled appointment takes place after all."""
    row, fields = await shown_appointment(request, appointment), await read_fields(request)
    version = str(fields.get("version", ""))
    try:
        seen_version = int(version[:9]) if version.isascii() and version.isdigit() else 0
        await restore(appointment, seen_version=seen_version, by=request.user, now=clock.now())
    except (AlreadyDecided, AlreadyClosed, NotAllowed, InThePast):
        return changed_meanwhile(request, row)
    return back_to(f"/appointments/{appointment}")


@get("/appointments/{appointment:uuid}/slip", guards=[requires(AppointmentPermission.READ)])
async def slip_page(request: Web, appointment: FromPath[UUID]) -> Template:
    """On paper, in the language of the person unless another is asked for: where, when, what to bring, whom to call."""
    row, asked = await shown_appointment(request, appointment), request.query_params.get("language")
    case = await case_of(request, row.person)
    i18n.use(next((each for each in i18n.LANGUAGES if each == asked), case.language))
    return page(request, "appointments/slip.html", appointment=row, case=case, words=words, made_at=clock.now())


def _reschedule_form(request: Web, row: ShownAppointment, given: Fields, errors: FormErrors, *, status: int = 200) -> Template:
    return page(request, "appointments/reschedule.html", status=status, appointment=row, given=given, errors=errors, **_words())


def _cancel_form(request: Web, row: ShownAppointment, given: Fields, errors: FormErrors, *, status: int = 200) -> Template:
    return page(request, "appointments/cancel.html", status=status, appointment=row, given=given, errors=errors, **_words())


def _words() -> dict[str, object]:
    return {"names": words.field_names(), "words": words}


route_handlers = [reschedule_page, move, cancel_page, cancel_appointment, restore_appointment, slip_page]
