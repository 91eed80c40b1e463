"""How an appointment ended: recorded, corrected, decided; and a visit without an appointment."""

from datetime import datetime
from typing import get_args
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

from litestar import get, post
from litestar.params import FromPath
from litestar.response import Redirect, Template

from services.probation.appointments import words
from services.probation.appointments.actions import (
    VisitThen,
    VisitUndecided,
    correct_outcome,
    decide,
    record_outcome,
    record_visit,
)
from services.probation.appointments.as_check_in import Met
from services.probation.appointments.domain.kinds import Kind
from services.probation.appointments.domain.lifecycle import NotAllowed, State, TooEarly
from services.probation.appointments.domain.outcomes import DECISIONS
from services.probation.appointments.forms import read_outcome, read_visit
from services.probation.appointments.pages.case import changed_meanwhile, check_in_offered, show, shown_appointment
from services.probation.appointments.pages.check_in import NOT_LOGGED, as_check_in, not_logged
from services.probation.appointments.permissions import AppointmentPermission
from services.probation.appointments.queries import ShownAppointment
from services.probation.cases.pages import case_of
from services.probation.cases.rows import Case
from services.probation.check_ins.by_hand.actions import VisitFixed
from services.probation.check_ins.by_hand.queries import visit_with
from services.probation.check_ins.by_hand.words import counting
from services.probation.errors import AlreadyClosed, AlreadyDecided
from services.probation.words import note_problem
from shared import clock
from shared.web.forms import FormErrors
from shared.web.guards import requires
from shared.web.pages import back_to, page
from shared.web.request import Fields, Web, read_fields

RECORDS = requires(AppointmentPermission.RECORD)
LONGEST = 2000


@post("/appointments/{appointment:uuid}/outcome", guards=[RECORDS], status_code=200)
async def record(request: Web, appointment: FromPath[UUID]) -> Template | Redirect:
    """Record how it ended, on the appointment as it was shown."""
    row, fields, now = await shown_appointment(request, appointment), await read_fields(request), clock.now()
    read = read_outcome(fields, now, correcting=False)
    if isinstance(read, FormErrors):
        return await show(request, row, fields, read, status=422)
    version, ended, _ = read
    try:
        await record_outcome(appointment, ended, as_check_in=as_check_in(fields), seen_version=version, by=request.user, now=now)
    except TooEarly:
        return await show(request, row, fields, _wrong("outcome", words.problem("too_early")), status=422)
    except NOT_LOGGED as why:
        return await show(request, row, fields, not_logged(why), status=409)
    except (AlreadyDecided, NotAllowed):
        return changed_meanwhile(request, row)
    return back_to(f"/appointments/{appointment}")


@get("/appointments/{appointment:uuid}/correct", guards=[RECORDS])
async def correct_page(request: Web, appointment: FromPath[UUID]) -> Template | Redirect:
    """The outcome again, with the reason of the correction."""
    row = await shown_appointment(request, appointment)
    if row.state != State.RECORDED:
        return back_to(f"/appointments/{appointment}")
    return await _correct_form(request, row, {}, FormErrors({}))


@post("/appointments/{appointment:uuid}/correct", guards=[RECORDS], status_code=200)
async def correct(request: Web, appointment: FromPath[UUID]) -> Template | Redirect:
    """Record the right outcome as a new version."""
    row, fields, now = await shown_appointment(request, appointment), await read_fields(request), clock.now()
    if row.state != State.RECORDED:
        return changed_meanwhile(request, row)
    read = read_outcome(fields, now, correcting=True)
    if isinstance(read, FormErrors):
        return await _correct_form(request, row, fields, read, status=422)
    version, ended, why = read
    visit: VisitThen | None = next((each for each in get_args(VisitThen) if each == fields.get("visit")), None)
    try:
        await correct_outcome(
            appointment, ended, why, as_check_in=as_check_in(fields), visit=visit, seen_version=version, by=request.user, now=now
        )
    except TooEarly:
        return await _correct_form(request, row, fields, _wrong("outcome", words.problem("too_early")), status=422)
    except VisitUndecided:
        return await _correct_form(request, row, fields, _wrong("visit", words.problem("visit_then")), status=422)
    except VisitFixed:
        return await _correct_form(request, row, fields, _wrong("visit", words.problem("visit_fixed")), status=409)
    except NOT_LOGGED as not_now:
        return await _correct_form(request, row, fields, not_logged(not_now), status=409)
    except (AlreadyDecided, NotAllowed):
        return changed_meanwhile(request, row)
    return back_to(f"/appointments/{appointment}")


@post("/appointments/{appointment:uuid}/decide", guards=[RECORDS], status_code=200)
async def decide_outcome(request: Web, appointment: FromPath[UUID]) -> Template | Redirect:
    """What the officer does about an outcome that may be held against the person."""
    row, fields = await shown_appointment(request, appointment), await read_fields(request)
    decision, why, version = fields.get("decision", ""), fields.get("why", "").strip(), fields.get("version", "")
    wrong = {}
    if decision not in DECISIONS or not version.isascii() or not version.isdigit():
        wrong["decision"] = words.problem("decision")
    if not why or len(why) > LONGEST:
        wrong["why"] = note_problem(why)
    if wrong:
        return await show(request, row, fields, FormErrors(wrong, words.field_names()), status=422)
    try:
        await decide(appointment, decision, why, seen_version=int(version[:9]), by=request.user, now=clock.now())
    except (AlreadyDecided, NotAllowed):
        return changed_meanwhile(request, row)
    return back_to(f"/appointments/{appointment}")


@get("/people/{person:uuid}/appointments/visit", guards=[RECORDS])
async def visit_page(request: Web, person: FromPath[UUID]) -> Template | Redirect:
    """Somebody came without an appointment: today, now, unless the officer says otherwise."""
    case = await case_of(request, person)
    if not case.is_open:
        return back_to(f"/people/{person}/appointments")
    local = clock.now().astimezone(ZoneInfo(case.time_zone))
    given = {"form_token": str(uuid4()), "kind": "office", "day": local.date().isoformat(), "at": f"{local:%H:%M}"}
    return await _visit_form(request, case, given, FormErrors({}))


@post("/people/{person:uuid}/appointments/visit", guards=[RECORDS], status_code=200)
async def record_unscheduled(request: Web, person: FromPath[UUID]) -> Template | Redirect:
    """Record the visit with its outcome."""
    case, fields, now = await case_of(request, person), await read_fields(request), clock.now()
    read = read_visit(fields, case, now)
    if isinstance(read, FormErrors):
        return await _visit_form(request, case, fields, read, status=422)
    try:
        made = await record_visit(
            person, read.new, read.came_at, read.ended, token=read.token, registration=case.registration,
            as_check_in=as_check_in(fields), by=request.user, now=now,
        )  # fmt: skip
    except AlreadyClosed:
        return page(request, "probation/decided.html", status=409, address=f"/people/{person}", case=case)
    except NOT_LOGGED as why:
        return await _visit_form(request, case, fields, not_logged(why), came_at=read.came_at, status=409)
    return back_to(f"/appointments/{made}")


def _wrong(field: str, text: str) -> FormErrors:
    return FormErrors({field: text}, words.field_names())


async def _correct_form(request: Web, row: ShownAppointment, given: Fields, errors: FormErrors, *, status: int = 200) -> Template:
    """A visit that was logged with the outcome stands or is taken back; where none was, the form offers the check-in."""
    logged, offered = await visit_with(row.id), None
    if logged is None and row.case_state == "open":
        met = Met(row.person, row.supervising_authority, row.kind, min(row.starts_at, clock.now()))
        offered = await check_in_offered(request, met)
    shown = _words() | {"logged": logged, "check_in": offered, "counting": counting}
    return page(request, "appointments/correct.html", status=status, appointment=row, given=given, errors=errors, **shown)


async def _visit_form(
    request: Web, case: Case, given: Fields, errors: FormErrors, *, came_at: datetime | None = None, status: int = 200
) -> Template:
    """`came_at`: of which moment the form says what it would count for as a check-in; else of now."""
    met = Met(case.person, case.supervising_authority, str(given.get("kind") or Kind.OFFICE), came_at or clock.now())
    offered = await check_in_offered(request, met) if met.kind in set(Kind) else None
    shown = _words(attended_only=True)
    return page(request, "appointments/visit.html", status=status, case=case, given=given, errors=errors, check_in=offered, **shown)


def _words(*, attended_only: bool = False) -> dict[str, object]:
    return {
        "names": words.field_names(),
        "words": words,
        "outcomes": words.outcomes(attended_only=attended_only),
        "reasons": words.absence_reasons(),
    }


route_handlers = [record, correct_page, correct, decide_outcome, visit_page, record_unscheduled]
