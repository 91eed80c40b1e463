"""What was known before, field by field: on a page, on paper, as a file; and taking a change back."""

from collections.abc import Iterator
from typing import Annotated
from uuid import UUID

from litestar import Response, get, post
from litestar.exceptions import NotFoundException
from litestar.params import FromPath
from litestar.response import Redirect, Template
from pydantic import BaseModel, StringConstraints

from services.probation.amendments import shown, words
from services.probation.amendments.actions import IinTaken, undo
from services.probation.amendments.permissions import AmendmentPermission
from services.probation.attachments.panels import papers_of
from services.probation.cases.pages import case_of
from services.probation.cases.rows import Case
from services.probation.errors import AlreadyClosed, AlreadyDecided, NotFound
from services.probation.history import queries
from services.probation.history.queries import FieldChangeRow
from shared import clock
from shared.access.permissions import may
from shared.db.keyset import cursor
from shared.identity.limits.requests import EXPORTS
from shared.web.forms import FormErrors, parse
from shared.web.guards import requires
from shared.web.i18n import gettext
from shared.web.pages import back_to, csv_file, page
from shared.web.request import Fields, Web, read_fields

READS = requires(AmendmentPermission.HISTORY)
AMENDS = requires(AmendmentPermission.AMEND)
ON_A_PAGE = 100


class UndoForm(BaseModel):
    """Why a change is taken back, and on what document."""

    why: Annotated[str, StringConstraints(min_length=3, max_length=1000)]
    document: Annotated[str, StringConstraints(min_length=3, max_length=300)]


@get("/people/{person:uuid}/history", guards=[READS])
async def history_page(request: Web, person: FromPath[UUID]) -> Template:
    """Every change, the latest first; of one field where it is asked for."""
    case, field = await case_of(request, person), request.query_params.get("field") or None
    found = await queries.changes(person, field, size=ON_A_PAGE, after=cursor(request.query_params.get("after")))
    return page(
        request,
        "amendments/history.html",
        case=case,
        changes=found.map(shown.change),
        fields=[(name, words.label(name)) for name in await queries.fields_changed(person)],
        field=field or "",
        papers=await papers_of(request, person),
        may_undo=case.is_open and may(request.user, AmendmentPermission.AMEND),
        may_amend=may(request.user, AmendmentPermission.AMEND),
        made_at=clock.now(),
    )


@get("/people/{person:uuid}/history.csv", guards=[READS, EXPORTS])
async def history_file(request: Web, person: FromPath[UUID]) -> Response[str]:
    """The whole history for a spreadsheet, the earliest first, with an English header."""
    case = await case_of(request, person)
    head = ["at", "by", "field", "name", "before", "after", "kind", "valid_from", "why", "document", "change", "undoes"]
    return csv_file(f"history-{case.case_number}.csv", head, _lines(await queries.all_changes(person)))


@get("/people/{person:uuid}/history/{change:uuid}/undo", guards=[AMENDS])
async def undo_page(request: Web, person: FromPath[UUID], change: FromPath[UUID]) -> Template | Redirect:
    """What would stand again, and why."""
    case = await case_of(request, person)
    row = await _change(person, change)
    if not case.is_open:
        return back_to(f"/people/{person}/history")
    return _undo_form(request, case, row, {}, FormErrors({}))


@post("/people/{person:uuid}/history/{change:uuid}/undo", guards=[AMENDS], status_code=200)
async def take_back(request: Web, person: FromPath[UUID], change: FromPath[UUID]) -> Template | Redirect:
    """Take it back: a new line of the history."""
    case, fields = await case_of(request, person), await read_fields(request)
    row = await _change(person, change)
    form = parse(UndoForm, fields, {"why": gettext("Why"), "document": gettext("On what document")})
    if isinstance(form, FormErrors):
        return _undo_form(request, case, row, fields, form, status=422)
    try:
        await undo(person, change, form.why, form.document, by=request.user, now=clock.now())
    except (AlreadyDecided, AlreadyClosed):
        return page(request, "probation/decided.html", status=409, address=f"/people/{person}/history", case=case)
    except IinTaken:
        taken = FormErrors({"why": words.problem("iin_taken")}, {"why": words.label("iin")})
        return _undo_form(request, case, row, fields, taken, status=409)
    except NotFound:
        raise NotFoundException from None
    return back_to(f"/people/{person}/history")


async def _change(person: UUID, change: UUID) -> FieldChangeRow:
    row = await queries.change_of(person, change)
    if row is None:
        raise NotFoundException
    return row


def _undo_form(request: Web, case: Case, row: FieldChangeRow, given: Fields, errors: FormErrors, *, status: int = 200) -> Template:
    return page(request, "amendments/undo.html", status=status, case=case, change=shown.change(row), given=given, errors=errors)


def _lines(rows: list[FieldChangeRow]) -> Iterator[list[str]]:
    for row in rows:
        line = shown.change(row)
        told = (line.field, line.old, line.new, row.kind, row.valid_from.isoformat(), line.why, row.document)
        yield [row.at.isoformat(), line.who, row.field, *told, str(row.id), str(row.undoes or "")]


route_handlers = [history_page, history_file, undo_page, take_back]
