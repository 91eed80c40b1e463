"""Recording what a person tells or asks for, and the list of it."""

from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

from litestar import Response, get, post
from litestar.params import FromPath
from litestar.response import Redirect, Template

from services.probation.cases.pages import case_of
from services.probation.cases.rows import Case
from services.probation.check_ins.absences.actions import Overlaps as AbsenceOverlaps
from services.probation.errors import AlreadyClosed
from services.probation.local_time import local_today
from services.probation.notices import actions, queries, words
from services.probation.notices.domain import kinds
from services.probation.notices.domain.kinds import CHANGES, Kind
from services.probation.notices.forms import NoticeForm, read_notice
from services.probation.notices.permissions import NoticePermission
from services.probation.telemetry.orders.domain.timetable import BadOrder
from services.probation.telemetry.orders.queries import order_in_force
from shared import clock
from shared.access.permissions import may
from shared.identity.limits.requests import EXPORTS
from shared.web.forms import FormErrors
from shared.web.guards import requires
from shared.web.pages import back_to, csv_file, page
from shared.web.request import Fields, Web, read_fields

READS, RECORDS = requires(NoticePermission.READ), requires(NoticePermission.RECORD)
COLUMNS = ("kind", "form", "state", "starts_at", "ends_at", "region", "place", "reason", "document", "recorded_at", "recorded_by",
           "decided_at", "decided_by", "decision", "norm")  # fmt: skip


@get("/people/{person:uuid}/notices", guards=[READS])
async def notices_page(request: Web, person: FromPath[UUID]) -> Template:
    """A person's notices and permissions, the latest first, and what the law asks for each kind."""
    case = await case_of(request, person)
    today, now = local_today(clock.now()), clock.now()
    found = await queries.of_person(request.user, person, case.supervising_authority)
    return page(
        request,
        "notices/list.html",
        case=case,
        notices=[(row, words.state(row.state_at(now))) for row in found],
        kinds=[(code, text, words.form(kinds.norm(Kind(code), case.category, today).form)) for code, text in words.kinds()],
        words=words,
        may_record=case.is_open and may(request.user, NoticePermission.RECORD),
    )


@get("/people/{person:uuid}/notices/export", guards=[READS, EXPORTS])
async def export(request: Web, person: FromPath[UUID]) -> Response[str]:
    """The same as a table, with codes and moments in UTC."""
    case = await case_of(request, person)
    found = await queries.of_person(request.user, person, case.supervising_authority, size=1000)
    rows = [
        (row.kind, row.form, str(row.state_at(clock.now())), row.starts_at.isoformat(), row.ends_at.isoformat() if row.ends_at else None,
         row.region, row.place, row.reason, row.document, row.recorded_at.isoformat(), row.recorded_by_name,
         row.decided_at.isoformat() if row.decided_at else None, row.decided_by_name, row.decision_words, row.norm_source)
        for row in found
    ]  # fmt: skip
    return csv_file(f"notices-{case.case_number}.csv", COLUMNS, rows)


@get("/people/{person:uuid}/notices/new", guards=[RECORDS])
async def new_page(request: Web, person: FromPath[UUID]) -> Template | Redirect:
    """The form of one kind; without a kind the list, where it is chosen."""
    case, kind = await case_of(request, person), _kind(request.query_params.get("kind"))
    if kind is None or not case.is_open:
        return back_to(f"/people/{person}/notices")
    given = {"form_token": str(uuid4()), "kind": str(kind), "effect": kinds.usual_effect(kind), "lifts_order": "yes"}
    return await _form(request, case, kind, given, FormErrors({}))


@post("/people/{person:uuid}/notices/new", guards=[RECORDS], status_code=200)
async def record(request: Web, person: FromPath[UUID]) -> Template | Redirect:
    """Record it: a notice holds at once, a request goes into the queue."""
    case, fields, now = await case_of(request, person), await read_fields(request), clock.now()
    kind = _kind(str(fields.get("kind", "")))
    if kind is None:
        return back_to(f"/people/{person}/notices")
    form = read_notice(fields, case, now)
    if isinstance(form, FormErrors):
        return await _form(request, case, kind, fields, form, status=422)
    try:
        notice = await actions.record(person, form.notice(case), by=request.user, now=now)
    except actions.Overlaps:
        return await _form(request, case, kind, fields, _wrong("overlaps", form), status=422)
    except AbsenceOverlaps:
        return await _form(request, case, kind, fields, _wrong("absence", form), status=422)
    except BadOrder:
        errors = FormErrors({"stay": words.problem("stay_room")}, words.field_names())
        return await _form(request, case, kind, fields, errors, status=422)
    except AlreadyClosed:
        return page(request, "probation/decided.html", status=409, address=f"/people/{person}/notices", case=case)
    return back_to(f"/notices/{notice}")


def _wrong(code: str, form: NoticeForm) -> FormErrors:
    return FormErrors({"until_on" if form.kind not in CHANGES else "from_on": words.problem(code)}, words.field_names())


def _kind(code: str | None) -> Kind | None:
    return Kind(code) if code in set(Kind) else None


async def _form(request: Web, case: Case, kind: Kind, given: Fields, errors: FormErrors, *, status: int = 200) -> Template:
    norm = kinds.norm(kind, case.category, local_today(clock.now()))
    return page(
        request,
        "notices/form.html",
        status=status,
        case=case,
        kind=kind,
        changes=kind in CHANGES,
        norm=norm,
        norm_source=words.norm(norm.rule.source),
        given=given,
        errors=errors,
        names=words.field_names(),
        words=words,
        monitored=kind not in CHANGES and await order_in_force(case.person) is not None,
        now=clock.now().astimezone(ZoneInfo(case.time_zone)),
    )


route_handlers = [notices_page, export, new_page, record]
