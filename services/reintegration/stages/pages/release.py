"""The day of release, entered or corrected."""

from functools import partial
from uuid import UUID

from litestar import get, post
from litestar.params import FromPath
from litestar.response import Redirect, Template
from litestar.types import ControllerRouterHandler

from services.reintegration import words as common
from services.reintegration.cases import queries as cases
from services.reintegration.stages import queries
from services.reintegration.stages.actions.release import set_release
from services.reintegration.stages.forms import ReleaseForm, day_wrong, labels
from services.reintegration.stages.permissions import StagePermission
from shared import clock
from shared.web.forms import FormErrors, parse
from shared.web.guards import requires
from shared.web.pages import back_to, page
from shared.web.request import Fields, Web, read_fields


@get("/cases/{person:uuid}/stages/release-day", guards=[requires(StagePermission.KEEP)])
async def release_form(request: Web, person: FromPath[UUID]) -> Template:
    """The form."""
    return await _form(request, person)


@post("/cases/{person:uuid}/stages/release-day", guards=[requires(StagePermission.KEEP)])
async def correct(request: Web, person: FromPath[UUID]) -> Template | Redirect:
    """Count anew from this day."""
    fields, now = await read_fields(request), clock.now()
    form = parse(ReleaseForm, fields, labels(), check=partial(day_wrong, today=common.today(now)))
    if isinstance(form, FormErrors):
        return await _form(request, person, form, fields)
    await set_release(person, form.release_on, words=form.words, seen_version=form.version, by=request.user, now=now)
    return back_to(f"/cases/{person}/stages")


async def _form(request: Web, person: UUID, errors: FormErrors | None = None, typed: Fields | None = None) -> Template:
    case, found = await cases.case(person, request.user), await queries.shown(person)
    return page(
        request, "stages/release.html", status=422 if errors else 200, case=case, version=found.row.version if found else 0,
        errors=errors or FormErrors({}), typed=typed or {},
    )  # fmt: skip


route_handlers: list[ControllerRouterHandler] = [release_form, correct]
