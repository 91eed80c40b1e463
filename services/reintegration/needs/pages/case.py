"""The needs of a person: how far each is, and the assessments that found them."""

from functools import partial
from uuid import UUID, uuid4

from litestar import get, post
from litestar.params import FromPath
from litestar.response import Redirect, Template
from litestar.types import ControllerRouterHandler

from services.reintegration import words as desk_words
from services.reintegration.cases import queries as cases
from services.reintegration.cases.domain import Ground
from services.reintegration.errors import NotThere
from services.reintegration.needs import queries, words
from services.reintegration.needs.actions.assessing import begin
from services.reintegration.needs.actions.working import change_state
from services.reintegration.needs.deadlines import reassess_on
from services.reintegration.needs.domain.pathways import HELP
from services.reintegration.needs.domain.states import steps
from services.reintegration.needs.forms import Begun, Change, wrong_begin
from services.reintegration.needs.permissions import NeedPermission
from shared import clock
from shared.access.permissions import may
from shared.web.forms import FormErrors, parse
from shared.web.guards import requires
from shared.web.i18n import gettext
from shared.web.pages import back_to, page
from shared.web.request import Fields, Web, read_fields

READS, ASSESSES = requires(NeedPermission.READ), requires(NeedPermission.ASSESS)


@get("/cases/{person:uuid}/needs", guards=[READS])
async def needs_page(request: Web, person: FromPath[UUID]) -> Template:
    """Needs by pathway with their state, and every assessment."""
    return await show_needs(request, person)


@post("/cases/{person:uuid}/needs", guards=[ASSESSES], status_code=200)
async def begin_long(request: Web, person: FromPath[UUID]) -> Template | Redirect:
    """Begin the long form, or go on with the draft that is open; from a paper, with the questions that stand on it."""
    fields, now = await read_fields(request), clock.now()
    form = parse(Begun, fields, {"printed_on": gettext("Day on the paper")}, check=partial(wrong_begin, today=desk_words.today(now)))
    if isinstance(form, FormErrors):
        return await show_needs(request, person, typed=fields, errors=form, status=422)
    return back_to(f"/assessments/{await begin(person, printed_on=form.printed_on, by=request.user, now=now)}")


@post("/needs/{need:uuid}", guards=[ASSESSES], status_code=200)
async def change(request: Web, need: FromPath[UUID]) -> Template | Redirect:
    """Set how far help with a need is."""
    fields = await read_fields(request)
    form = parse(Change, fields, {"state": gettext("State"), "note": gettext("Note")})
    if isinstance(form, FormErrors):
        person = await queries.person_of_need(need)
        if person is None:
            raise NotThere
        return await show_needs(request, person, errors=form, status=422)
    person = await change_state(need, form.state, form.note, seen_version=form.version, by=request.user, now=clock.now())
    return back_to(f"/cases/{person}/needs")


async def show_needs(
    request: Web, person: UUID, *, typed: Fields | None = None, errors: FormErrors | None = None, status: int = 200
) -> Template:
    """The page."""
    case = await cases.case(person, request.user)
    assessments = await queries.assessments_of(person)
    done = next((row for row in assessments if row.state == "finished"), None)
    may_assess = may(request.user, NeedPermission.ASSESS) and case.status == "open"
    return page(
        request,
        "needs/case.html",
        status=status,
        case=case,
        needs=await queries.needs_of(person, sensitive=may(request.user, NeedPermission.SENSITIVE)),
        assessments=[row for row in assessments if row.state == "finished" or may_assess],
        draft=next((row for row in assessments if row.state == "draft"), None),
        next_on=reassess_on(desk_words.today(done.finished_at)) if done and done.finished_at else None,
        today=desk_words.today(clock.now()),
        may_assess=may_assess,
        may_begin=may_assess and case.ground != Ground.CONSENT_AWAITED,
        steps=steps,
        notes=await queries.notes_of(person),
        help=HELP,
        words=words,
        typed=typed or {},
        errors=errors or FormErrors({}),
        token=uuid4(),
    )


route_handlers: list[ControllerRouterHandler] = [needs_page, begin_long, change]
