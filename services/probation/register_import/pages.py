"""Taking over a register on a page: upload, what was found, confirm, progress, held rows one by one, undo."""

from uuid import UUID, uuid4

from litestar import Response, get, post
from litestar.datastructures import UploadFile
from litestar.exceptions import NotFoundException
from litestar.params import FromPath
from litestar.response import Redirect, Template

from services.probation.errors import AlreadyDecided, NotFound
from services.probation.register_import import actions, report, rows, undoing, words
from services.probation.register_import.domain.sheets import MOST_BYTES, NotASheet
from services.probation.register_import.examining import examine
from services.probation.register_import.permissions import ImportPermission
from services.probation.register_import.reading import MissingColumns
from services.probation.register_import.rows import Import, ImportRow
from services.probation.register_import.vocabulary import headings
from shared import clock
from shared.access.seen import saw
from shared.identity.limits.requests import EXPORTS
from shared.web.forms import FormErrors
from shared.web.guards import requires
from shared.web.i18n import gettext, said_again
from shared.web.pages import back_to, csv_file, page
from shared.web.request import Web, read_fields

LARGEST_FORM = MOST_BYTES + 64 * 1024
SHOWN, IN_A_FILE = 50, 50_000
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
LONGEST_NUMBER = 6
"""Digits of a row's number."""
OPEN_TO_ALL_DECISIONS = frozenset({"register", "drop"})
NOTHING_WRONG = FormErrors({})


@get("/register-imports", guards=[requires(ImportPermission.IMPORT)])
async def imports_page(request: Web) -> Template:
    """Upload a file, and the earlier imports of the office."""
    return await _list(request, NOTHING_WRONG)


@post("/register-imports", guards=[requires(ImportPermission.IMPORT)], status_code=200, request_max_body_size=LARGEST_FORM)
async def upload(request: Web) -> Template | Redirect:
    """Look at a file. Nobody is registered before what was found is confirmed."""
    form, fields = await request.form(), await read_fields(request)
    file = form.get("file")
    content = await file.read(MOST_BYTES + 1) if isinstance(file, UploadFile) else b""
    if not isinstance(file, UploadFile) or not content:
        return await _list(request, FormErrors({"file": gettext("Choose a file")}), 422)
    number, by, now = _token(fields.get("token", "")), request.user, clock.now()
    try:
        found = await examine(content, number, by=by, now=now)
        await actions.take_in(number, file.filename, found, by=by, now=now, again=fields.get("again") == "yes")
    except NotASheet as wrong:
        return await _list(request, FormErrors({"file": report.not_a_sheet(wrong.problem)}), 422)
    except MissingColumns as wrong:
        return await _list(request, FormErrors({"file": report.missing(wrong.columns)}), 422)
    except actions.SameFile:
        text = gettext("This very file was taken over before. Tick the box below to take it over again")
        return await _list(request, FormErrors({"file": text}), 409, offer_again=True)
    return back_to(f"/register-imports/{number}")


@get("/register-imports/template.xlsx", guards=[requires(ImportPermission.IMPORT), EXPORTS])
async def template() -> Response[bytes]:
    """The empty file to fill in, in the reader's language."""
    headers = {"content-disposition": 'attachment; filename="register.xlsx"', "cache-control": "no-store"}
    return Response(report.template(), media_type=XLSX, headers=headers)


@get("/register-imports/{import_id:uuid}", guards=[requires(ImportPermission.IMPORT)])
async def import_page(request: Web, import_id: FromPath[UUID]) -> Template:
    """What was found, or how far it is, and the rows that a human decides."""
    return await _one(request, await _known(request, import_id), NOTHING_WRONG)


@get("/register-imports/{import_id:uuid}/defects.csv", guards=[requires(ImportPermission.IMPORT), EXPORTS])
async def defects(request: Web, import_id: FromPath[UUID]) -> Response[str]:
    """Every row that was not registered, with why."""
    await _known(request, import_id)
    names = headings()
    found = await rows.rows_of(import_id, "defect", "held", "refused", most=IN_A_FILE)
    lines = [
        (str(row.number), names.get(name, name), said_again(text), words.result(row.result))
        for row in found
        for name, text in row.problems.get("messages", {}).items()
    ]
    return csv_file("defects.csv", (gettext("Row"), gettext("Column"), gettext("What is wrong"), gettext("Result")), lines)


@post("/register-imports/{import_id:uuid}/confirm", guards=[requires(ImportPermission.IMPORT)], status_code=200)
async def confirm(request: Web, import_id: FromPath[UUID]) -> Redirect:
    """Register the rows without defects: the first at once, the others by the worker."""
    return await _answer(request, import_id, take_over=True)


@post("/register-imports/{import_id:uuid}/discard", guards=[requires(ImportPermission.IMPORT)], status_code=200)
async def discard(request: Web, import_id: FromPath[UUID]) -> Redirect:
    """Do not take it over; what its rows said is forgotten."""
    return await _answer(request, import_id, take_over=False)


@post("/register-imports/{import_id:uuid}/rows", guards=[requires(ImportPermission.IMPORT)], status_code=200)
async def decide(request: Web, import_id: FromPath[UUID]) -> Template | Redirect:
    """Register a held row, with the reason, or drop it."""
    known, fields = await _known(request, import_id), await read_fields(request)
    number, decision, reason = fields.get("row", ""), fields.get("decision", ""), fields.get("reason", "").strip()
    row = await rows.row_of(import_id, int(number)) if number.isdecimal() and len(number) <= LONGEST_NUMBER else None
    if row is None or decision not in OPEN_TO_ALL_DECISIONS:
        raise NotFoundException
    if len(reason) < actions.LEAST_REASON or len(reason) > actions.LONGEST_REASON:
        text = gettext("Say in 10 to 1,000 characters why")
        return await _one(request, known, FormErrors({f"reason-{number}": text}), 422, given={number: reason})
    try:
        outcome = await actions.decide_row(
            import_id, row.number, "register" if decision == "register" else "drop", reason, by=request.user, now=clock.now()
        )
    except NotFound:
        raise NotFoundException from None
    except AlreadyDecided:
        text = gettext("Somebody has decided this row already")
        return await _one(request, known, FormErrors({f"reason-{number}": text}), 409)
    if outcome.person is not None:
        saw(outcome.person)
    return back_to(f"/register-imports/{import_id}")


@post("/register-imports/{import_id:uuid}/undo", guards=[requires(ImportPermission.IMPORT)], status_code=200)
async def undo(request: Web, import_id: FromPath[UUID]) -> Template | Redirect:
    """Take the whole import back."""
    known, reason = await _known(request, import_id), (await read_fields(request)).get("undo_reason", "").strip()
    if len(reason) < actions.LEAST_REASON or len(reason) > actions.LONGEST_REASON:
        return await _one(request, known, FormErrors({"undo_reason": gettext("Say in 10 to 1,000 characters why")}), 422)
    try:
        await undoing.undo(import_id, reason, by=request.user, now=clock.now())
    except (AlreadyDecided, NotFound):
        return await _one(request, known, FormErrors({"undo_reason": gettext("This import is taken back already")}), 409)
    return back_to(f"/register-imports/{import_id}")


async def _answer(request: Web, number: UUID, *, take_over: bool) -> Redirect:
    await _known(request, number)
    try:
        if take_over:
            await actions.confirm(number, by=request.user, now=clock.now())
            await actions.carry_out(number, size=SHOWN, now=clock.now())
        else:
            await actions.discard(number, by=request.user, now=clock.now())
    except AlreadyDecided:
        pass  # the same button pressed twice: the page shows what is so
    except NotFound:
        raise NotFoundException from None
    return back_to(f"/register-imports/{number}")


async def _known(request: Web, number: UUID) -> Import:
    known = await rows.import_of(request.user, number)
    if known is None:
        raise NotFoundException
    return known


async def _list(request: Web, errors: FormErrors, status: int = 200, *, offer_again: bool = False) -> Template:
    found = await rows.imports(request.user)
    return page(
        request, "register_import/list.html", status=status, imports=found, state=words.state, errors=errors, offer_again=offer_again,
        token=str(uuid4()),
    )  # fmt: skip


async def _one(request: Web, known: Import, errors: FormErrors, status: int = 200, *, given: dict[str, str] | None = None) -> Template:
    held = await rows.rows_of(known.id, "held", most=SHOWN)
    for row in held:
        saw(*(UUID(each["person"]) for each in row.alike))
    return page(
        request,
        "register_import/one.html",
        status=status,
        known=await _known(request, known.id),
        held=[(row, _said(row)) for row in held],
        wrong=[(row, _said(row)) for row in await rows.rows_of(known.id, "defect", "refused", most=SHOWN)],
        made=await rows.rows_of(known.id, "made", most=SHOWN),
        left=await rows.rows_of(known.id, "left", most=SHOWN),
        shown=SHOWN,
        state=words.state,
        errors=errors,
        given=given or {},
    )


def _said(row: ImportRow) -> list[tuple[str, str]]:
    """(column, what is wrong or asked), in the reader's language."""
    names = headings()
    return [(names.get(name, name), said_again(text)) for name, text in row.problems.get("messages", {}).items()]


def _token(typed: str) -> UUID:
    try:
        return UUID(typed)
    except ValueError:
        return uuid4()


route_handlers = [imports_page, upload, template, import_page, defects, confirm, discard, decide, undo]
