"""One document with its pages: the file itself, its title corrected, withdrawing and restoring."""

from uuid import UUID

from litestar import Response, get, post
from litestar.exceptions import NotFoundException
from litestar.params import FromPath
from litestar.response import Redirect, Template

from services.probation.attachments import actions, queries, words
from services.probation.attachments.forms import LONGEST, TitleForm
from services.probation.attachments.pages.giving import given_out
from services.probation.attachments.permissions import AttachmentPermission
from services.probation.attachments.queries import Attached
from services.probation.attachments.subjects import Subject
from services.probation.attachments.titles import NoChange, correct_title, corrections
from services.probation.cases.pages import case_of
from services.probation.cases.rows import Case
from services.probation.cases.words import source
from services.probation.errors import AlreadyDecided
from services.probation.law import rules as law
from services.probation.local_time import local_today
from services.probation.words import who
from shared import clock
from shared.access.permissions import may
from shared.identity.limits.requests import EXPORTS
from shared.web.forms import FormErrors, parse
from shared.web.guards import requires
from shared.web.pages import back_to, page
from shared.web.request import Fields, Web, read_fields

READS, WRITES = requires(AttachmentPermission.READ), requires(AttachmentPermission.WRITE)
ONE = "/people/{person:uuid}/documents/{attachment:uuid}"


@get(ONE, guards=[READS])
async def document_page(request: Web, person: FromPath[UUID], attachment: FromPath[UUID]) -> Template:
    """What is known of a document, with pictures of its first pages."""
    case = await case_of(request, person)
    return await _document(request, case, await _row(person, attachment), {}, FormErrors({}))


@get(f"{ONE}/file", guards=[READS, EXPORTS])
async def download(request: Web, person: FromPath[UUID], attachment: FromPath[UUID]) -> Response[bytes] | Template:
    """The file as it was handed in, never opened as a page. What nothing checked is given out after a warning."""
    case = await case_of(request, person)
    here = f"/people/{case.person}/documents/{attachment}"
    return await given_out(request, await _row(person, attachment), back=here, file=f"{here}/file")


@get(f"{ONE}/preview", guards=[READS])
async def preview(request: Web, person: FromPath[UUID], attachment: FromPath[UUID]) -> Response[bytes]:
    """The picture of one page, made by us."""
    await case_of(request, person)
    number = request.query_params.get("page", "1")
    found = await queries.picture_of_page(person, attachment, int(number)) if number.isascii() and number.isdecimal() else None
    if found is None:
        raise NotFoundException
    return Response(found, media_type="image/jpeg", headers={"cache-control": "no-store"})


@post(f"{ONE}/title", guards=[WRITES], status_code=200)
async def title(request: Web, person: FromPath[UUID], attachment: FromPath[UUID]) -> Template | Redirect:
    """Correct the title; the earlier one stays in the history."""
    case, fields = await case_of(request, person), await read_fields(request)
    row = await _row(person, attachment)
    form = parse(TitleForm, fields, words.field_names())
    if isinstance(form, FormErrors):
        return await _document(request, case, row, fields, form, status=422)
    try:
        await correct_title(person, attachment, form.title, form.title_why, seen=form.seen, by=request.user, now=clock.now())
    except NoChange:
        errors = FormErrors({"title": words.problem("same_title")}, words.field_names())
        return await _document(request, case, row, fields, errors, status=422)
    except AlreadyDecided:
        return _decided(request, case, row)
    return back_to(f"/people/{person}/documents/{attachment}")


@post(f"{ONE}/withdraw", guards=[WRITES], status_code=200)
async def withdraw(request: Web, person: FromPath[UUID], attachment: FromPath[UUID]) -> Template | Redirect:
    """It was stored by mistake."""
    case, fields = await case_of(request, person), await read_fields(request)
    row, why = await _row(person, attachment), str(fields.get("why", "")).strip()
    if not why or len(why) > LONGEST:
        errors = FormErrors({"why": words.problem("too_long" if why else "why")}, words.field_names())
        return await _document(request, case, row, fields, errors, status=422)
    try:
        await actions.withdraw(person, attachment, why, by=request.user, now=clock.now())
    except AlreadyDecided:
        return _decided(request, case, row)
    return back_to(f"/people/{person}/documents/{attachment}")


@post(f"{ONE}/restore", guards=[WRITES], status_code=200)
async def restore(request: Web, person: FromPath[UUID], attachment: FromPath[UUID]) -> Template | Redirect:
    """It was withdrawn by mistake."""
    case = await case_of(request, person)
    row = await _row(person, attachment)
    try:
        await actions.restore(person, attachment, by=request.user, now=clock.now())
    except AlreadyDecided:
        return _decided(request, case, row)
    return back_to(f"/people/{person}/documents/{attachment}")


async def _row(person: UUID, number: UUID) -> Attached:
    row = await queries.attachment(person, number)
    if row is None:
        raise NotFoundException
    return row


def _decided(request: Web, case: Case, row: Attached) -> Template:
    return page(request, "probation/decided.html", status=409, address=f"/people/{case.person}/documents/{row.id}", case=case)


async def _document(request: Web, case: Case, row: Attached, given: Fields, errors: FormErrors, *, status: int = 200) -> Template:
    today, may_write = local_today(clock.now()), may(request.user, AttachmentPermission.WRITE)
    return page(
        request,
        "attachments/page.html",
        status=status,
        case=case,
        row=row,
        given=given,
        errors=errors,
        names=words.field_names(),
        words=words,
        state=words.scan_state(row.scan_state),
        subject_page=Subject(row.subject_kind, row.subject_id).page(case.person),
        pages_shown=await queries.pages_shown(row.id) if row.withdrawn_at is None else [],
        keep=law.rule("attachment.keep_after_end", today),
        keep_withdrawn=law.rule("attachment.keep_withdrawn", today),
        source=source,
        corrections=await corrections(row.id),
        who=who,
        may_withdraw=may_write and row.withdrawn_at is None and row.destroyed_at is None,
        may_restore=may_write and row.withdrawn_at is not None and row.destroyed_at is None,
    )


route_handlers = [document_page, download, preview, title, withdraw, restore]
