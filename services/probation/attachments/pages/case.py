"""The documents of a case: the list, and adding files."""

from dataclasses import dataclass
from uuid import UUID, uuid4

from litestar import get, post
from litestar.exceptions import NotFoundException
from litestar.params import FromPath
from litestar.response import Redirect, Template

from services.probation.attachments import actions, queries, words
from services.probation.attachments.domain import LARGEST_FORM, LARGEST_MB, MOST_FILES, MOST_PAGES
from services.probation.attachments.forms import read_upload, subject_of
from services.probation.attachments.permissions import AttachmentPermission
from services.probation.attachments.subjects import PERSON, SUBJECTS, Subject, belonging
from services.probation.cases.pages import case_of
from services.probation.cases.queries import registrations
from services.probation.cases.rows import Case
from services.probation.errors import NotFound
from services.probation.local_time import local_today
from shared import clock
from shared.access.permissions import may
from shared.web.forms import FormErrors
from shared.web.guards import requires
from shared.web.pages import back_to, page
from shared.web.request import Fields, Web, read_fields

READS, WRITES = requires(AttachmentPermission.READ), requires(AttachmentPermission.WRITE)
DOCUMENTS = "/people/{person:uuid}/documents"


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


route_handlers = [documents_page, new_page, add]
