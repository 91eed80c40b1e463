"""The quota of jobs by region."""

from functools import partial
from uuid import UUID, uuid4

from litestar import get, post
from litestar.params import FromPath
from litestar.response import Redirect, Template
from litestar.types import ControllerRouterHandler

from services.reintegration import words as common
from services.reintegration.vacancies import quota, words
from services.reintegration.vacancies.forms import CorrectionForm, QuotaForm, labels, typed_from_figure, wrong_correction, wrong_quota
from services.reintegration.vacancies.permissions import VacancyPermission
from shared import clock
from shared.access.permissions import may
from shared.web.fields import day_asked
from shared.web.forms import FormErrors, parse
from shared.web.guards import requires
from shared.web.pages import back_to, page
from shared.web.request import Fields, Web, read_fields

ENTERS = requires(VacancyPermission.QUOTA)


@get("/vacancies/quota", guards=[requires(VacancyPermission.READ)])
async def quota_page(request: Web) -> Template:
    """Every region: the figure, places that are offered, places that are taken."""
    return await _page(request)


@post("/vacancies/quota", guards=[ENTERS])
async def enter(request: Web) -> Template | Redirect:
    """Enter a figure."""
    fields, now = await read_fields(request), clock.now()
    form = parse(QuotaForm, fields, labels(), check=partial(wrong_quota, today=common.today(now)))
    if isinstance(form, FormErrors):
        return await _page(request, form, fields)
    figure = quota.Figure(form.percent, form.jobs, form.source, form.status == "verified")
    await quota.enter(form.region, form.valid_from, figure, token=form.token, by=request.user, now=now)
    return back_to(f"/vacancies/quota?region={form.region}#history")


@get("/vacancies/quota/{figure:uuid}", guards=[ENTERS])
async def correction_page(request: Web, figure: FromPath[UUID]) -> Template:
    """The form with what was said."""
    return await _correction(request, figure)


@post("/vacancies/quota/{figure:uuid}", guards=[ENTERS])
async def correct(request: Web, figure: FromPath[UUID]) -> Template | Redirect:
    """Correct a figure by a further version."""
    fields = await read_fields(request)
    form = parse(CorrectionForm, fields, labels(), check=wrong_correction)
    if isinstance(form, FormErrors):
        return await _correction(request, figure, form, fields)
    region = await quota.correct(figure, form.figure(), form.correction, by=request.user, now=clock.now())
    return back_to(f"/vacancies/quota?region={region}#history")


async def _correction(request: Web, figure: UUID, errors: FormErrors | None = None, typed: Fields | None = None) -> Template:
    row = await quota.one(figure)
    return page(
        request, "vacancies/correction.html", status=422 if errors else 200, row=row, errors=errors or FormErrors({}), names=labels(),
        typed=typed or typed_from_figure(row), words=words, p=common,
    )  # fmt: skip


async def _page(request: Web, errors: FormErrors | None = None, typed: Fields | None = None) -> Template:
    (asked_day, wrong), regions = day_asked(request.query_params.get("on")), words.regions()
    on = asked_day or common.today(clock.now())
    figures, offered = await quota.in_force(on), await quota.offered()
    asked = request.query_params.get("region", "")
    return page(
        request, "vacancies/quota.html", status=422 if errors else 200, errors=errors or FormErrors({}), typed=typed or {}, names=labels(),
        rows=[(code, name, figures.get(code), offered.get(code)) for code, name in regions], regions=regions, token=uuid4(), words=words,
        may_enter=may(request.user, VacancyPermission.QUOTA), p=common, asked=asked, on=on,
        wrong=wrong, typed_day=request.query_params.get("on", ""),
        history=await quota.history(asked) if asked in words.REGIONS else [],
    )  # fmt: skip


route_handlers: list[ControllerRouterHandler] = [quota_page, enter, correction_page, correct]
