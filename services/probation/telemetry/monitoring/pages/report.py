"""A report about damage, loss or a fault: made, the person heard, the finding."""

from uuid import UUID, uuid4

from litestar import get, post
from litestar.exceptions import NotFoundException
from litestar.params import FromPath
from litestar.response import Redirect, Template

from services.probation.attachments.panels import papers_of
from services.probation.cases.pages import case_of
from services.probation.cases.rows import Case
from services.probation.documents import words as document_words
from services.probation.errors import AlreadyClosed, AlreadyDecided
from services.probation.local_time import local_today
from services.probation.telemetry.monitoring import queries, reports, words
from services.probation.telemetry.monitoring.domain import law
from services.probation.telemetry.monitoring.domain.reports import State, allowed
from services.probation.telemetry.monitoring.forms import ReportChangeForm, read_report
from services.probation.telemetry.monitoring.pages.equipment import held_devices
from services.probation.telemetry.monitoring.papers import records_of
from services.probation.telemetry.monitoring.permissions import MonitoringPermission
from services.probation.telemetry.monitoring.queries import ShownReport
from services.probation.words import who
from shared import clock
from shared.access.permissions import may
from shared.web.forms import FormErrors, parse
from shared.web.guards import requires
from shared.web.pages import back_to, page
from shared.web.request import Fields, Web, read_fields

READS, EQUIPS = requires(MonitoringPermission.READ), requires(MonitoringPermission.EQUIP)


@get("/people/{person:uuid}/monitoring/report", guards=[EQUIPS])
async def new_page(request: Web, person: FromPath[UUID]) -> Template | Redirect:
    """The form of a report."""
    case = await case_of(request, person)
    if not case.is_open:
        return back_to(f"/people/{person}/monitoring")
    return await _form(request, case, {"form_token": str(uuid4())}, FormErrors({}))


@post("/people/{person:uuid}/monitoring/report", guards=[EQUIPS], status_code=200)
async def report(request: Web, person: FromPath[UUID]) -> Template | Redirect:
    """Report damage, loss or a fault."""
    case, fields, now = await case_of(request, person), await read_fields(request), clock.now()
    form = read_report(fields, local_today(now))
    if isinstance(form, FormErrors):
        return await _form(request, case, fields, form, status=422)
    try:
        number = await reports.report(person, form.new(), by=request.user, now=now)
    except AlreadyDecided:
        wrong = FormErrors({"device": words.problem("not_here")}, words.field_names())
        return await _form(request, case, fields, wrong, status=409)
    except AlreadyClosed:
        return page(request, "probation/decided.html", status=409, address=f"/people/{person}/monitoring", case=case)
    return back_to(f"/equipment-reports/{number}")


@get("/equipment-reports/{equipment_report:uuid}", guards=[READS])
async def report_page(request: Web, equipment_report: FromPath[UUID]) -> Template:
    """What was reported, said and found."""
    return await _show(request, await report_row(request, equipment_report), {}, FormErrors({}))


@post("/equipment-reports/{equipment_report:uuid}/change", guards=[EQUIPS], status_code=200)
async def change(request: Web, equipment_report: FromPath[UUID]) -> Template | Redirect:
    """Record what the person said, the finding, or that it was wrong."""
    row, fields = await report_row(request, equipment_report), await read_fields(request)
    form = parse(ReportChangeForm, fields, words.field_names())
    if isinstance(form, FormErrors):
        return await _show(request, row, fields, form, status=422)
    try:
        await reports.change(row.id, form.event, form.words, seen_version=form.version, by=request.user, now=clock.now())
    except (AlreadyClosed, AlreadyDecided):
        case = await case_of(request, row.person)
        return page(request, "probation/decided.html", status=409, address=f"/equipment-reports/{row.id}", case=case)
    return back_to(f"/equipment-reports/{row.id}")


async def _form(request: Web, case: Case, given: Fields, errors: FormErrors, *, status: int = 200) -> Template:
    devices = await held_devices(case.person)
    return page(
        request,
        "monitoring/report_form.html",
        status=status,
        case=case,
        devices=devices,
        given={"device": devices[0][0], **given} if len(devices) == 1 else given,
        errors=errors,
        names=words.field_names(),
        words=words,
    )


async def _show(request: Web, row: ShownReport, given: Fields, errors: FormErrors, *, status: int = 200) -> Template:
    case = await case_of(request, row.person)
    liability = law.liability(local_today(clock.now()))
    writes = row.case_state == "open" and may(request.user, MonitoringPermission.EQUIP)
    return page(
        request,
        "monitoring/report.html",
        status=status,
        report=row,
        case=case,
        state=words.report_state(row.state),
        offered=[(str(event), words.report_event(event)) for event in allowed(State(row.state))] if writes else [],
        deliberate=row.state == State.DELIBERATE,
        liability=liability,
        liability_source=words.norm(liability.source),
        events=await queries.events(row.id),
        papers=await papers_of(request, row.person),
        records=await records_of(row.id),
        may_record=may(request.user, MonitoringPermission.EQUIP),
        document_words=document_words,
        given=given,
        errors=errors,
        names=words.field_names(),
        words=words,
        who=who,
    )


async def report_row(request: Web, number: UUID) -> ShownReport:
    """The report, or 404."""
    row = await queries.report(request.user, number)
    if row is None:
        raise NotFoundException
    return row


route_handlers = [new_page, report, report_page, change]
