"""The outgoing documents of a case: the list, and drafting a new one."""

from uuid import UUID, uuid4

from litestar import get, post
from litestar.params import FromPath
from litestar.response import Redirect, Template

from services.probation.cases.pages import case_of
from services.probation.cases.rows import Case
from services.probation.documents import queries, words
from services.probation.documents.actions import draft_document
from services.probation.documents.domain.contents import KINDS
from services.probation.documents.domain.fields import FIELDS, MADE_ELSEWHERE
from services.probation.documents.domain.lifecycle import State
from services.probation.documents.forms import read_document, typed_again
from services.probation.documents.permissions import DocumentPermission
from services.probation.documents.queries import ShownDocument
from shared import clock
from shared.access.permissions import may
from shared.db.keyset import cursor
from shared.web.forms import FormErrors
from shared.web.guards import requires
from shared.web.i18n import NAMES
from shared.web.pages import back_to, page
from shared.web.request import Fields, Web, read_fields

READS, WRITES = requires(DocumentPermission.READ), requires(DocumentPermission.WRITE)
OUTGOING = "/people/{person:uuid}/outgoing"


@get(OUTGOING, guards=[READS])
async def outgoing_page(request: Web, person: FromPath[UUID]) -> Template:
    """A person's documents, the latest first; of one kind if the address names it."""
    case, asked = await case_of(request, person), request.query_params.get("kind", "")
    rows = await queries.documents_of(request.user, person)
    chosen = asked if asked in KINDS else ""
    return page(
        request,
        "documents/list.html",
        case=case,
        rows=[row for row in rows if chosen in ("", row.kind)],
        number=len(rows),
        kinds=[kind for kind in KINDS if any(row.kind == kind for row in rows)],
        offered=words.kinds(tuple(kind for kind in KINDS if kind not in MADE_ELSEWHERE)),
        chosen=chosen,
        words=words,
        may_write=may(request.user, DocumentPermission.WRITE),
    )


@get(f"{OUTGOING}/new", guards=[WRITES])
async def new_page(request: Web, person: FromPath[UUID]) -> Template | Redirect:
    """The form of one kind; with `corrects`, filled in as the document that had left the house."""
    case, kind = await case_of(request, person), request.query_params.get("kind", "")
    corrected = await _corrected(request, person, request.query_params.get("corrects"))
    if corrected is not None:
        kind = corrected.kind
    if kind not in KINDS:
        return back_to(f"/people/{person}/outgoing")
    typed = typed_again(corrected.says, corrected.language, case.time_zone) if corrected else {"language": case.language}
    given = typed | {"form_token": str(uuid4()), "kind": kind, "corrects": str(corrected.id) if corrected else ""}
    return form_page(request, case, kind, given, FormErrors({}), corrects=corrected.number if corrected else None)


@post(f"{OUTGOING}/new", guards=[WRITES], status_code=200)
async def draft(request: Web, person: FromPath[UUID]) -> Template | Redirect:
    """Keep the draft: it has no number, and nothing follows from it. The same form sent again finds what it made."""
    case, fields = await case_of(request, person), await read_fields(request)
    kind, token = str(fields.get("kind", "")), cursor(str(fields.get("form_token", "")))
    if kind not in KINDS or token is None:
        return back_to(f"/people/{person}/outgoing")
    corrected = await _corrected(request, person, str(fields.get("corrects", "")))
    given = read_document(kind, fields, case)
    if isinstance(given, FormErrors):
        return form_page(request, case, kind, fields, given, corrects=corrected.number if corrected else None, status=422)
    known = await queries.documents_about("", token)
    document = known[0].id if known else await draft_document(
        person, given.content, registration=case.registration, about=token, owner="", language=given.language,
        corrects=corrected.id if corrected else None, by=request.user, now=clock.now(),
    )  # fmt: skip
    return back_to(f"/outgoing/{document}")


def form_page(
    request: Web,
    case: Case,
    kind: str,
    given: Fields | dict[str, str],
    errors: FormErrors,
    *,
    document: ShownDocument | None = None,
    corrects: str | None = None,
    status: int = 200,
) -> Template:
    """The form of a kind, for a new document or for a draft."""
    return page(
        request,
        "documents/form.html",
        status=status,
        case=case,
        kind=kind,
        fields=FIELDS[kind],
        to_others=KINDS[kind].to_others,
        given=given,
        errors=errors,
        names=words.field_names(kind),
        words=words,
        document=document,
        corrects=corrects,
        paper_languages=[(code, name) for code, name in NAMES.items()],
    )


async def _corrected(request: Web, person: UUID, number: str | None) -> ShownDocument | None:
    """The document that is corrected: it is the person's, and has left the house."""
    asked = cursor(number)
    found = await queries.one(request.user, asked) if asked is not None else None
    if found is None or found.person != person or found.stands is not State.LEFT:
        return None
    return None if found.owner or found.erased_at else found


route_handlers = [outgoing_page, new_page, draft]
