"""A person's appointments about bracelets, and planning one."""

from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

from litestar import get, post
from litestar.params import FromPath
from litestar.response import Redirect, Template

from services.probation.appointments import queries as appointments
from services.probation.appointments import words as appointment_words
from services.probation.appointments.domain.lifecycle import InThePast
from services.probation.appointments.forms import Planned, read_plan
from services.probation.appointments.pages.case import preview
from services.probation.cases.pages import case_of
from services.probation.cases.rows import Case
from services.probation.equipment_visits import queries, words
from services.probation.equipment_visits.actions import NewVisit, plan_visit
from services.probation.equipment_visits.domain import PURPOSES
from services.probation.equipment_visits.forms import VisitForm
from services.probation.errors import AlreadyClosed, NotFound
from services.probation.telemetry.monitoring import queries as monitoring
from services.probation.telemetry.monitoring.permissions import MonitoringPermission
from services.probation.telemetry.vendors.queries import vendors
from shared import clock
from shared.access.permissions import may
from shared.db.keyset import cursor
from shared.web import i18n
from shared.web.asking import is_sure
from shared.web.forms import FormErrors, parse
from shared.web.guards import requires
from shared.web.pages import back_to, page
from shared.web.request import Fields, Web, read_fields

READS, EQUIPS = requires(MonitoringPermission.READ), requires(MonitoringPermission.EQUIP)


@get("/people/{person:uuid}/equipment-visits", guards=[READS])
async def visits_page(request: Web, person: FromPath[UUID]) -> Template:
    """What is planned and what came of it, the latest first."""
    case, now = await case_of(request, person), clock.now()
    rows = await queries.of_person(person, case.supervising_authority)
    shown = [(row, appointment_words.state(row.state, row.starts_at, now, row.outcome)) for row in rows]
    may_plan = case.is_open and may(request.user, MonitoringPermission.EQUIP)
    names = {row.code: row.name for row in await vendors()}
    return page(request, "equipment_visits/list.html", case=case, visits=shown, vendors=names, may_plan=may_plan, words=words)


@get("/people/{person:uuid}/equipment-visits/new", guards=[EQUIPS])
async def new_page(request: Web, person: FromPath[UUID]) -> Template | Redirect:
    """The form, for the decision that was open, with the place of this officer's last appointment."""
    case = await case_of(request, person)
    if not case.is_open:
        return back_to(f"/people/{person}/equipment-visits")
    last = await appointments.last_place(case.officer)
    asked = cursor(request.query_params.get("decision")) or await _standing(case)
    given = {
        "form_token": str(uuid4()), "decision": str(asked or ""), "kind": "office", "minutes": "60", "place": last.place if last else "",
        "phone": last.phone if last else "",
    }  # fmt: skip
    return await _form(request, case, given, FormErrors({}))


@post("/people/{person:uuid}/equipment-visits/new", guards=[EQUIPS], status_code=200)
async def plan_page(request: Web, person: FromPath[UUID]) -> Template | Redirect:
    """Plan it; a day off and a clash are shown first, and the officer decides."""
    case, fields, now = await case_of(request, person), await read_fields(request), clock.now()
    form = parse(VisitForm, fields, _names())
    if isinstance(form, FormErrors):
        return await _form(request, case, fields, form, status=422)
    read = read_plan({**fields, "purpose": PURPOSES[form.visit_kind], "series": "once"}, case, now)
    if isinstance(read, FormErrors):
        return await _form(request, case, fields, read, status=422)
    if not is_sure(fields) and any(row.clashes or row.day_off for row in await preview(case, read)):
        return await _form(request, case, fields, FormErrors({}), warned=read)
    (starts_at,) = read.moments(ZoneInfo(case.time_zone))
    new = NewVisit(form.visit_kind, form.decision, form.vendor or None, read.new, starts_at, read.token)
    try:
        made = await plan_visit(person, new, registration=case.registration, by=request.user, now=now)
    except (AlreadyClosed, NotFound):
        return page(request, "probation/decided.html", status=409, address=f"/people/{person}/equipment-visits", case=case)
    except InThePast:
        return await _form(request, case, fields, FormErrors({"at": appointment_words.problem("past_time")}, _names()), status=422)
    return back_to(f"/appointments/{made}")


async def _form(
    request: Web, case: Case, given: Fields, errors: FormErrors, *, warned: Planned | None = None, status: int = 200
) -> Template:  # fmt: skip
    return page(
        request,
        "equipment_visits/plan.html",
        status=status,
        case=case,
        given=given,
        errors=errors,
        days=await preview(case, warned) if warned else [],
        names=_names(),
        words=words,
        appointment_words=appointment_words,
        kinds=[(code, text) for code, text in appointment_words.kinds() if code in ("office", "home")],
        vendors=[(row.code, row.name) for row in await vendors()],
        language_of_person=i18n.NAMES[case.language],
    )


async def _standing(case: Case) -> UUID | None:
    found = await monitoring.standing(case.person, case.supervising_authority)
    return found.id if found is not None else None


def _names() -> dict[str, str]:
    return {**appointment_words.field_names(), **{name: words.field_names()[name] for name in ("visit_kind", "vendor")}}


route_handlers = [visits_page, new_page, plan_page]
