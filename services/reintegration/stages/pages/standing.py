"""What happened to the person: custody, death, a move, a refusal, the return."""

from functools import partial
from uuid import UUID

from litestar import get, post
from litestar.params import FromPath
from litestar.response import Redirect, Template
from litestar.types import ControllerRouterHandler

from services.reintegration import words as common
from services.reintegration.cases import queries as cases
from services.reintegration.stages import words
from services.reintegration.stages.actions.standing import note_standing
from services.reintegration.stages.domain.standing import Act, acts, standing_of
from services.reintegration.stages.forms import StandingForm, labels, standing_wrong
from services.reintegration.stages.permissions import StagePermission
from shared import clock
from shared.web.forms import FormErrors, parse
from shared.web.guards import requires
from shared.web.pages import back_to, page
from shared.web.request import Fields, Web, read_fields


@get("/cases/{person:uuid}/stages/standing", guards=[requires(StagePermission.KEEP)])
async def standing_form(request: Web, person: FromPath[UUID]) -> Template:
    """The form; nothing is chosen beforehand, and each choice says what follows."""
    return await _form(request, person)


@post("/cases/{person:uuid}/stages/standing", guards=[requires(StagePermission.KEEP)])
async def change(request: Web, person: FromPath[UUID]) -> Template | Redirect:
    """Note it."""
    fields, now = await read_fields(request), clock.now()
    form = parse(StandingForm, fields, labels(), check=partial(standing_wrong, today=common.today(now)))
    if isinstance(form, FormErrors):
        return await _form(request, person, form, fields)
    await note_standing(person, form.act, seen=form.seen, words=form.words, release_on=form.release_on, by=request.user, now=now)
    return back_to(f"/cases/{person}/stopped" if form.act is Act.CORRECT else f"/cases/{person}/stages")


async def _form(request: Web, person: UUID, errors: FormErrors | None = None, typed: Fields | None = None) -> Template:
    case = await cases.case(person, request.user)
    standing = standing_of(case)
    choices = [(each.value, words.act(each), words.follows(each, supervised=case.supervised)) for each in acts(standing)]
    return page(
        request, "stages/standing.html", status=422 if errors else 200, case=case, standing=standing, choices=choices, words=words,
        back=Act.RETURN in acts(standing), errors=errors or FormErrors({}), typed=typed or {},
    )  # fmt: skip


route_handlers: list[ControllerRouterHandler] = [standing_form, change]
