"""A job: begun, corrected, ended, and what shows that it goes on."""

from functools import partial
from uuid import UUID, uuid4

from litestar import get, post
from litestar.params import FromPath, FromQuery
from litestar.response import Redirect, Template
from litestar.types import ControllerRouterHandler

from services.reintegration import words as common
from services.reintegration.cases import queries as cases
from services.reintegration.cases.domain import CaseStatus, ensure_open
from services.reintegration.errors import NotThere
from services.reintegration.job_search import queries, words
from services.reintegration.job_search.actions import employing
from services.reintegration.job_search.domain.applications import State as ApplicationState
from services.reintegration.job_search.domain.employment import END_REASONS, SEEN, Act, EmploymentRow, State
from services.reintegration.job_search.forms import EndForm, JobForm, ProofForm, UndoForm, end_wrong, job_wrong, labels, proof_wrong
from services.reintegration.job_search.permissions import WorkPermission
from services.reintegration.sealing.keys import key_of
from shared import clock
from shared.web.forms import FormErrors, parse
from shared.web.guards import requires
from shared.web.pages import back_to, page
from shared.web.request import Fields, Web, read_fields

KEEPS = requires(WorkPermission.KEEP)


@get("/cases/{person:uuid}/work/jobs/new", guards=[KEEPS])
async def new_job(request: Web, person: FromPath[UUID], application: FromQuery[UUID | None] = None) -> Template:
    """The form; with an application that was offered, employer and position stand there."""
    typed: Fields = {}
    if application is not None:
        row = await queries.application(application, request.user)
        if row.person != person or row.state != ApplicationState.OFFERED:
            raise NotThere
        typed = {"employer": row.organisation_name, "position": row.title, "application": str(row.id), "version": str(row.version)}
    return await _form(request, person, typed=typed)


@post("/cases/{person:uuid}/work/jobs/new", guards=[KEEPS])
async def begin(request: Web, person: FromPath[UUID]) -> Template | Redirect:
    """The job began."""
    fields, now = await read_fields(request), clock.now()
    form = parse(JobForm, fields, labels(), check=partial(job_wrong, today=common.today(now)))
    if isinstance(form, FormErrors):
        return await _form(request, person, form, fields)
    made = await employing.begin(
        person, form.job(), application=form.application, seen_version=form.version, token=form.token or uuid4(), by=request.user, now=now
    )
    return back_to(f"/employments/{made}")


@get("/employments/{employment:uuid}", guards=[KEEPS])
async def job_page(request: Web, employment: FromPath[UUID]) -> Template:
    """The job, its clock, and its history."""
    return await _page(request, await queries.employment(employment, request.user))


@get("/employments/{employment:uuid}/change", guards=[KEEPS])
async def change_page(request: Web, employment: FromPath[UUID]) -> Template:
    """The form with what was said."""
    row = await queries.employment(employment, request.user)
    return await _form(request, row.person, typed=await _as_it_is(row), row=row)


@post("/employments/{employment:uuid}/change", guards=[KEEPS])
async def change(request: Web, employment: FromPath[UUID]) -> Template | Redirect:
    """Correct it."""
    fields, now, row = await read_fields(request), clock.now(), await queries.employment(employment, request.user)
    form = parse(JobForm, fields, labels(), check=partial(job_wrong, today=common.today(now)))
    if isinstance(form, FormErrors):
        return await _form(request, row.person, form, fields, row)
    await employing.change(employment, form.job(), seen_version=form.version, by=request.user, now=now)
    return back_to(f"/employments/{employment}")


@post("/employments/{employment:uuid}/end", guards=[KEEPS])
async def end(request: Web, employment: FromPath[UUID]) -> Template | Redirect:
    """The job ended."""
    fields, now, row = await read_fields(request), clock.now(), await queries.employment(employment, request.user)
    form = parse(EndForm, fields, labels(), check=partial(end_wrong, started_on=row.started_on, today=common.today(now)))
    if isinstance(form, FormErrors):
        return await _page(request, row, form, fields)
    await employing.end(employment, ended_on=form.ended_on, reason=form.reason, seen_version=form.version, by=request.user, now=now)
    return back_to(f"/employments/{employment}")


@post("/employments/{employment:uuid}/undo", guards=[KEEPS])
async def undo(request: Web, employment: FromPath[UUID]) -> Template | Redirect:
    """The end, or all of it, was entered by mistake."""
    fields = await read_fields(request)
    form = parse(UndoForm, fields, labels())
    if isinstance(form, FormErrors):
        return await _page(request, await queries.employment(employment, request.user), form, fields)
    await employing.undo(employment, Act(form.act), seen_version=form.version, by=request.user, now=clock.now())
    return back_to(f"/employments/{employment}")


@get("/employments/{employment:uuid}/proofs/{proof_step:int}", guards=[KEEPS])
async def proof_page(request: Web, employment: FromPath[UUID], proof_step: FromPath[int]) -> Template:
    """What shows that the job goes on."""
    return await _proof(request, employment, proof_step)


@post("/employments/{employment:uuid}/proofs/{proof_step:int}", guards=[KEEPS])
async def record(request: Web, employment: FromPath[UUID], proof_step: FromPath[int]) -> Template | Redirect:
    """Write it down, or correct it."""
    fields, now, row = await read_fields(request), clock.now(), await queries.employment(employment, request.user)
    form = parse(ProofForm, fields, labels(), check=partial(proof_wrong, started_on=row.started_on, today=common.today(now)))
    if isinstance(form, FormErrors):
        return await _proof(request, employment, proof_step, form, fields)
    await employing.record_proof(employment, form.proof(proof_step), by=request.user, now=now)
    return back_to(f"/employments/{employment}")


async def _page(request: Web, row: EmploymentRow, errors: FormErrors | None = None, typed: Fields | None = None) -> Template:
    case, today, key = await cases.case(row.person, request.user), common.today(clock.now()), await key_of(row.person)
    return page(
        request, "job_search/job.html", status=422 if errors else 200, row=row, case=case, words=words,
        said=queries.texts(key, row.sealed, row.about), milestones=await queries.milestones_of(row, today),
        events=await queries.employment_events(row.id), errors=errors or FormErrors({}), typed=typed or {}, names=labels(),
        reasons=[(code, words.end_reason(code)) for code in END_REASONS], may_act=case.status == CaseStatus.OPEN,
        going_on=row.state == State.GOING_ON, ended=row.state == State.ENDED,
    )  # fmt: skip


async def _proof(request: Web, number: UUID, step: int, errors: FormErrors | None = None, typed: Fields | None = None) -> Template:
    row, today = await queries.employment(number, request.user), common.today(clock.now())
    case, key = await cases.case(row.person, request.user), await key_of(row.person)
    ensure_open(CaseStatus(case.status))
    found = next((each for each in await queries.milestones_of(row, today) if each.step == step), None)
    if found is None:
        raise NotThere
    note = queries.texts(key, found.proof.sealed, f"proof/{found.proof.id}").get("note", "") if found.proof else ""
    return page(
        request, "job_search/proof.html", status=422 if errors else 200, row=row, case=case, milestone=found, words=words, note=note,
        said=queries.texts(key, row.sealed, row.about), errors=errors or FormErrors({}), names=labels(),
        typed=typed or {"version": str(found.proof.version if found.proof else 0)}, options=[(code, words.seen(code)) for code in SEEN],
    )  # fmt: skip


async def _as_it_is(row: EmploymentRow) -> Fields:
    said = queries.texts(await key_of(row.person), row.sealed, row.about)
    yes = "yes" if row.contract_seen else "no"
    return {**said, "started_on": str(row.started_on), "contract_seen": yes, "version": str(row.version)}


async def _form(
    request: Web, person: UUID, errors: FormErrors | None = None, typed: Fields | None = None, row: EmploymentRow | None = None
) -> Template:
    case = await cases.case(person, request.user)
    ensure_open(CaseStatus(case.status))
    return page(
        request, "job_search/job_form.html", status=422 if errors else 200, case=case, row=row, errors=errors or FormErrors({}),
        typed=typed or {}, names=labels(), token=(typed or {}).get("token") or uuid4(),
    )  # fmt: skip


route_handlers: list[ControllerRouterHandler] = [
    new_job, begin, job_page, change_page, change, end, undo, proof_page, record,
]  # fmt: skip
