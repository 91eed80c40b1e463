"""Reviews of the plan: of one person, and whose are due."""

from functools import partial
from uuid import UUID, uuid4

from litestar import get, post
from litestar.params import FromPath
from litestar.response import Redirect, Template
from litestar.types import ControllerRouterHandler

from services.reintegration.cases import queries as cases
from services.reintegration.plans import words
from services.reintegration.plans.actions import reviewing as actions
from services.reintegration.plans.desk_queries import reviews_until
from services.reintegration.plans.form_checks import review_wrong
from services.reintegration.plans.forms import ExemptForm, ReviewForm, labels
from services.reintegration.plans.pages.reading import CHANGES, READS, usual
from services.reintegration.plans.stored.notes import reviews_of, waiting_review
from services.reintegration.settings import settings
from services.reintegration.words import today
from shared import clock
from shared.db.keyset import cursor
from shared.web.fields import version_of
from shared.web.forms import FormErrors, parse
from shared.web.pages import back_to, page
from shared.web.request import Fields, Web, read_fields


@get("/desk/plan-reviews", guards=[READS])
async def due_reviews(request: Web) -> Template:
    """Plans that are to be looked at until today, the longest waiting first."""
    begin = cursor(request.query_params.get("after"))
    rows = await reviews_until(request.user, today(clock.now()), size=settings().desk_rows, after=begin)
    return page(request, "plans/reviews.html", rows=rows, words=words, **usual())


@get("/cases/{person:uuid}/plan/review", guards=[READS])
async def review_page(request: Web, person: FromPath[UUID]) -> Template:
    """The review that waits, the form, and those that were held."""
    return await _page(request, person, FormErrors({}), {})


@post("/cases/{person:uuid}/plan/review", guards=[CHANGES])
async def hold(request: Web, person: FromPath[UUID]) -> Template | Redirect:
    """Write down what the review found; the next one gets its day."""
    data, now = await read_fields(request), clock.now()
    form = parse(ReviewForm, data, labels(), check=partial(review_wrong, today=today(now)))
    if isinstance(form, FormErrors):
        return await _page(request, person, form, data, status=422)
    await actions.hold_review(person, form.held(), seen=form.version, token=form.token, by=request.user, now=now)
    return back_to(f"/cases/{person}/plan")


@post("/cases/{person:uuid}/plan/review-pause", guards=[CHANGES])
async def pause(request: Web, person: FromPath[UUID]) -> Template | Redirect:
    """The person cannot take part now."""
    data = await read_fields(request)
    form = parse(ExemptForm, data, labels())
    if isinstance(form, FormErrors):
        return await _page(request, person, form, data, status=422)
    await actions.exempt_from_review(person, form.reason, seen=form.version, by=request.user, now=clock.now())
    return back_to(f"/cases/{person}/plan/review")


@post("/cases/{person:uuid}/plan/review-resume", guards=[CHANGES])
async def resume(request: Web, person: FromPath[UUID]) -> Redirect:
    """The person can take part again."""
    data = await read_fields(request)
    await actions.clear_exemption(person, seen=version_of(data), by=request.user, now=clock.now())
    return back_to(f"/cases/{person}/plan/review")


async def _page(request: Web, person: UUID, errors: FormErrors, typed: Fields, status: int = 200) -> Template:
    case = await cases.case(person, request.user)
    return page(
        request, "plans/review.html", status=status, case=case, review=await waiting_review(person), held=await reviews_of(person),
        errors=errors, typed=typed, token=uuid4(), may_act=case.status == "open", words=words, **usual(),
    )  # fmt: skip


route_handlers: list[ControllerRouterHandler] = [due_reviews, review_page, hold, pause, resume]
