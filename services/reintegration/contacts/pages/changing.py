"""One appointment: its outcome, cancelling it, the letter that invites to it."""

from functools import partial
from uuid import UUID

from litestar import Response, get, post
from litestar.params import FromPath, FromQuery
from litestar.response import Redirect, Template
from litestar.types import ControllerRouterHandler

from services.reintegration.cases import queries as cases
from services.reintegration.cases.domain import CaseRow, ensure_written_to
from services.reintegration.contacts import appointments, queries, words
from services.reintegration.contacts.domain import ATTENDED, WHY_NOT, AppointmentRow, State, clock_of_person
from services.reintegration.contacts.forms import CancelForm, OutcomeForm, ReminderForm, labels, outcome_wrong
from services.reintegration.contacts.letters import letter, pdf_of
from services.reintegration.contacts.permissions import ContactPermission
from services.reintegration.contacts.reminders import words as reminder_words
from services.reintegration.contacts.reminders.queries import reminder_of
from services.reintegration.contacts.reminders.texts import text_of
from services.reintegration.printing import spoken
from services.reintegration.sending.domain import number
from services.reintegration.settings import settings
from shared import clock
from shared.web.forms import FormErrors, parse
from shared.web.guards import requires
from shared.web.i18n import NAMES
from shared.web.pages import back_to, page, pdf_file
from shared.web.request import Fields, Web, read_fields


@get("/desk-appointments/{appointment:uuid}", guards=[requires(ContactPermission.KEEP)])
async def appointment_page(request: Web, appointment: FromPath[UUID]) -> Template:
    """What is agreed, what happened to it, and the form for the outcome."""
    return await _page(request, appointment)


@post("/desk-appointments/{appointment:uuid}", guards=[requires(ContactPermission.KEEP)])
async def record(request: Web, appointment: FromPath[UUID]) -> Template | Redirect:
    """Record the outcome, or correct it."""
    fields = await read_fields(request)
    row = await queries.appointment_of(appointment, request.user)
    form = parse(OutcomeForm, fields, labels(), check=partial(outcome_wrong, corrected=row.state == State.ENDED))
    if isinstance(form, FormErrors):
        return await _page(request, appointment, form, fields)
    person = await appointments.record(
        appointment, form.outcome(), why=form.why or "", seen_version=form.version, by=request.user, now=clock.now()
    )
    return back_to(f"/cases/{person}/contacts")


@post("/desk-appointments/{appointment:uuid}/cancel", guards=[requires(ContactPermission.KEEP)])
async def cancel(request: Web, appointment: FromPath[UUID]) -> Template | Redirect:
    """It does not take place."""
    fields = await read_fields(request)
    form = parse(CancelForm, fields, labels())
    if isinstance(form, FormErrors):
        return await _page(request, appointment, form, fields)
    person = await appointments.cancel(appointment, why=form.why, seen_version=form.version, by=request.user, now=clock.now())
    return back_to(f"/cases/{person}/contacts")


@post("/desk-appointments/{appointment:uuid}/reminder", guards=[requires(ContactPermission.KEEP)])
async def set_reminder(request: Web, appointment: FromPath[UUID]) -> Template | Redirect:
    """The person wants to be reminded, or does not."""
    fields = await read_fields(request)
    form = parse(ReminderForm, fields, labels())
    if isinstance(form, FormErrors):
        return await _page(request, appointment, form, fields)
    await appointments.set_reminder(appointment, wanted=form.wanted == "yes", by=request.user, now=clock.now())
    return back_to(f"/desk-appointments/{appointment}")


@get("/desk-appointments/{appointment:uuid}/letter", guards=[requires(ContactPermission.KEEP)])
async def invitation(request: Web, appointment: FromPath[UUID], language: FromQuery[str] = "") -> Template:
    """The letter to print, in the person's language unless another is asked for."""
    row, case = await _invited(request, appointment)
    chosen = spoken(language, case.language)
    return page(
        request, "contacts/letter.html", case=case, row=row, spoken=chosen, letter=letter(row, case.name, chosen),
        choices=list(NAMES.items()),
    )  # fmt: skip


@get("/desk-appointments/{appointment:uuid}/letter.pdf", guards=[requires(ContactPermission.KEEP)])
async def invitation_pdf(request: Web, appointment: FromPath[UUID], language: FromQuery[str] = "") -> Response[bytes]:
    """The same letter as PDF."""
    row, case = await _invited(request, appointment)
    return pdf_file("invitation.pdf", await pdf_of(row, case, spoken(language, case.language), clock.now()))


async def _invited(request: Web, appointment: UUID) -> tuple[AppointmentRow, CaseRow]:
    row = await queries.appointment_of(appointment, request.user)
    case = await cases.case(row.person, request.user)
    ensure_written_to(case)
    return row, case


async def _page(request: Web, appointment: UUID, errors: FormErrors | None = None, typed: Fields | None = None) -> Template:
    row, now = await queries.appointment_of(appointment, request.user), clock.now()
    case, reminder = await cases.case(row.person, request.user), await reminder_of(row.id)
    return page(
        request, "contacts/outcome.html", status=422 if errors else 200, row=row, case=case, reminder=reminder, r=reminder_words,
        said=text_of(row.starts_at, row.time_zone, (reminder and reminder.language) or case.language), number=number(case.phone or ""),
        now=now,
        events=await queries.events_of(appointment), errors=errors or FormErrors({}), typed=typed or {}, words=words,
        may_record=row.starts_at <= now and row.state in (State.PLANNED, State.ENDED), may_change=row.state == State.PLANNED,
        theirs=clock_of_person(row.starts_at, row.time_zone, settings().timezone),
        attended=[(code, words.attended(code)) for code in ATTENDED], reasons=[(code, words.why_not(code)) for code in WHY_NOT],
    )  # fmt: skip


route_handlers: list[ControllerRouterHandler] = [appointment_page, record, cancel, set_reminder, invitation, invitation_pdf]
