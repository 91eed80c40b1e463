"""The employer: one applicant, the answer to it, times, and questions whether somebody still works there."""

from functools import partial
from uuid import UUID, uuid4

from litestar import get, post
from litestar.params import FromPath
from litestar.response import Redirect, Template
from litestar.types import ControllerRouterHandler

from services.reintegration.conversations.domain import Step
from services.reintegration.employer_answers import queries, words
from services.reintegration.employer_answers.actions import answering, asking, times
from services.reintegration.employer_answers.domain import END_REASONS, REASONS, Goes, Said, possible
from services.reintegration.employer_answers.forms import AnswerForm, ChoiceForm, GoesForm, answer_wrong, goes_wrong, labels
from services.reintegration.employer_answers.permissions import EmployerPermission
from services.reintegration.errors import NotAllowed, NotThere
from services.reintegration.job_search import queries as work
from services.reintegration.job_search import words as work_words
from services.reintegration.words import today
from shared import clock
from shared.web.forms import FormErrors, parse
from shared.web.guards import requires
from shared.web.pages import back_to, page
from shared.web.request import Fields, Web, read_fields

ANSWERS = requires(EmployerPermission.ANSWER)


@get("/provider/applicants/{application:uuid}", guards=[ANSWERS])
async def applicant(request: Web, application: FromPath[UUID]) -> Template:
    """What the person agreed to share, the times of both sides, and the answer."""
    return await _page(request, application)


@post("/provider/applicants/{application:uuid}", guards=[ANSWERS], status_code=200)
async def answer(request: Web, application: FromPath[UUID]) -> Template | Redirect:
    """Answer."""
    fields, now = await read_fields(request), clock.now()
    await work.applicant(application, request.user)
    form = parse(AnswerForm, fields, labels(), check=partial(answer_wrong, now=now, today=today(now)))
    if isinstance(form, FormErrors):
        return await _page(request, application, form, fields)
    if form.answer is Said.INVITE:
        await times.propose(application, form.proposal(), "provider", token=form.token, by=request.user, now=now)
    else:
        await answering.answer(application, form.says(), seen_version=form.version, by=request.user, now=now)
    return back_to("/provider/applicants" if form.answer is Said.REFUSE else f"/provider/applicants/{application}")


@post("/provider/interview-times/{interview_time:uuid}", guards=[ANSWERS], status_code=200)
async def choose(request: Web, interview_time: FromPath[UUID]) -> Redirect:
    """Choose a time of the desk's, decline it, or take an own one back."""
    await work.applicant((await queries.time(interview_time)).application, request.user)
    form = parse(ChoiceForm, await read_fields(request))
    if isinstance(form, FormErrors):
        raise NotAllowed("changed")
    application = await times.answer(interview_time, Step(form.step), "provider", by=request.user, now=clock.now())
    return back_to(f"/provider/applicants/{application}")


@get("/provider/job-questions", guards=[ANSWERS])
async def questions(request: Web) -> Template:
    """Whether somebody still works there: what waits for an answer."""
    return await _questions(request)


@post("/provider/job-questions/{job_question:uuid}", guards=[ANSWERS], status_code=200)
async def goes_on(request: Web, job_question: FromPath[UUID]) -> Template | Redirect:
    """Answer one of them."""
    fields, now = await read_fields(request), clock.now()
    await queries.own_question(job_question, request.user)
    form = parse(GoesForm, fields, labels(), check=partial(goes_wrong, today=today(now)))
    if isinstance(form, FormErrors):
        return await _questions(request, form, fields, job_question)
    await asking.answer(job_question, form.goes, ended_on=form.ended_on, reason=form.end_reason, by=request.user, now=now)
    return back_to("/provider/job-questions")


async def _page(request: Web, number: UUID, errors: FormErrors | None = None, typed: Fields | None = None) -> Template:
    row = await work.applicant(number, request.user)
    whole = await work.any_application(number)
    if whole is None:
        raise NotThere
    key = await queries.key_for_employer(row.person)
    works = await queries.job_of(number) is not None
    return page(
        request, "employer_answers/applicant.html", status=422 if errors else 200, row=row, whole=whole, words=words, work=work_words,
        times=[(each, *queries.said_with(each, key)) for each in await queries.times_of(number)], now=clock.now(), names=labels(),
        choices=[(each.value, words.said(each.value)) for each in possible(row.state, works=works)], works=works,
        reasons=[(code, work_words.reason(code)) for code in REASONS], errors=errors or FormErrors({}), typed=typed or {},
        end_reasons=[(code, work_words.end_reason(code)) for code in END_REASONS], token=(typed or {}).get("token") or uuid4(),
    )  # fmt: skip


async def _questions(request: Web, errors: FormErrors | None = None, typed: Fields | None = None, at: UUID | None = None) -> Template:
    return page(
        request, "employer_answers/questions.html", status=422 if errors else 200, rows=await queries.open_questions(request.user), at=at,
        errors=errors or FormErrors({}), typed=typed or {}, names=labels(), options=[(each.value, words.goes(each.value)) for each in Goes],
        end_reasons=[(code, work_words.end_reason(code)) for code in END_REASONS],
    )  # fmt: skip


route_handlers: list[ControllerRouterHandler] = [applicant, answer, choose, questions, goes_on]
