"""Talking about it with the person: what is looked at, in plain words, on paper too; and what the person objects to."""

from uuid import UUID, uuid4

from litestar import get, post
from litestar.params import FromPath
from litestar.response import Redirect, Template

from services.probation.cases.pages import case_of
from services.probation.cases.rows import Case
from services.probation.errors import AlreadyClosed, AlreadyDecided, NotFound
from services.probation.risk import queries, words
from services.probation.risk.actions import objecting
from services.probation.risk.domain.steps import Step
from services.probation.risk.forms import AnswerForm, ObjectionForm
from services.probation.risk.permissions import RiskPermission
from shared import clock
from shared.access.permissions import may
from shared.web import i18n
from shared.web.forms import FormErrors, parse
from shared.web.guards import requires
from shared.web.pages import back_to, page
from shared.web.request import Fields, Web, read_fields

READS, RECORDS = requires(RiskPermission.READ), requires(RiskPermission.RECORD)


@get("/people/{person:uuid}/risk/talk", guards=[READS])
async def talk_page(request: Web, person: FromPath[UUID]) -> Template:
    """For the talk, in the person's language unless another is asked for."""
    case, asked = await case_of(request, person), request.query_params.get("language")
    i18n.use(next((each for each in i18n.LANGUAGES if each == asked), case.language))
    return page(
        request,
        "risk/talk.html",
        case=case,
        calculation=await queries.latest(case.person, case.supervising_authority),
        words=words,
        made_at=clock.now(),
    )


@get("/people/{person:uuid}/risk/objections", guards=[READS])
async def objections_page(request: Web, person: FromPath[UUID]) -> Template:
    """What the person objected to, and the form for more."""
    return await _show(request, await case_of(request, person), {"form_token": str(uuid4())}, FormErrors({}))


@post("/people/{person:uuid}/risk/objections", guards=[RECORDS], status_code=200)
async def record_objection(request: Web, person: FromPath[UUID]) -> Template | Redirect:
    """Keep the person's words."""
    case, fields = await case_of(request, person), await read_fields(request)
    form = parse(ObjectionForm, fields, words.field_names())
    if isinstance(form, FormErrors):
        return await _show(request, case, fields, form, status=422)
    try:
        await objecting.object_to(
            case.person, case.supervising_authority, form.step, form.words, form.form_token, by=request.user, now=clock.now()
        )
    except (AlreadyClosed, NotFound):
        return _decided(request, case)
    return back_to(f"/people/{person}/risk/objections")


@post("/people/{person:uuid}/risk/answer", guards=[RECORDS], status_code=200)
async def answer(request: Web, person: FromPath[UUID]) -> Template | Redirect:
    """Say what became of it."""
    case, fields = await case_of(request, person), await read_fields(request)
    form = parse(AnswerForm, fields, words.field_names())
    if isinstance(form, FormErrors):
        return await _show(request, case, {**fields, "form_token": str(uuid4())}, form, status=422)
    try:
        await objecting.answer(
            form.objection, case.person, case.supervising_authority, form.outcome, form.why, by=request.user, now=clock.now()
        )
    except (AlreadyClosed, AlreadyDecided, NotFound):
        return _decided(request, case)
    return back_to(f"/people/{person}/risk/objections")


async def _show(request: Web, case: Case, given: Fields, errors: FormErrors, *, status: int = 200) -> Template:
    found = await queries.objections_of(case.person, case.supervising_authority)
    calculation = await queries.latest(case.person, case.supervising_authority)
    inputs = calculation.shown_inputs if calculation else []
    return page(
        request,
        "risk/objections.html",
        status=status,
        case=case,
        objections=found,
        waiting=next((each for each in reversed(found) if each.answered_at is None), None),
        sources={str(each.step): each.link for each in inputs},
        steps=[(str(each), words.step(each)) for each in Step],
        given=given,
        errors=errors,
        names=words.field_names(),
        words=words,
        may_record=case.is_open and may(request.user, RiskPermission.RECORD),
    )


def _decided(request: Web, case: Case) -> Template:
    return page(request, "probation/decided.html", status=409, address=f"/people/{case.person}/risk/objections", case=case)


route_handlers = [talk_page, objections_page, record_objection, answer]
