"""The way of one need, and linking by hand."""

from uuid import UUID

from litestar import get, post
from litestar.params import FromPath
from litestar.response import Redirect, Template
from litestar.types import ControllerRouterHandler

from services.reintegration.cases import queries as cases
from services.reintegration.cases.domain import CaseStatus
from services.reintegration.need_followup import words
from services.reintegration.need_followup.actions.linking import link
from services.reintegration.need_followup.domain import ENDING, last_of
from services.reintegration.need_followup.forms import LinkForm
from services.reintegration.need_followup.queries import things as queries
from services.reintegration.need_followup.way import way
from services.reintegration.needs import words as needs_words
from services.reintegration.needs.domain.pathways import SENSITIVE
from services.reintegration.needs.permissions import NeedPermission
from services.reintegration.plans.permissions import PlanPermission
from shared import clock
from shared.access.permissions import may
from shared.web.forms import FormErrors, parse
from shared.web.guards import requires
from shared.web.pages import back_to, page
from shared.web.request import Web, read_fields

READS, ASSESSES = requires(NeedPermission.READ), requires(NeedPermission.ASSESS)


@get("/needs/{need:uuid}", guards=[READS])
async def way_page(request: Web, need: FromPath[UUID]) -> Template:
    """From the question to what came of it, with what is missing."""
    return await _show(request, need)


@post("/needs/{need:uuid}/links", guards=[ASSESSES], status_code=200)
async def change_link(request: Web, need: FromPath[UUID]) -> Template | Redirect:
    """Link something to the need, or take it off."""
    form = parse(LinkForm, await read_fields(request))
    if isinstance(form, FormErrors):
        return await _show(request, need, form)
    await link(need, form.kind, form.subject, on=form.act == "link", by=request.user, now=clock.now())
    return back_to(f"/needs/{need}#{'free' if form.act == 'link' else 'way'}")


async def _show(request: Web, need: UUID, errors: FormErrors | None = None) -> Template:
    person, shown = await queries.need_of(need, request.user)
    case = await cases.case(person, request.user)
    assert shown.pathway is not None
    things = await queries.things_of(person)
    seen = await queries.outcomes_of(person, need, shown.pathway)
    states = await queries.states_of(need)
    linked = [each for each in things if each.need_id == need]
    return page(
        request,
        "need_followup/need.html",
        status=422 if errors else 200,
        errors=errors or FormErrors({}),
        case=case,
        need=shown,
        sections=way(linked, seen, await queries.assessments_of(need), states),
        free=[each for each in things if each.need_id is None],
        history=[each for each in seen if (last := last_of(seen, each.subject)) and last.number != each.number],
        states=states,
        sensitive=shown.pathway in SENSITIVE,
        may_act=may(request.user, NeedPermission.ASSESS) and case.status == CaseStatus.OPEN,
        reads_plans=may(request.user, PlanPermission.READ),
        ending=ENDING,
        words=words,
        needs_words=needs_words,
    )


route_handlers: list[ControllerRouterHandler] = [way_page, change_link]
