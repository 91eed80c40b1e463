"""The desk's side: times for an interview, and asking the employer whether a job goes on."""

from functools import partial
from uuid import UUID, uuid4

from litestar import get, post
from litestar.params import FromPath
from litestar.response import Redirect, Template
from litestar.types import ControllerRouterHandler

from services.reintegration.cases import queries as cases
from services.reintegration.consents.actions import verdict_on
from services.reintegration.consents.domain import Purpose
from services.reintegration.conversations.domain import Step
from services.reintegration.employer_answers import queries, words
from services.reintegration.employer_answers.actions import asking, times
from services.reintegration.employer_answers.forms import ChoiceForm, TimesForm, labels, times_wrong
from services.reintegration.employer_answers.permissions import EmployerPermission
from services.reintegration.errors import NotAllowed, NotThere
from services.reintegration.job_search import queries as work
from services.reintegration.job_search import words as work_words
from services.reintegration.job_search.domain.applications import State
from services.reintegration.sealing.keys import key_of
from services.reintegration.words import today
from shared import clock
from shared.web.forms import FormErrors, parse
from shared.web.guards import requires
from shared.web.pages import back_to, page
from shared.web.request import Fields, Web, read_fields

AGREES = requires(EmployerPermission.AGREE)


@get("/job-applications/{application:uuid}/times", guards=[AGREES])
async def times_page(request: Web, application: FromPath[UUID]) -> Template:
    """The times of both sides."""
    return await _times(request, application)


@post("/job-applications/{application:uuid}/times", guards=[AGREES], status_code=200)
async def propose(request: Web, application: FromPath[UUID]) -> Template | Redirect:
    """Propose other times, as the person wishes."""
    fields, now = await read_fields(request), clock.now()
    await work.application(application, request.user)
    form = parse(TimesForm, fields, labels(), check=partial(times_wrong, now=now))
    if isinstance(form, FormErrors):
        return await _times(request, application, form, fields)
    await times.propose(application, form.proposal(), "desk", token=form.token, by=request.user, now=now)
    return back_to(f"/job-applications/{application}/times")


@post("/interview-times/{interview_time:uuid}", guards=[AGREES], status_code=200)
async def choose(request: Web, interview_time: FromPath[UUID]) -> Redirect:
    """Choose a time with the person, decline it, or take an own one back."""
    await work.application((await queries.time(interview_time)).application, request.user)
    form = parse(ChoiceForm, await read_fields(request))
    if isinstance(form, FormErrors):
        raise NotAllowed("changed")
    application = await times.answer(interview_time, Step(form.step), "desk", by=request.user, now=clock.now())
    return back_to(f"/job-applications/{application}/times")


@get("/employments/{employment:uuid}/employer", guards=[AGREES])
async def employer_page(request: Web, employment: FromPath[UUID]) -> Template:
    """Whether the employer may be asked, and what it answered."""
    row, now = await work.employment(employment, request.user), clock.now()
    application = await work.any_application(row.application) if row.application else None
    if application is None:
        raise NotThere
    questions = await queries.questions_of(employment)
    due = [each for each in await work.milestones_of(row, today(now)) if each.standing == "due"]
    return page(
        request, "employer_answers/asking.html", row=row, case=await cases.case(row.person, request.user), application=application,
        questions=questions, words=words, work=work_words, due=due[0] if due else None,
        consented=(await verdict_on(Purpose.WORK_PROOF, row.person, application.organisation, now)).consent is not None,
        waits=any(each.answer is None for each in questions),
    )  # fmt: skip


@post("/employments/{employment:uuid}/employer", guards=[AGREES], status_code=200)
async def ask(request: Web, employment: FromPath[UUID]) -> Redirect:
    """Ask the employer."""
    await work.employment(employment, request.user)
    await asking.ask(employment, by=request.user, now=clock.now())
    return back_to(f"/employments/{employment}/employer")


async def _times(request: Web, number: UUID, errors: FormErrors | None = None, typed: Fields | None = None) -> Template:
    row = await work.application(number, request.user)
    case, key = await cases.case(row.person, request.user), await key_of(row.person)
    return page(
        request, "employer_answers/times.html", status=422 if errors else 200, row=row, case=case, words=words, work=work_words,
        times=[(each, *queries.said_with(each, key)) for each in await queries.times_of(number)], now=clock.now(), names=labels(),
        may_act=case.status == "open" and row.state in (State.APPLIED, State.INTERVIEW), errors=errors or FormErrors({}),
        typed=typed or {}, token=(typed or {}).get("token") or uuid4(),
    )  # fmt: skip


route_handlers: list[ControllerRouterHandler] = [times_page, propose, choose, employer_page, ask]
