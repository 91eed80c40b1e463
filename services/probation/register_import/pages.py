"""Taking over a register on a page: upload, what was found, confirm, progress, held rows one by one, undo."""

from typing import Annotated
from uuid import UUID, uuid4

from litestar import Response, get, post
from litestar.datastructures import UploadFile
from litestar.exceptions import NotFoundException
from litestar.params import FromPath, QueryParameter
from litestar.response import Redirect, ServerSentEvent, Template

from services.probation.cases.words import office
from services.probation.database import DB
from services.probation.errors import AlreadyDecided, NotFound
from services.probation.register_import import actions, report, rows, showing, undoing, words
from services.probation.register_import.carrying_out import carry_out
from services.probation.register_import.columns.reading import MissingColumns
from services.probation.register_import.examining import examine
from services.probation.register_import.permissions import ImportPermission
from services.probation.register_import.rows import Import
from shared import clock
from shared.access.permissions import may
from shared.access.seen import saw
from shared.files.sheets import MOST_BYTES, NotASheet
from shared.identity.limits.requests import EXPORTS
from shared.web import live
from shared.web.forms import FormErrors
from shared.web.guards import requires
from shared.web.i18n import gettext
from shared.web.pages import back_to, csv_file, page
from shared.web.request import Web, read_fields

LARGEST_FORM = MOST_BYTES + 64 * 1024
IN_A_FILE = 50_000
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
LONGEST_NUMBER = 6
"""Digits of a row's number."""
OPEN_TO_ALL_DECISIONS = frozenset({"register", "drop"})
NOTHING_WRONG = FormErrors({})


@get("/register-imports", guards=[requires(ImportPermission.PREPARE)])
async def imports_page(request: Web) -> Template:
    """Upload a file, and the earlier imports of the office."""
    return await _list(request, NOTHING_WRONG)


@post("/register-imports", guards=[requires(ImportPermission.PREPARE)], status_code=200, request_max_body_size=LARGEST_FORM)
async def upload(request: Web) -> Template | Redirect:
    """Look at a file. Nobody is registered before what was found is confirmed."""
    form, fields = await request.form(), await read_fields(request)
    file = form.get("file")
    content = await file.read(MOST_BYTES + 1) if isinstance(file, UploadFile) else b""
    if not isinstance(file, UploadFile) or not content:
        return await _list(request, FormErrors({"file": gettext("Choose a file")}), 422)
    by = await showing.for_office(request.user, fields.get("office", ""))
    if by is None:
        return await _list(request, FormErrors({"office": gettext("Choose the office whose register it is")}), 422)
    number, now = _token(fields.get("token", "")), clock.now()
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


@get("/register-imports/template.xlsx", guards=[requires(ImportPermission.PREPARE), EXPORTS])
async def template() -> Response[bytes]:
    """The empty file to fill in, in the reader's language."""
    headers = {"content-disposition": 'attachment; filename="register.xlsx"', "cache-control": "no-store"}
    return Response(report.template(), media_type=XLSX, headers=headers)


@get("/register-imports/{import_id:uuid}", guards=[requires(ImportPermission.PREPARE)])
async def import_page(request: Web, import_id: FromPath[UUID]) -> Template:
    """What was found, or how far it is, and the rows that a human decides."""
    return await one_import(request, await known_import(request, import_id), NOTHING_WRONG)


@get("/register-imports/{import_id:uuid}/defects.csv", guards=[requires(ImportPermission.PREPARE), EXPORTS])
async def defects(request: Web, import_id: FromPath[UUID]) -> Response[str]:
    """Every row that was not registered, with why."""
    await known_import(request, import_id)
    found = await rows.rows_of(import_id, "defect", "held", "refused", most=IN_A_FILE)
    return csv_file("defects.csv", report.head(), [line for row in found for line in showing.lines(row)])


@get("/register-imports/progress", guards=[requires(ImportPermission.PREPARE)], opt=live.BY_ITSELF)
async def progress(request: Web, number: Annotated[UUID, QueryParameter(name="import")]) -> Template:
    """The live part of an import: how far it is."""
    return page(
        request,
        "register_import/progress.html",
        known=await known_import(request, number),
        state=words.state,
        office=office,
        by_itself=True,
    )


@get("/register-imports/events", guards=[requires(ImportPermission.PREPARE)], opt=live.BY_ITSELF)
async def events(request: Web) -> ServerSentEvent:
    """An import went on."""
    return live.stream(request, DB, rows.CHANNEL)


@post("/register-imports/{import_id:uuid}/confirm", guards=[requires(ImportPermission.IMPORT)], status_code=200)
async def confirm(request: Web, import_id: FromPath[UUID]) -> Redirect:
    """Register the rows without defects: the first at once, the others by the worker."""
    return await _answer(request, import_id, take_over=True)


@post("/register-imports/{import_id:uuid}/discard", guards=[requires(ImportPermission.PREPARE)], status_code=200)
async def discard(request: Web, import_id: FromPath[UUID]) -> Redirect:
    """Do not take it over; what its rows said is forgotten."""
    return await _answer(request, import_id, take_over=False)


@post("/register-imports/{import_id:uuid}/rows", guards=[requires(ImportPermission.IMPORT)], status_code=200)
async def decide(request: Web, import_id: FromPath[UUID]) -> Template | Redirect:
    """Register a held row, with the reason, or drop it."""
    known, fields = await known_import(request, import_id), await read_fields(request)
    number, decision, reason = fields.get("row", ""), fields.get("decision", ""), fields.get("reason", "").strip()
    row = await rows.row_of(import_id, int(number)) if number.isdecimal() and len(number) <= LONGEST_NUMBER else None
    if row is None or decision not in OPEN_TO_ALL_DECISIONS:
        raise NotFoundException
    if wrong := unfit_reason(reason):
        return await one_import(request, known, FormErrors({f"reason-{number}": wrong}), 422, given={number: reason})
    try:
        outcome = await actions.decide_row(
            import_id, row.number, "register" if decision == "register" else "drop", reason, by=request.user, now=clock.now()
        )
    except NotFound:
        raise NotFoundException from None
    except AlreadyDecided:
        text = gettext("Somebody has decided this row already")
        return await one_import(request, known, FormErrors({f"reason-{number}": text}), 409)
    if outcome.person is not None:
        saw(outcome.person)
    return back_to(f"/register-imports/{import_id}")


@post("/register-imports/{import_id:uuid}/undo", guards=[requires(ImportPermission.IMPORT)], status_code=200)
async def undo(request: Web, import_id: FromPath[UUID]) -> Template | Redirect:
    """Take the whole import back: the first registrations at once, the others by the worker."""
    known, reason = await known_import(request, import_id), (await read_fields(request)).get("undo_reason", "").strip()
    if wrong := unfit_reason(reason):
        return await one_import(request, known, FormErrors({"undo_reason": wrong}), 422)
    try:
        await undoing.begin(import_id, reason, by=request.user, now=clock.now())
        await undoing.go_on(import_id, size=showing.SHOWN, now=clock.now())
    except (AlreadyDecided, NotFound):
        return await one_import(request, known, FormErrors({"undo_reason": gettext("This import is taken back already")}), 409)
    return back_to(f"/register-imports/{import_id}")


async def _answer(request: Web, number: UUID, *, take_over: bool) -> Redirect:
    await known_import(request, number)
    try:
        if take_over:
            await actions.confirm(number, by=request.user, now=clock.now())
            await carry_out(number, size=showing.SHOWN, now=clock.now())
        else:
            await actions.discard(number, by=request.user, now=clock.now())
    except AlreadyDecided:
        pass  # the same button pressed twice: the page shows what is so
    except NotFound:
        raise NotFoundException from None
    return back_to(f"/register-imports/{number}")


async def known_import(request: Web, number: UUID) -> Import:
    """An import that this reader sees; NotFoundException where there is none."""
    known = await rows.import_of(request.user, number)
    if known is None:
        raise NotFoundException
    return known


async def _list(request: Web, errors: FormErrors, status: int = 200, *, offer_again: bool = False) -> Template:
    return page(
        request, "register_import/list.html", status=status, imports=await rows.imports(request.user), state=words.state, errors=errors,
        offer_again=offer_again, token=str(uuid4()), offices=await showing.offices(request.user), office=office,
    )  # fmt: skip


async def one_import(
    request: Web, known: Import, errors: FormErrors, status: int = 200, *, given: dict[str, str] | None = None
) -> Template:
    """The page of an import, as it stands now."""
    shown = await showing.shown_rows(known, may_decide=may(request.user, ImportPermission.IMPORT))
    saw(*shown.people)
    return page(
        request, "register_import/one.html", status=status, known=await known_import(request, known.id), shown=shown, state=words.state,
        errors=errors, given=given or {}, office=office,
    )  # fmt: skip


def unfit_reason(reason: str) -> str | None:
    """What is wrong with a reason."""
    fits = actions.LEAST_REASON <= len(reason) <= actions.LONGEST_REASON
    return None if fits else gettext("Say in 10 to 1,000 characters why")


def _token(typed: str) -> UUID:
    try:
        return UUID(typed)
    except ValueError:
        return uuid4()


route_handlers = [imports_page, upload, template, progress, events, import_page, defects, confirm, discard, decide, undo]
