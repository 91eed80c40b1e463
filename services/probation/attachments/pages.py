"""The documents of a case: the list, adding files, one document with its pages, the file itself, withdrawing and restoring."""

from dataclasses import dataclass
from uuid import UUID, uuid4

from litestar import Response, get, post
from litestar.exceptions import NotFoundException
from litestar.params import FromPath
from litestar.response import Redirect, Template

from services.probation.attachments import actions, queries, words
from services.probation.attachments.domain import LARGEST_FORM, LARGEST_MB, MOST_FILES, MOST_PAGES, Reading
from services.probation.attachments.forms import LONGEST, read_upload, subject_of
from services.probation.attachments.permissions import AttachmentPermission
from services.probation.attachments.queries import Attached
from services.probation.attachments.subjects import PERSON, SUBJECTS, Subject, belonging
from services.probation.cases.pages import case_of
from services.probation.cases.queries import registrations
from services.probation.cases.rows import Case
from services.probation.cases.words import source
from services.probation.errors import AlreadyDecided, NotFound
from services.probation.files.kinds import ENDINGS
from services.probation.law import rules as law
from services.probation.local_time import local_today
from shared import clock
from shared.access.permissions import may
from shared.identity.limits.requests import EXPORTS
from shared.web.forms import FormErrors
from shared.web.guards import requires
from shared.web.pages import back_to, page
from shared.web.request import Fields, Web, read_fields

READS, WRITES = requires(AttachmentPermission.READ), requires(AttachmentPermission.WRITE)
DOCUMENTS = "/people/{person:uuid}/documents"
ONE = "/people/{person:uuid}/documents/{attachment:uuid}"


@dataclass(frozen=True, slots=True)
class Choice:
    """Something that a document can prove, as the form offers it."""

    value: str
    text: str


@get(DOCUMENTS, guards=[READS])
async def documents_page(request: Web, person: FromPath[UUID]) -> Template:
    """The documents of a case, those withdrawn and destroyed too; of one kind of subject if the address names it."""
    case, about = await case_of(request, person), request.query_params.get("about")
    rows = await queries.of_person(person)
    chosen = about if about in SUBJECTS else None
    return page(
        request,
        "attachments/list.html",
        case=case,
        rows=[row for row in rows if chosen in (None, row.subject_kind)],
        all_rows=rows,
        kinds=[kind for kind in SUBJECTS if any(row.subject_kind == kind for row in rows)],
        chosen=chosen,
        words=words,
        may_write=may(request.user, AttachmentPermission.WRITE),
    )


@get(f"{DOCUMENTS}/new", guards=[WRITES])
async def new_page(request: Web, person: FromPath[UUID]) -> Template:
    """An empty form, about the person unless the address names a record."""
    case = await case_of(request, person)
    about = request.query_params.get("about") or f"{PERSON}:{person}"
    given = {"form_token": str(uuid4()), "about": about, "kind": "", "title": ""}
    return await _form(request, case, given, FormErrors({}))


@post(f"{DOCUMENTS}/new", guards=[WRITES], status_code=200, request_max_body_size=LARGEST_FORM)
async def add(request: Web, person: FromPath[UUID]) -> Template | Redirect:
    """Store the files, or say what is wrong with each."""
    case, fields = await case_of(request, person), await read_fields(request)
    now = clock.now()
    offered = {each.value for each in await _choices(request, case, str(fields.get("about", "")))}
    upload = await read_upload(request, person, fields, offered=offered, today=local_today(now))
    if isinstance(upload, FormErrors):
        return await _form(request, case, fields, upload, status=422)
    try:
        await actions.store(person, upload.subject, upload.papers, token=upload.token, by=request.user, now=now)
    except NotFound:
        raise NotFoundException from None
    return back_to(f"/people/{person}/documents")


@get(ONE, guards=[READS])
async def document_page(request: Web, person: FromPath[UUID], attachment: FromPath[UUID]) -> Template:
    """What is known of a document, with pictures of its first pages."""
    case = await case_of(request, person)
    return await _document(request, case, await _row(person, attachment), {}, FormErrors({}))


@get(f"{ONE}/file", guards=[READS, EXPORTS])
async def download(request: Web, person: FromPath[UUID], attachment: FromPath[UUID]) -> Response[bytes] | Template:
    """The file as it was handed in, never opened as a page. What nothing checked is given out after a warning."""
    case = await case_of(request, person)
    row = await _row(person, attachment)
    if row.reading == Reading.AFTER_WARNING and request.query_params.get("warned") != "yes":
        return page(request, "attachments/warning.html", case=case, row=row)
    if row.reading == Reading.NOT_YET:
        return page(request, "attachments/waits.html", status=409, case=case, row=row)
    found = None if row.reading == Reading.NEVER else await queries.read_content(person, attachment, by=request.user, now=clock.now())
    if found is None:
        raise NotFoundException
    headers = {
        "cache-control": "no-store",
        "content-disposition": f'attachment; filename="document-{row.stored_at:%Y%m%d}-{str(row.id)[:8]}.{ENDINGS[found.media_type]}"',
    }
    return Response(found.content, media_type=found.media_type, headers=headers)


@get(f"{ONE}/preview", guards=[READS])
async def preview(request: Web, person: FromPath[UUID], attachment: FromPath[UUID]) -> Response[bytes]:
    """The picture of one page, made by us."""
    await case_of(request, person)
    number = request.query_params.get("page", "1")
    found = await queries.picture_of_page(person, attachment, int(number)) if number.isascii() and number.isdecimal() else None
    if found is None:
        raise NotFoundException
    return Response(found, media_type="image/jpeg", headers={"cache-control": "no-store"})


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


async def _choices(request: Web, case: Case, about: str) -> list[Choice]:
    """The person, each registration in reach, and the record that the address or the form names."""
    found = [Choice(f"{PERSON}:{case.person}", words.subject(PERSON))]
    found += [
        Choice(f"registration:{each.id}", f"{words.subject('registration')}, {each.case_number}")
        for each in await registrations(request.user, case.person)
        if await belonging(Subject("registration", each.id), case.person)
    ]
    subject = subject_of(about)
    if subject is not None and about not in {each.value for each in found} and await belonging(subject, case.person):
        found.append(Choice(about, words.subject(subject.kind)))
    return found


async def _form(request: Web, case: Case, given: Fields, errors: FormErrors, *, status: int = 200) -> Template:
    return page(
        request,
        "attachments/form.html",
        status=status,
        case=case,
        given=given,
        errors=errors,
        names=words.field_names(),
        choices=[(each.value, each.text) for each in await _choices(request, case, str(given.get("about", "")))],
        kinds=words.kinds(),
        most_files=MOST_FILES,
        most_pages=MOST_PAGES,
        megabytes=LARGEST_MB,
    )


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
        may_withdraw=may_write and row.withdrawn_at is None and row.destroyed_at is None,
        may_restore=may_write and row.withdrawn_at is not None and row.destroyed_at is None,
    )


route_handlers = [documents_page, new_page, add, document_page, download, preview, withdraw, restore]
