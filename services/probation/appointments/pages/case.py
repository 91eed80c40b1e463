"""The appointments of a case, planning new ones with their preview, and one appointment."""

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

from litestar import get, post
from litestar.exceptions import NotFoundException
from litestar.params import FromPath
from litestar.response import Redirect, Template

from services.probation.appointments import queries, words
from services.probation.appointments.as_check_in import Met, would_count
from services.probation.appointments.domain.clashes import Clash, Slot, clashes
from services.probation.appointments.domain.kinds import FIELD_VISITS, OF_BRACELETS
from services.probation.appointments.domain.lifecycle import InThePast, State
from services.probation.appointments.domain.outcomes import outcome
from services.probation.appointments.forms import Planned, read_plan
from services.probation.appointments.permissions import AppointmentPermission
from services.probation.appointments.planning import plan
from services.probation.appointments.queries import ShownAppointment
from services.probation.attachments.panels import papers_of
from services.probation.cases.pages import case_of
from services.probation.cases.rows import Case
from services.probation.check_ins.by_hand.queries import visit_with
from services.probation.check_ins.by_hand.words import counting
from services.probation.check_ins.by_hand.words import would_count as says_of
from services.probation.check_ins.permissions import CheckInPermission
from services.probation.errors import AlreadyClosed
from services.probation.local_time import local_today
from services.probation.words import who
from shared import clock
from shared.access.permissions import may
from shared.db.keyset import cursor
from shared.law.calendar import is_working_day
from shared.web import i18n
from shared.web.asking import is_sure
from shared.web.fields import day_asked
from shared.web.forms import FormErrors
from shared.web.guards import requires
from shared.web.kept import keep_when_asked
from shared.web.pages import back_to, page
from shared.web.request import Fields, Web, read_fields

ON_A_PAGE = 50


@get("/people/{person:uuid}/appointments", guards=[requires(AppointmentPermission.READ)])
async def appointments_page(request: Web, person: FromPath[UUID]) -> Template:
    """Every appointment of a case, the latest day first."""
    case, now = await case_of(request, person), clock.now()
    found = await queries.of_person(request.user, person, size=ON_A_PAGE, after=cursor(request.query_params.get("after")))
    return page(
        request,
        "appointments/list.html",
        case=case,
        appointments=found,
        words=words,
        state=lambda row: words.state(row.state, row.starts_at, now, row.outcome),
        may_plan=case.is_open and may(request.user, AppointmentPermission.PLAN),
        may_record=case.is_open and may(request.user, AppointmentPermission.RECORD),
    )


@get("/people/{person:uuid}/appointments/new", guards=[requires(AppointmentPermission.PLAN)])
async def plan_page(request: Web, person: FromPath[UUID]) -> Template | Redirect:
    """The form, filled in with the place of this officer's last appointment, and a day that was chosen in the diary."""
    case = await case_of(request, person)
    if not case.is_open:
        return back_to(f"/people/{person}/appointments")
    day, _ = day_asked(request.query_params.get("day"))
    last = await queries.last_place(case.officer)
    given = {
        "form_token": str(uuid4()),
        "day": day.isoformat() if day else "",
        "minutes": "30",
        "series": "once",
        "place": last.place if last else "",
        "phone": last.phone if last else "",
    }
    return _plan_form(request, case, given, FormErrors({}))


@post("/people/{person:uuid}/appointments/new", guards=[requires(AppointmentPermission.PLAN)], status_code=200)
async def plan_appointments(request: Web, person: FromPath[UUID]) -> Template | Redirect:
    """Plan it. A series, a day off and a clash are shown first; the officer decides."""
    case, fields, now = await case_of(request, person), await read_fields(request, "leave_out"), clock.now()
    read = read_plan(fields, case, now)
    if isinstance(read, FormErrors):
        return _plan_form(request, case, fields, read, status=422)
    if not is_sure(fields):
        days = await preview(case, read)
        if len(days) > 1 or any(row.clashes or row.day_off for row in days):
            keep_when_asked(request)
            return page(
                request, "appointments/preview.html", case=case, days=days, fields=_hidden(fields), new=read.new, at=read.at, words=words
            )
    try:
        moments, whose = read.moments(ZoneInfo(case.time_zone)), case.registration
        made = await plan(person, read.new, moments, token=read.token, registration=whose, by=request.user, now=now)
    except AlreadyClosed:
        return page(request, "probation/decided.html", status=409, address=f"/people/{person}", case=case)
    except InThePast:
        return _plan_form(request, case, fields, FormErrors({"at": words.problem("past_time")}, words.field_names()), status=422)
    return back_to(f"/appointments/{made[0]}" if len(made) == 1 else f"/people/{person}/appointments")


@get("/appointments/{appointment:uuid}", guards=[requires(AppointmentPermission.READ)])
async def appointment_page(request: Web, appointment: FromPath[UUID]) -> Template:
    """One appointment: what is planned, how it ended, what was changed, and what can be done."""
    return await show(request, await shown_appointment(request, appointment), {}, FormErrors({}))


async def shown_appointment(request: Web, appointment: UUID) -> ShownAppointment:
    """The appointment, if this reader may see its case; 404 otherwise."""
    row = await queries.appointment(request.user, appointment)
    if row is None:
        raise NotFoundException
    return row


async def show(request: Web, row: ShownAppointment, given: Fields, errors: FormErrors, *, status: int = 200) -> Template:
    """The page of an appointment, with the form of its outcome."""
    now, is_open = clock.now(), row.case_state == "open"
    ahead = row.starts_at > now
    records, plans = may(request.user, AppointmentPermission.RECORD), may(request.user, AppointmentPermission.PLAN)
    planned, said = row.state == State.PLANNED, outcome(row.outcome) if row.outcome else None
    return page(
        request,
        "appointments/page.html",
        status=status,
        appointment=row,
        state=words.state(row.state, row.starts_at, now, row.outcome),
        versions=await queries.versions(row.id),
        papers=await papers_of(request, row.person),
        logged=await visit_with(row.id),
        words=words,
        counting=counting,
        who=who,
        names=words.field_names(),
        given=given,
        errors=errors,
        outcomes=words.outcomes(attended_only=ahead),
        reasons=words.absence_reasons(),
        decisions=words.decisions(),
        ahead=ahead,
        check_in=await check_in_offered(request, Met(row.person, row.supervising_authority, row.kind, min(row.starts_at, now)))
        if planned and is_open
        else None,
        may_record=records and planned and row.purpose not in OF_BRACELETS,
        may_record_equipment=records and planned and is_open and row.purpose in OF_BRACELETS,
        may_move=plans and planned and is_open and ahead,
        may_cancel=plans and planned and ahead,
        may_restore=plans and is_open and row.state == State.CANCELLED and ahead,
        may_write_visit=records and is_open and row.kind in FIELD_VISITS and not ahead and row.state in {State.PLANNED, State.RECORDED},
        may_correct=records and row.state == State.RECORDED,
        may_decide=records and row.state == State.RECORDED and said is not None and said.held_against == "to_decide" and not row.decision,
        wants_another=plans and is_open and said is not None and said.asks_for == "new_appointment",
        language_of_person=i18n.NAMES.get(row.language, row.language),  # type: ignore[call-overload]  # a code of the database
    )


@dataclass(frozen=True, slots=True)
class CheckInOffered:
    """What an appointment would count for as a check-in, in words; `seen` is sent along.

    `at_once`: it counts for a check-in and needs no reason why it is logged only now, so that one tap records both.
    """

    says: str
    seen: str
    at_once: bool


async def check_in_offered(request: Web, met: Met) -> CheckInOffered | None:
    """What the officer may tick; None where there is no check-in to log."""
    now = clock.now()
    counted = await would_count(met, now=now) if may(request.user, CheckInPermission.LOG) else None
    if counted is None:
        return None
    if counted.check_in is None:
        return CheckInOffered(says_of(counted), "", False)
    return CheckInOffered(says_of(counted), str(counted.check_in.id), local_today(now) == local_today(met.at))


def changed_meanwhile(request: Web, row: ShownAppointment) -> Template:
    """Somebody changed it after the officer opened the page."""
    return page(request, "probation/decided.html", status=409, address=f"/appointments/{row.id}", case=row)


@dataclass(frozen=True, slots=True)
class PreviewDay:
    """A day of the preview: the day by the rhythm, the day that is planned, whether it is a day off, and what stands against its time."""

    wanted: date
    day: date
    day_off: bool
    clashes: list[Clash]


async def preview(case: Case, planned: Planned) -> list[PreviewDay]:
    """The days of a plan, with what stands against each."""
    zone = ZoneInfo(case.time_zone)
    moments = planned.moments(zone)
    slots = [Slot(case.person, case.officer, each, each + timedelta(minutes=planned.new.minutes)) for each in moments]
    busy = await queries.busy(case.person, case.officer, moments[0], slots[-1].ends_at)
    rows = zip(planned.days, slots, strict=True)
    return [PreviewDay(each.wanted, each.day, not is_working_day(each.day), clashes(slot, busy, zone)) for each, slot in rows]


def _hidden(fields: Fields) -> list[tuple[str, str]]:
    return [(name, value) for name, value in fields.items() if isinstance(value, str) and name != "_csrf_token"]


def _plan_form(request: Web, case: Case, given: Fields, errors: FormErrors, *, status: int = 200) -> Template:
    return page(
        request,
        "appointments/plan.html",
        status=status,
        case=case,
        given=given,
        errors=errors,
        names=words.field_names(),
        words=words,
        language_of_person=i18n.NAMES[case.language],
    )


route_handlers = [appointments_page, plan_page, plan_appointments, appointment_page]
