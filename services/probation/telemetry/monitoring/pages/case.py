"""Electronic monitoring of one person: the decisions, the equipment, a request, the table, the leaflet."""

from uuid import UUID, uuid4

from litestar import Response, get, post
from litestar.params import FromPath
from litestar.response import Redirect, Template

from services.probation.attachments.panels import papers_of
from services.probation.cases.pages import case_of
from services.probation.cases.rows import Case
from services.probation.documents.printing.rules_of_use import rules_of_use
from services.probation.errors import AlreadyClosed
from services.probation.local_time import local_today
from services.probation.telemetry.devices.bracelet_queries import bracelet
from services.probation.telemetry.monitoring import actions, queries, words
from services.probation.telemetry.monitoring.domain import law
from services.probation.telemetry.monitoring.domain.decisions import HAVE_TERM, STANDING, Request, State, can_be_asked
from services.probation.telemetry.monitoring.forms import read_request
from services.probation.telemetry.monitoring.panels import runs_out
from services.probation.telemetry.monitoring.permissions import MonitoringPermission
from services.probation.telemetry.monitoring.queries import ShownDecision
from shared import clock
from shared.access.permissions import may
from shared.identity.limits.requests import EXPORTS
from shared.web import i18n
from shared.web.forms import FormErrors
from shared.web.guards import requires
from shared.web.pages import back_to, csv_file, page
from shared.web.request import Fields, Web, read_fields

READS, DRAFTS = requires(MonitoringPermission.READ), requires(MonitoringPermission.DRAFT)
COLUMNS = ("request", "ground", "state", "starts_on", "ends_on", "reason", "document", "asked_at", "asked_by", "decided_at", "decided_by",
           "decision", "norm")  # fmt: skip


@get("/people/{person:uuid}/monitoring", guards=[READS])
async def monitoring_page(request: Web, person: FromPath[UUID]) -> Template:
    """Decisions, acts and reports, the latest first, and what can be done."""
    case, today = await case_of(request, person), local_today(clock.now())
    decisions = await queries.of_person(request.user, person, case.supervising_authority)
    standing = _standing(decisions)
    worn = await bracelet(person)
    equips = may(request.user, MonitoringPermission.EQUIP)
    drafts = case.is_open and may(request.user, MonitoringPermission.DRAFT) and not any(row.state == State.ASKED for row in decisions)
    return page(
        request,
        "monitoring/page.html",
        case=case,
        decisions=[(row, words.state(row.state), runs_out(row, today)) for row in decisions],
        acts=await queries.acts_of(request.user, person, case.supervising_authority),
        reports=[
            (row, words.report_state(row.state)) for row in await queries.reports_of(request.user, person, case.supervising_authority)
        ],
        worn=worn,
        without=worn is not None and not await queries.covered(person, today) and not _suspended(standing),
        unreturned=await queries.unreturned_of(person),
        requests=[(str(each), words.request(each)) for each in can_be_asked(_state(standing))] if drafts else [],
        may_equip=equips,
        papers=await papers_of(request, person),
        languages=i18n.NAMES,
        words=words,
    )


@get("/people/{person:uuid}/monitoring/export", guards=[READS, EXPORTS])
async def export(request: Web, person: FromPath[UUID]) -> Response[str]:
    """The decisions as a table, with codes, and moments in UTC."""
    case = await case_of(request, person)
    rows = [
        (row.request, row.ground, row.state, row.starts_on.isoformat(), row.ends_on.isoformat(), row.reason, row.document,
         row.asked_at.isoformat(), row.asked_by_name, row.decided_at.isoformat() if row.decided_at else None, row.decided_by_name,
         row.decision_words, row.norm_source)
        for row in await queries.of_person(request.user, person, case.supervising_authority)
    ]  # fmt: skip
    return csv_file(f"monitoring-{case.case_number}.csv", COLUMNS, rows)


@get("/people/{person:uuid}/monitoring/leaflet", guards=[READS])
async def leaflet(request: Web, person: FromPath[UUID]) -> Template:
    """The rules of use on paper, in the language of the person unless another is asked for."""
    case, asked = await case_of(request, person), request.query_params.get("language")
    i18n.use(next((each for each in i18n.LANGUAGES if each == asked), case.language))
    return page(request, "monitoring/leaflet.html", case=case, rules=rules_of_use(), made_at=clock.now())


@get("/people/{person:uuid}/monitoring/new", guards=[DRAFTS])
async def new_page(request: Web, person: FromPath[UUID]) -> Template | Redirect:
    """The form of one kind of request; without one the list, where it is chosen."""
    case, kind = await case_of(request, person), _kind(request.query_params.get("request"))
    if kind is None or not case.is_open:
        return back_to(f"/people/{person}/monitoring")
    return await _form(request, case, kind, {"form_token": str(uuid4()), "request": str(kind)}, FormErrors({}))


@post("/people/{person:uuid}/monitoring/new", guards=[DRAFTS], status_code=200)
async def ask(request: Web, person: FromPath[UUID]) -> Template | Redirect:
    """Ask the head of the service for a decision."""
    case, fields, now = await case_of(request, person), await read_fields(request), clock.now()
    kind, today = _kind(str(fields.get("request", ""))), local_today(now)
    if kind is None:
        return back_to(f"/people/{person}/monitoring")
    form = read_request(fields, case, today)
    if isinstance(form, FormErrors):
        return await _form(request, case, kind, fields, form, status=422)
    try:
        number = await actions.ask(person, form.new(case, today), by=request.user, now=now)
    except (actions.NotNow, AlreadyClosed):
        wrong = FormErrors({"reason": words.problem("not_now")}, words.field_names())
        return await _form(request, case, kind, fields, wrong, status=409)
    except actions.TooLate:
        wrong = FormErrors({"until_on": words.problem("too_late")}, words.field_names())
        return await _form(request, case, kind, fields, wrong, status=422)
    return back_to(f"/monitoring/{number}")


async def _form(request: Web, case: Case, kind: Request, given: Fields, errors: FormErrors, *, status: int = 200) -> Template:
    today = local_today(clock.now())
    norm = law.norm(case.category, today)
    return page(
        request,
        "monitoring/form.html",
        status=status,
        case=case,
        kind=str(kind),
        has_term=kind in HAVE_TERM,
        begins=kind is Request.NEW,
        norm=norm,
        norm_source=words.norm(norm.source),
        decides=law.decides(today),
        decides_source=words.norm(law.decides(today).source),
        after_warning=law.after_warning(today),
        after_warning_source=words.norm(law.after_warning(today).source),
        given=given,
        errors=errors,
        names=words.field_names(),
        words=words,
    )


def _standing(rows: list[ShownDecision]) -> ShownDecision | None:
    return next((row for row in rows if State(row.state) in STANDING), None)


def _state(row: ShownDecision | None) -> State | None:
    return State(row.state) if row is not None else None


def _suspended(row: ShownDecision | None) -> bool:
    return row is not None and row.state == State.SUSPENDED


def _kind(code: str | None) -> Request | None:
    return Request(code) if code in set(Request) else None


route_handlers = [monitoring_page, export, leaflet, new_page, ask]
