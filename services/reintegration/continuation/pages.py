"""The end of help, and its return."""

from uuid import UUID

from litestar import get, post
from litestar.params import FromPath
from litestar.response import Redirect, Template
from litestar.types import ControllerRouterHandler

from services.reintegration.cases import queries
from services.reintegration.cases.domain import CLOSING_REASONS, CaseStatus
from services.reintegration.cases.permissions import CasePermission
from services.reintegration.continuation import actions
from services.reintegration.continuation.domain import Again
from services.reintegration.continuation.forms import Ending, Mistake, ending_labels, ending_wrong, mistake_labels
from services.reintegration.continuation.words import closing_reason
from services.reintegration.errors import NotAllowed, StillSupervised
from shared import clock
from shared.web.asking import ask, is_sure
from shared.web.forms import FormErrors, parse
from shared.web.guards import requires
from shared.web.i18n import gettext
from shared.web.pages import back_to, page
from shared.web.request import Fields, Web, read_fields


@get("/cases/{person:uuid}/close", guards=[requires(CasePermission.ACT)])
async def ending(request: Web, person: FromPath[UUID]) -> Template:
    """The form for the end of help."""
    return await _ending(request, person)


@post("/cases/{person:uuid}/close", guards=[requires(CasePermission.ACT)])
async def close(request: Web, person: FromPath[UUID]) -> Template | Redirect:
    """End the help."""
    fields = await read_fields(request)
    form = parse(Ending, fields, ending_labels(), check=ending_wrong)
    if isinstance(form, FormErrors):
        return await _ending(request, person, form, fields)
    await actions.close(person, reason=form.reason, words=form.words, by=request.user, now=clock.now())
    return back_to(f"/cases/{person}")


@post("/cases/{person:uuid}/reopen", guards=[requires(CasePermission.ACT)])
async def reopen(request: Web, person: FromPath[UUID]) -> Template | Redirect:
    """The person came back."""
    fields, case = await read_fields(request), await queries.case(person, request.user)
    if not is_sure(fields):
        return ask(
            request,
            fields,
            title=gettext("Open the case of %(name)s again?", name=case.name),
            follows=gettext("The person came back and agrees that the desk helps again. The history is kept; what had ended stays ended."),
            button=gettext("The person agrees: open the case"),
            back=f"/cases/{person}",
        )
    await actions.reopen(person, by=request.user, now=clock.now())
    return back_to(f"/cases/{person}")


@get("/cases/{person:uuid}/ending-mistake", guards=[requires(CasePermission.ACT)])
async def mistake(request: Web, person: FromPath[UUID]) -> Template:
    """The form for an ending that was entered by mistake, a death as well."""
    return await _mistake(request, person)


@post("/cases/{person:uuid}/ending-mistake", guards=[requires(CasePermission.ACT)], status_code=200)
async def undo_ending(request: Web, person: FromPath[UUID]) -> Template | Redirect:
    """Open the case again; a page lists what had ended with it."""
    fields = await read_fields(request)
    form = parse(Mistake, fields, mistake_labels())
    if isinstance(form, FormErrors):
        return await _mistake(request, person, form, fields)
    await actions.reopen(person, Again.MISTAKE, words=form.words, by=request.user, now=clock.now())
    return back_to(f"/cases/{person}/stopped")


async def _mistake(request: Web, person: UUID, errors: FormErrors | None = None, typed: Fields | None = None) -> Template:
    case = await queries.case(person, request.user)
    if case.status == CaseStatus.OPEN:
        raise NotAllowed(case.status)
    return page(
        request, "continuation/mistake.html", status=422 if errors else 200, case=case, reason=closing_reason(case.closing_reason or ""),
        names=mistake_labels(), errors=errors or FormErrors({}), typed=typed or {},
    )  # fmt: skip


async def _ending(request: Web, person: UUID, errors: FormErrors | None = None, typed: Fields | None = None) -> Template:
    case = await queries.case(person, request.user)
    if case.supervised:
        raise StillSupervised
    reasons = [(code, closing_reason(code)) for code in CLOSING_REASONS]
    return page(
        request, "continuation/ending.html", status=422 if errors else 200, case=case, reasons=reasons, errors=errors or FormErrors({}),
        typed=typed or {},
    )  # fmt: skip


route_handlers: list[ControllerRouterHandler] = [ending, close, reopen, mistake, undo_ending]
