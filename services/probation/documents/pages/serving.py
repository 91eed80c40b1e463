"""Recording how a document was served, correcting the record, and what needs no service."""

from collections.abc import Awaitable, Callable
from uuid import UUID

from litestar import get, post
from litestar.params import FromPath
from litestar.response import Redirect, Template

from services.probation.attachments.panels import papers_of
from services.probation.documents import actions
from services.probation.documents.actions import WrongService
from services.probation.documents.after_decision import actions as serving
from services.probation.documents.domain.lifecycle import State
from services.probation.documents.domain.service import Evidence, Witness
from services.probation.documents.pages.document import ATTACHED, ONE, WRITES, acted, colleagues, row_of, show
from services.probation.documents.queries import ShownDocument
from services.probation.documents.serving import words
from services.probation.documents.serving.forms import CorrectionForm, MarkForm, ServiceForm
from services.probation.documents.serving.records import records_of
from services.probation.documents.words import hows, kind, problem
from shared import clock
from shared.web.forms import FormErrors, parse
from shared.web.pages import back_to, page
from shared.web.request import Fields, Web, read_fields

SERVICE = f"{ONE}/service"


@post(f"{ONE}/serve", guards=[WRITES], status_code=200)
async def serve(request: Web, document: FromPath[UUID]) -> Template | Redirect:
    """How and when it was served: from now on it has left the house."""
    row, fields = await row_of(request, document), await read_fields(request)
    form = parse(ServiceForm, fields, words.field_names())
    if isinstance(form, FormErrors):
        return await show(request, row, fields, form, status=422)
    evidence = await _evidence(request, row, form)

    async def act() -> None:
        await actions.record_service(
            document, how=form.how, served_on=form.served_on, proof=evidence.proof, words=form.served_words, tracking=evidence.tracking,
            witnesses=evidence.witnesses, second=evidence.second, by=request.user, now=clock.now(),
        )  # fmt: skip

    try:
        return await acted(request, row, act)
    except WrongService as wrong:
        return await show(request, row, fields, _said(wrong), status=422)


@get(SERVICE, guards=[WRITES])
async def service_page(request: Web, document: FromPath[UUID]) -> Template | Redirect:
    """The form that corrects the record of a service, filled in as it stands."""
    row = await row_of(request, document)
    if row.stands is not State.LEFT or row.erased_at is not None:
        return back_to(f"/outgoing/{document}")
    latest = (await records_of(document))[0]
    given = {
        "how": latest.how, "served_on": f"{latest.served_on:%d.%m.%Y}", "served_words": latest.words or "",
        "tracking": latest.tracking or "", "proof": str(latest.proof or ""),
        "second_officer": str(latest.second_by or ""), "seen": str(latest.number),
        **dict(zip(("first_witness", "second_witness"), latest.witnesses, strict=False)),
    }  # fmt: skip
    return await _form(request, row, given, FormErrors({}))


@post(SERVICE, guards=[WRITES], status_code=200)
async def correct(request: Web, document: FromPath[UUID]) -> Template | Redirect:
    """Another record; the ones before stay and are shown."""
    row, fields = await row_of(request, document), await read_fields(request)
    form = parse(CorrectionForm, fields, words.field_names())
    if isinstance(form, FormErrors):
        return await _form(request, row, fields, form, status=422)
    evidence = await _evidence(request, row, form)

    async def act() -> None:
        await serving.correct_service(
            document, how=form.how, served_on=form.served_on, evidence=evidence, words=form.served_words, why=form.why_corrected,
            seen=form.seen, by=request.user, now=clock.now(),
        )  # fmt: skip

    try:
        return await acted(request, row, act, of_procedure=True)
    except WrongService as wrong:
        return await _form(request, row, fields, _said(wrong), status=422)


@post(f"{ONE}/no-service", guards=[WRITES], status_code=200)
async def no_service(request: Web, document: FromPath[UUID]) -> Template | Redirect:
    """Nobody has to be served with it: it waits no more."""
    return await _marked(request, document, serving.need_no_service)


@post(f"{ONE}/needs-service", guards=[WRITES], status_code=200)
async def needs_service(request: Web, document: FromPath[UUID]) -> Template | Redirect:
    """It has to be served after all."""
    return await _marked(request, document, serving.need_service)


async def _marked(request: Web, document: UUID, mark: Callable[..., Awaitable[None]]) -> Template | Redirect:
    row, fields = await row_of(request, document), await read_fields(request)
    form = parse(MarkForm, fields, words.field_names())
    if isinstance(form, FormErrors):
        return await show(request, row, fields, form, status=422)
    return await acted(
        request, row, lambda: mark(document, reason=form.service_reason, seen=form.seen, by=request.user, now=clock.now())
    )  # fmt: skip


async def _form(request: Web, row: ShownDocument, given: Fields | dict[str, str], errors: FormErrors, *, status: int = 200) -> Template:
    return page(
        request, "documents/service.html", status=status, document=row, title=kind(row.kind), given=given, errors=errors,
        names=words.field_names(), hows=hows(), attached=(await papers_of(request, row.person)).of(ATTACHED, row.id),
        colleagues=await colleagues(request, row),
    )  # fmt: skip


async def _evidence(request: Web, row: ShownDocument, form: ServiceForm) -> Evidence:
    """What was named, of what there is: an attachment of this document, an officer of its office."""
    known = {each.id for each in (await papers_of(request, row.person)).of(ATTACHED, row.id)}
    officers = dict(await colleagues(request, row))
    name = officers.get(str(form.second_officer))
    second = Witness(form.second_officer, name) if form.second_officer is not None and name is not None else None
    return Evidence(form.proof if form.proof in known else None, form.tracking, form.witnesses(), second)


def _said(wrong: WrongService) -> FormErrors:
    return FormErrors({words.FIELD_OF[wrong.problem]: problem(wrong.problem)}, words.field_names())


route_handlers = [serve, service_page, correct, no_service, needs_service]
