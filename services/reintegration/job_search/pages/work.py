"""Everything about a person's work on one page, and the vacancies that the person may think about."""

from uuid import UUID, uuid4

from litestar import get, post
from litestar.params import FromPath
from litestar.response import Redirect, Template
from litestar.types import ControllerRouterHandler

from services.reintegration import words as common
from services.reintegration.cases import queries as cases
from services.reintegration.cases.domain import CaseRow, CaseStatus, ensure_may_begin
from services.reintegration.courses import queries as courses
from services.reintegration.courses import words as course_words
from services.reintegration.job_search import queries, words
from services.reintegration.job_search.actions import applying
from services.reintegration.job_search.forms import ConsiderForm, labels
from services.reintegration.job_search.permissions import WorkPermission
from services.reintegration.sealing.keys import key_of
from services.reintegration.settings import settings
from services.reintegration.vacancies import queries as vacancies
from services.reintegration.vacancies import words as vacancy_words
from services.reintegration.vacancies.deadlines import is_old
from services.reintegration.vacancies.pages.desk import wanted_of
from shared import clock
from shared.db.keyset import cursor
from shared.web.fields import day_asked
from shared.web.forms import FormErrors, parse
from shared.web.guards import requires
from shared.web.pages import back_to, page
from shared.web.request import Web, read_fields

KEEPS = requires(WorkPermission.KEEP)


@get("/cases/{person:uuid}/work", guards=[KEEPS])
async def work(request: Web, person: FromPath[UUID]) -> Template:
    """The CV, applications, jobs with their clocks, and courses."""
    case, today, key = await cases.case(person, request.user), common.today(clock.now()), await key_of(person)
    jobs = [
        (row, queries.texts(key, row.sealed, row.about), await queries.milestones_of(row, today))
        for row in await queries.employments_of(person)
    ]
    return page(
        request, "job_search/work.html", case=case, words=words, applications=await queries.applications_of(person), jobs=jobs,
        cv=await queries.cv_of(person), may_act=case.status == CaseStatus.OPEN, places=await courses.places_of(person),
        courses=course_words,
    )  # fmt: skip


@get("/cases/{person:uuid}/work/vacancies", guards=[KEEPS])
async def find(request: Web, person: FromPath[UUID]) -> Template:
    """Open vacancies, those of the person's region unless another is asked for."""
    return await _find(request, await cases.case(person, request.user))


@post("/cases/{person:uuid}/work/vacancies", guards=[KEEPS])
async def consider(request: Web, person: FromPath[UUID]) -> Template | Redirect:
    """The person thinks about a vacancy."""
    fields = await read_fields(request)
    form = parse(ConsiderForm, fields, labels())
    if isinstance(form, FormErrors):
        return await _find(request, await cases.case(person, request.user), form)
    made = await applying.consider(person, form.vacancy, token=form.token, by=request.user, now=clock.now())
    return back_to(f"/job-applications/{made}")


async def _find(request: Web, case: CaseRow, errors: FormErrors | None = None) -> Template:
    ensure_may_begin(case)
    today = common.today(clock.now())
    wanted = wanted_of(request)
    closes_by, wrong = request.query_params.get("closes_by", ""), day_asked(request.query_params.get("closes_by"))[1]
    rows = await vacancies.found(
        wanted, request.user, today=today, size=settings().desk_rows, after=cursor(request.query_params.get("after"))
    )
    return page(
        request, "job_search/find.html", status=422 if errors else 200, case=case, rows=rows, wanted=wanted, words=vacancy_words, p=common,
        closes_by=closes_by, wrong=wrong, regions=vacancy_words.regions(), tokens={row.id: uuid4() for row in rows},
        old=lambda row: is_old(row.confirmed_on, today), known={row.vacancy for row in await queries.applications_of(case.person)},
    )  # fmt: skip


route_handlers: list[ControllerRouterHandler] = [work, find, consider]
