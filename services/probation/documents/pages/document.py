"""One document: its state, its PDF, the decision, what happens to it afterwards."""

from collections.abc import Awaitable, Callable
from typing import Any
from uuid import UUID

from litestar import Response, get, post
from litestar.exceptions import NotFoundException
from litestar.params import FromPath
from litestar.response import Redirect, Template

from services.probation.attachments.panels import papers_of
from services.probation.cases.pages import case_of
from services.probation.documents import actions, queries, signatures, words
from services.probation.documents.actions import HasLeft, NotDecided
from services.probation.documents.domain.lifecycle import OPEN, TWO_PEOPLE, Event, State, allowed
from services.probation.documents.domain.service import NOT_NEEDED
from services.probation.documents.forms import WithdrawForm, read_document, typed_again
from services.probation.documents.pages.case import form_page
from services.probation.documents.papers import hash_of, pdf_of
from services.probation.documents.permissions import DocumentPermission
from services.probation.documents.queries import ShownDocument
from services.probation.documents.serving import words as serving_words
from services.probation.documents.serving.records import records_of
from services.probation.documents.serving.waiting import awaits_service
from services.probation.errors import AlreadyDecided, SecondOfficerNeeded
from services.probation.settings import settings
from services.probation.words import who
from shared import clock
from shared.access.permissions import may
from shared.identity.accounts import officers_of
from shared.web.forms import FormErrors, parse
from shared.web.guards import requires
from shared.web.i18n import LANGUAGES, NAMES
from shared.web.pages import back_to, page, pdf_file
from shared.web.request import Fields, Web, read_fields

READS, WRITES = requires(DocumentPermission.READ), requires(DocumentPermission.WRITE)
ONE = "/outgoing/{document:uuid}"
ATTACHED = "document"
"""What attachments of a document are attached to."""


@get(ONE, guards=[READS])
async def document_page(request: Web, document: FromPath[UUID]) -> Template:
    """What it says, where it stands, its history."""
    return await show(request, await row_of(request, document), {}, FormErrors({}))


@get(f"{ONE}/pdf", guards=[READS])
async def pdf(request: Web, document: FromPath[UUID]) -> Response[bytes]:
    """The paper, in the document's language unless another is asked for. A draft says that it is one."""
    row, asked = await row_of(request, document), request.query_params.get("language")
    await case_of(request, row.person)
    if row.erased_at is not None:
        raise NotFoundException
    content = await pdf_of(row, next((each for each in LANGUAGES if each == asked), None), now=clock.now())
    return pdf_file(f"{row.number or 'draft'}.pdf", content)


@get(f"{ONE}/edit", guards=[WRITES])
async def edit_page(request: Web, document: FromPath[UUID]) -> Template | Redirect:
    """The form of a draft."""
    row = await row_of(request, document)
    if row.stands not in OPEN or row.owner or row.erased_at is not None:
        return back_to(f"/outgoing/{document}")
    given = typed_again(row.says, row.language, row.time_zone) | {"version": str(row.version)}
    return form_page(request, await case_of(request, row.person), row.kind, given, FormErrors({}), document=row)


@post(f"{ONE}/edit", guards=[WRITES], status_code=200)
async def edit(request: Web, document: FromPath[UUID]) -> Template | Redirect:
    """Another version of the draft."""
    row, fields = await row_of(request, document), await read_fields(request)
    case = await case_of(request, row.person)
    if row.owner or row.erased_at is not None:
        return await decided(request, row)
    given = read_document(row.kind, fields, case)
    if isinstance(given, FormErrors):
        return form_page(request, case, row.kind, fields, given, document=row, status=422)
    seen = _number(fields.get("version"))
    try:
        await actions.revise_document(
            document, given.content, language=given.language, seen_version=seen, by=request.user, now=clock.now()
        )  # fmt: skip
    except AlreadyDecided:
        return await decided(request, row)
    return back_to(f"/outgoing/{document}")


@post(f"{ONE}/decide", guards=[WRITES], status_code=200)
async def decide(request: Web, document: FromPath[UUID]) -> Template | Redirect:
    """Decide it: it gets its number. Of a document that two people decide, the first one signs first."""
    row, fields = await row_of(request, document), await read_fields(request)
    seen, first = _number(fields.get("version")), row.kind in TWO_PEOPLE and row.stands is State.DRAFTED
    if row.owner:
        return await decided(request, row)
    try:
        if first:
            await actions.endorse_document(document, seen_version=seen, by=request.user, now=clock.now())
        else:
            await actions.decide_document(document, seen_version=seen, by=request.user, now=clock.now())
    except SecondOfficerNeeded:
        return await show(request, row, {}, FormErrors({"decide": words.problem("second")}), status=409)
    except AlreadyDecided:
        return await decided(request, row)
    return back_to(f"/outgoing/{document}")


@post(f"{ONE}/signed", guards=[WRITES], status_code=200)
async def signed(request: Web, document: FromPath[UUID]) -> Template | Redirect:
    """The signed copy is attached."""
    row = await row_of(request, document)
    if not (await papers_of(request, row.person)).of(ATTACHED, document):
        return await show(request, row, {}, FormErrors({"signed": words.problem("no_copy")}), status=422)
    return await acted(request, row, lambda: actions.record_signed(document, by=request.user, now=clock.now()))


@post(f"{ONE}/withdraw", guards=[WRITES], status_code=200)
async def withdraw(request: Web, document: FromPath[UUID]) -> Template | Redirect:
    """It is not valid: its number stays taken."""
    row, fields = await row_of(request, document), await read_fields(request)
    form = parse(WithdrawForm, fields, words.field_names(row.kind))
    if isinstance(form, FormErrors):
        return await show(request, row, fields, form, status=422)
    return await acted(request, row, lambda: actions.withdraw_document(document, reason=form.reason_why, by=request.user, now=clock.now()))


async def acted(request: Web, row: ShownDocument, act: Callable[[], Awaitable[None]], *, of_procedure: bool = False) -> Template | Redirect:
    """Do it, or say why it cannot be. `of_procedure`: it is done here also where a procedure decides the document."""
    if row.owner and not of_procedure:
        return await decided(request, row)
    try:
        await act()
    except HasLeft:
        return await show(request, await row_of(request, row.id), {}, FormErrors({"document": words.problem("has_left")}), status=409)
    except NotDecided:
        return await show(request, await row_of(request, row.id), {}, FormErrors({"document": words.problem("not_decided")}), status=409)
    except AlreadyDecided:
        return await decided(request, row)
    return back_to(f"/outgoing/{row.id}")


async def show(request: Web, row: ShownDocument, given: Fields | dict[str, str], errors: FormErrors, *, status: int = 200) -> Template:
    """The page of a document."""
    case, writes = await case_of(request, row.person), may(request.user, DocumentPermission.WRITE)
    own, can, papers = writes and not row.owner and row.erased_at is None, allowed(row.stands), await papers_of(request, row.person)
    records = await records_of(row.id)
    return page(
        request,
        "documents/page.html",
        status=status,
        document=row,
        case=case,
        state=words.state(row.state),
        given=given,
        errors=errors,
        names=words.field_names(row.kind),
        words=words,
        who=who,
        serving=serving_words,
        names_of_service=serving_words.field_names(),
        records=records,
        needs_none=bool(records) and records[0].how == NOT_NEEDED,
        waits=awaits_service(row.kind, row.owner, clock.now()),
        colleagues=await colleagues(request, row) if own and Event.SERVE in can else [],
        may_correct_service=writes and row.stands is State.LEFT and row.erased_at is None,
        events=await queries.events(row.id),
        papers=papers,
        attached=papers.of(ATTACHED, row.id),
        languages=NAMES,
        may_edit=own and Event.REVISE in can,
        may_decide=own and Event.DECIDE in can and row.endorsed_by != request.user.id,
        endorses=row.kind in TWO_PEOPLE and row.stands is State.DRAFTED,
        may_sign=own and Event.SIGN in can,
        may_serve=own and Event.SERVE in can,
        may_withdraw=own and Event.WITHDRAW in can,
        may_correct=own and row.stands is State.LEFT and case.is_open,
        signatures=await signatures.of_document(row.id),
        signs_here=writes and settings().ncalayer and Event.SIGN in can,
        sha256=await hash_of(row.id, row.language),
    )


async def decided(request: Web, row: ShownDocument) -> Template:
    """Somebody was faster, or it is decided elsewhere: nothing was saved."""
    case = await case_of(request, row.person)
    return page(request, "probation/decided.html", status=409, address=f"/outgoing/{row.id}", case=case)


async def colleagues(request: Web, row: ShownDocument) -> list[tuple[str, str]]:
    """Who may have been there beside the reader: officers of the document's office."""
    found = await officers_of(row.office, request.user.authority)
    return [(str(each.id), each.name) for each in found if each.id != request.user.id]


async def row_of(request: Web, document: UUID) -> ShownDocument:
    """The document, or 404."""
    row = await queries.one(request.user, document)
    if row is None:
        raise NotFoundException
    return row


def _number(typed: Any) -> int:
    text = str(typed or "")
    return int(text) if text.isascii() and text.isdecimal() else 0


route_handlers = [document_page, pdf, edit_page, edit, decide, signed, withdraw]
