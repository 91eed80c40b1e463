"""Writing, finishing, correcting and printing the акт of a visit."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

from litestar import get, post
from litestar.exceptions import NotFoundException
from litestar.params import FromPath
from litestar.response import Redirect, Template

from services.probation.attachments.panels import papers_of
from services.probation.cases.pages import case_of
from services.probation.cases.queries import conditions
from services.probation.cases.rows import Case
from services.probation.errors import AlreadyClosed, AlreadyDecided
from services.probation.field_visits import actions, queries, words
from services.probation.field_visits.domain.acts import Act, NotAllowed, State
from services.probation.field_visits.domain.housing import adult_on
from services.probation.field_visits.forms import CONDITION, read_act
from services.probation.field_visits.permissions import FieldVisitPermission
from services.probation.field_visits.queries import ShownVisit
from services.probation.words import who
from shared import clock
from shared.access.permissions import may
from shared.db.keyset import cursor
from shared.web import i18n
from shared.web.forms import FormErrors
from shared.web.guards import requires
from shared.web.pages import back_to, page
from shared.web.request import Fields, Web, read_fields

READS, WRITES = requires(FieldVisitPermission.READ), requires(FieldVisitPermission.WRITE)
SHOWN = 100


@get("/people/{person:uuid}/visits", guards=[READS])
async def visits_page(request: Web, person: FromPath[UUID]) -> Template:
    """The акты of a case, the latest first."""
    case = await case_of(request, person)
    found = await queries.of_person(request.user, person, size=SHOWN)
    may_write = case.is_open and may(request.user, FieldVisitPermission.WRITE)
    due_on = _minor_of(case, await queries.last_check(person)).due_on if is_minor(case) and case.is_open else None
    return page(request, "field_visits/list.html", case=case, visits=found, words=words, may_write=may_write, due_on=due_on)


@get("/people/{person:uuid}/visits/new", guards=[WRITES])
async def new_page(request: Web, person: FromPath[UUID]) -> Template | Redirect:
    """An empty акт, with today and the address of residence."""
    case = await case_of(request, person)
    if not case.is_open:
        return back_to(f"/people/{person}/visits")
    kind = request.query_params.get("kind") or "home"
    given = {
        "form_token": str(uuid4()),
        "kind": kind,
        "appointment": str(cursor(request.query_params.get("appointment")) or ""),
        "happened_on": _today(ZoneInfo(case.time_zone)).isoformat(),
        "place": "" if kind == "work" else case.address,
    }
    return await _form(request, case, given, FormErrors({}))


@post("/people/{person:uuid}/visits/new", guards=[WRITES], status_code=200)
async def begin(request: Web, person: FromPath[UUID]) -> Template | Redirect:
    """Save the draft, or finish the акт at once."""
    case, fields = await case_of(request, person), await read_fields(request)
    codes, final = await _codes(case), bool(fields.get("finish"))
    form = read_act(fields, case, codes, _today, final=final)
    if isinstance(form, FormErrors):
        return await _form(request, case, fields, form, status=422)
    by, now, act = request.user, clock.now(), form.act(fields, codes)
    try:
        visit, version = await actions.begin(
            person,
            form.kind,
            act,
            appointment=form.appointment,
            token=form.form_token or uuid4(),
            registration=case.registration,
            by=by,
            now=now,
        )
        if final:
            await actions.finish(visit, act, seen_version=version, by=by, now=now)
    except (AlreadyClosed, AlreadyDecided, NotAllowed):
        return page(request, "probation/decided.html", status=409, address=f"/people/{person}/visits", case=case)
    return back_to(f"/visits/{visit}")


@get("/visits/{visit:uuid}", guards=[READS])
async def visit_page(request: Web, visit: FromPath[UUID]) -> Template:
    """A draft as a form, a final акт with its versions."""
    row = await _row(request, visit)
    case = await case_of(request, row.person)
    if row.state == State.DRAFT and may(request.user, FieldVisitPermission.WRITE):
        return await _form(request, case, _typed(row), FormErrors({}), row=row)
    return page(
        request,
        "field_visits/page.html",
        visit=row,
        case=case,
        act=row.act,
        versions=await queries.versions(visit),
        papers=await papers_of(request, row.person),
        words=words,
        who=who,
        state=words.state(row.state),
        may_correct=row.state == State.FINAL and may(request.user, FieldVisitPermission.WRITE),
        languages_of_paper=i18n.NAMES,
    )


@post("/visits/{visit:uuid}", guards=[WRITES], status_code=200)
async def save(request: Web, visit: FromPath[UUID]) -> Template | Redirect:
    """Save the draft again, or finish it."""
    row, fields = await _row(request, visit), await read_fields(request)
    if row.state != State.DRAFT:
        return _changed_meanwhile(request, row)
    case = await case_of(request, row.person)
    codes, final = await _codes(case), bool(fields.get("finish"))
    form = read_act({**fields, "kind": row.kind}, case, codes, _today, final=final)
    if isinstance(form, FormErrors):
        return await _form(request, case, fields, form, row=row, status=422)
    change = actions.finish if final else actions.save
    try:
        await change(visit, form.act(fields, codes), seen_version=form.version, by=request.user, now=clock.now())
    except (AlreadyDecided, NotAllowed):
        return _changed_meanwhile(request, row)
    return back_to(f"/visits/{visit}")


@get("/visits/{visit:uuid}/correct", guards=[WRITES])
async def correct_page(request: Web, visit: FromPath[UUID]) -> Template | Redirect:
    """The final акт as a form, with the reason."""
    row = await _row(request, visit)
    if row.state != State.FINAL:
        return back_to(f"/visits/{visit}")
    return await _form(request, await case_of(request, row.person), _typed(row), FormErrors({}), row=row)


@post("/visits/{visit:uuid}/correct", guards=[WRITES], status_code=200)
async def correct(request: Web, visit: FromPath[UUID]) -> Template | Redirect:
    """Record the right акт as a new version."""
    row, fields = await _row(request, visit), await read_fields(request)
    if row.state != State.FINAL:
        return _changed_meanwhile(request, row)
    case = await case_of(request, row.person)
    codes = await _codes(case)
    form = read_act({**fields, "kind": row.kind}, case, codes, _today, final=True)
    if isinstance(form, FormErrors):
        return await _form(request, case, fields, form, row=row, status=422)
    if not form.why:
        errors = FormErrors({"why": words.problem("why")}, words.field_names())
        return await _form(request, case, fields, errors, row=row, status=422)
    try:
        await actions.correct(visit, form.act(fields, codes), form.why, seen_version=form.version, by=request.user, now=clock.now())
    except (AlreadyDecided, NotAllowed):
        return _changed_meanwhile(request, row)
    return back_to(f"/visits/{visit}")


@get("/visits/{visit:uuid}/paper", guards=[READS])
async def paper_page(request: Web, visit: FromPath[UUID]) -> Template:
    """For the signatures, in the language of the person unless another is asked for; a draft says that it is one."""
    row, asked = await _row(request, visit), request.query_params.get("language")
    case = await case_of(request, row.person)
    i18n.use(next((each for each in i18n.LANGUAGES if each == asked), case.language))
    return page(request, "field_visits/paper.html", visit=row, case=case, act=row.act, words=words, made_at=clock.now())


def is_minor(case: Case) -> bool:
    """Whether the person of a case is under 18 today."""
    return case.birth_date is not None and _today(ZoneInfo(case.time_zone)) < adult_on(case.birth_date)


def _minor_of(case: Case, last: date | None) -> queries.Minor:
    assert case.birth_date is not None
    return queries.Minor(case.person, case.name, case.case_number, case.registered_on, case.term_ends_on, case.birth_date, last)


def _today(zone: ZoneInfo) -> date:
    return clock.now().astimezone(zone).date()


async def _codes(case: Case) -> list[str]:
    return list(dict.fromkeys(each.code for each in await conditions(case.registration)))


async def _row(request: Web, visit: UUID) -> ShownVisit:
    row = await queries.visit(request.user, visit)
    if row is None:
        raise NotFoundException
    return row


def _typed(row: ShownVisit) -> Fields:
    """A stored акт as its form would be typed."""
    act: Act = row.act
    plain = {name: str(value) for name, value in asdict(act).items() if name != "conditions"}
    found: Mapping[str, str] = {f"{CONDITION}{code}": value for code, value in act.conditions.items()}
    return {"kind": row.kind, **plain, **found}


def _changed_meanwhile(request: Web, row: ShownVisit) -> Template:
    return page(request, "probation/decided.html", status=409, address=f"/visits/{row.id}", case=row)


async def _form(
    request: Web, case: Case, given: Fields, errors: FormErrors, *, row: ShownVisit | None = None, status: int = 200
) -> Template:
    return page(
        request,
        "field_visits/form.html",
        status=status,
        case=case,
        visit=row,
        correcting=row is not None and row.state == State.FINAL,
        given=given,
        errors=errors,
        names=words.field_names(),
        words=words,
        kinds=words.kinds(minor=is_minor(case)),
        findings=words.findings(),
        duties=[(CONDITION + code, words.duty(code)) for code in await _codes(case)],
    )


route_handlers = [visits_page, new_page, begin, visit_page, save, correct_page, correct, paper_page]
