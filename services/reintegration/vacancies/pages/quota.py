"""The quota of jobs by region."""

from functools import partial
from uuid import uuid4

from litestar import get, post
from litestar.response import Redirect, Template
from litestar.types import ControllerRouterHandler

from services.reintegration import words as common
from services.reintegration.vacancies import quota, words
from services.reintegration.vacancies.forms import QuotaForm, labels, wrong_quota
from services.reintegration.vacancies.permissions import VacancyPermission
from shared import clock
from shared.access.permissions import may
from shared.web.forms import FormErrors, parse
from shared.web.guards import requires
from shared.web.pages import back_to, page
from shared.web.request import Fields, Web, read_fields


@get("/vacancies/quota", guards=[requires(VacancyPermission.READ)])
async def quota_page(request: Web) -> Template:
    """Every region: the figure, places that are offered, places that are taken."""
    return await _page(request)


@post("/vacancies/quota", guards=[requires(VacancyPermission.QUOTA)])
async def enter(request: Web) -> Template | Redirect:
    """Enter a figure."""
    fields, now = await read_fields(request), clock.now()
    form = parse(QuotaForm, fields, labels(), check=partial(wrong_quota, today=common.today(now)))
    if isinstance(form, FormErrors):
        return await _page(request, form, fields)
    await quota.enter(
        form.region, percent=form.percent, jobs=form.jobs, valid_from=form.valid_from, source=form.source,
        verified=form.status == "verified", token=form.token, by=request.user, now=now,
    )  # fmt: skip
    return back_to("/vacancies/quota")


async def _page(request: Web, errors: FormErrors | None = None, typed: Fields | None = None) -> Template:
    today, regions = common.today(clock.now()), words.regions()
    figures, offered = await quota.in_force(today), await quota.offered()
    asked = request.query_params.get("region", "")
    return page(
        request, "vacancies/quota.html", status=422 if errors else 200, errors=errors or FormErrors({}), typed=typed or {}, names=labels(),
        rows=[(code, name, figures.get(code), offered.get(code)) for code, name in regions], regions=regions, token=uuid4(), words=words,
        may_enter=may(request.user, VacancyPermission.QUOTA), p=common, asked=asked,
        history=await quota.history(asked) if asked in words.REGIONS else [],
    )  # fmt: skip


route_handlers: list[ControllerRouterHandler] = [quota_page, enter]
