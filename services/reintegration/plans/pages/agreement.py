"""What the person says to the plan."""

from functools import partial
from uuid import UUID, uuid4

from litestar import get, post
from litestar.params import FromPath
from litestar.response import Redirect, Template
from litestar.types import ControllerRouterHandler

from services.reintegration.cases import queries as cases
from services.reintegration.cases.domain import CaseStatus, ensure_open
from services.reintegration.errors import PlanChanged
from services.reintegration.plans import words
from services.reintegration.plans.actions.agreeing import record_answer
from services.reintegration.plans.domain.versions import compared
from services.reintegration.plans.form_checks import answer_wrong
from services.reintegration.plans.forms import AnswerForm, labels
from services.reintegration.plans.pages.reading import CHANGES, usual
from services.reintegration.plans.stored.versions import last_version, revision_of, terms_of
from services.reintegration.sealing.keys import key_of
from services.reintegration.words import today
from shared import clock
from shared.web.forms import FormErrors, parse
from shared.web.i18n import NAMES
from shared.web.pages import back_to, page
from shared.web.request import Fields, Web, read_fields


@get("/cases/{person:uuid}/plan/agreement", guards=[CHANGES])
async def agreement_page(request: Web, person: FromPath[UUID]) -> Template:
    """The plan as it is to be agreed, what changed since the last answer, and the form."""
    return await _page(request, person, FormErrors({}), {})


@post("/cases/{person:uuid}/plan/agreement", guards=[CHANGES])
async def answer(request: Web, person: FromPath[UUID]) -> Template | Redirect:
    """Keep the answer. Where the plan says something else meanwhile, it is read to the person again."""
    data, now = await read_fields(request), clock.now()
    form = parse(AnswerForm, data, labels(), check=partial(answer_wrong, today=today(now)))
    if isinstance(form, FormErrors):
        return await _page(request, person, form, data, status=422)
    try:
        await record_answer(person, form.given(), revision=form.revision, token=form.token, by=request.user, now=now)
    except PlanChanged:
        return await _page(request, person, FormErrors({}), data, status=409)
    return back_to(f"/cases/{person}/plan")


async def _page(request: Web, person: UUID, errors: FormErrors, typed: Fields, status: int = 200) -> Template:
    case = await cases.case(person, request.user)
    ensure_open(CaseStatus(case.status))
    key = await key_of(person)
    terms, last = await terms_of(person, key), await last_version(person, key)
    changes = compared(last.terms, terms) if last else []
    number = (last.number + (1 if changes else 0)) if last else 1
    return page(
        request, "plans/agreement.html", status=status, case=case, terms=terms, last=last, changes=changes, number=number,
        revision=revision_of(terms), errors=errors, typed=typed, stale=status == 409, token=uuid4(), words=words,
        spoken=list(NAMES.items()), **usual(),
    )  # fmt: skip


route_handlers: list[ControllerRouterHandler] = [agreement_page, answer]
