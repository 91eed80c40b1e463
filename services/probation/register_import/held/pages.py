"""Held rows on pages: many at once, and one beside the person whom it may be."""

from uuid import UUID

from litestar import get, post
from litestar.exceptions import NotFoundException
from litestar.params import FromPath
from litestar.response import Redirect, Template

from services.probation.cases import words as case_words
from services.probation.errors import AlreadyDecided, AlreadyRegistered, KnownElsewhere, NotFound
from services.probation.register_import import actions, rows
from services.probation.register_import.held import joining, many
from services.probation.register_import.pages import known_import, one_import, unfit_reason
from services.probation.register_import.permissions import ImportPermission
from services.probation.register_import.rows import Import
from shared import clock
from shared.access.seen import saw
from shared.web.forms import FormErrors
from shared.web.guards import requires
from shared.web.i18n import gettext
from shared.web.pages import back_to, page
from shared.web.request import Web, read_fields

IMPORTS = requires(ImportPermission.IMPORT)
ROW = "/register-imports/{import_id:uuid}/rows/{number:int}/join/{other:uuid}"


@post("/register-imports/{import_id:uuid}/rows/many", guards=[IMPORTS], status_code=200)
async def decide_many(request: Web, import_id: FromPath[UUID]) -> Template | Redirect:
    """Register, or drop, rows about which the same is asked, with one reason."""
    known, fields = await known_import(request, import_id), await read_fields(request)
    kind, reason, decision = str(fields.get("kind", "")), str(fields.get("reason", "")).strip(), fields.get("decision", "")
    numbers = [int(part) for part in str(fields.get("rows", "")).split(",") if part.isascii() and part.isdecimal()]
    if decision not in ("register", "drop") or not numbers or not kind.isalnum():
        raise NotFoundException
    if wrong := unfit_reason(reason):
        return await one_import(request, known, FormErrors({f"reason-{kind}": wrong}), 422, given={kind: reason})
    made = await many.decide_many(
        import_id, kind, numbers, "register" if decision == "register" else "drop", reason, by=request.user, now=clock.now()
    )
    saw(*made)
    return back_to(f"/register-imports/{import_id}")


@get(ROW, guards=[IMPORTS])
async def join_page(request: Web, import_id: FromPath[UUID], number: FromPath[int], other: FromPath[UUID]) -> Template:
    """Both side by side, and what follows if they are one person."""
    return await _page(request, import_id, number, other, FormErrors({}), "")


@post(ROW, guards=[IMPORTS], status_code=200)
async def join(request: Web, import_id: FromPath[UUID], number: FromPath[int], other: FromPath[UUID]) -> Template | Redirect:
    """They are one person: the row's decision belongs to the known record."""
    reason = str((await read_fields(request)).get("reason", "")).strip()
    known = await known_import(request, import_id)
    if wrong := unfit_reason(reason):
        return await _page(request, import_id, number, other, FormErrors({"reason": wrong}), reason, 422)
    try:
        await joining.join_row(import_id, number, other, reason, by=request.user, now=clock.now())
    except NotFound:
        raise NotFoundException from None
    except AlreadyDecided:
        return await _decided(request, known, number, other)
    except joining.Unlike:
        return await _page(request, import_id, number, other, _wrong(unlike()), reason, 409)
    except (joining.Wrong, AlreadyRegistered, KnownElsewhere):
        text = gettext("The register did not take this row: correct it in the file, or register it on the person's page")
        return await _page(request, import_id, number, other, _wrong(text), reason, 409)
    saw(other)
    return back_to(f"/people/{other}")


async def _decided(request: Web, known: Import, number: int, other: UUID) -> Template | Redirect:
    """The same form sent twice leads to the person; what somebody else decided is said."""
    row = await rows.row_of(known.id, number)
    if row is not None and row.person == other:
        saw(other)
        return back_to(f"/people/{other}")
    return await one_import(request, known, _wrong(gettext("Somebody has decided this row already")), 409)


def unlike() -> str:
    """Why two with different numbers are not joined."""
    return gettext("The two IINs differ: correct the one that is wrong first, in the file or on the register")


def _wrong(text: str) -> FormErrors:
    return FormErrors({"reason": text})


async def _page(request: Web, import_id: UUID, number: int, other: UUID, errors: FormErrors, reason: str, status: int = 200) -> Template:
    known, row = await known_import(request, import_id), await rows.row_of(import_id, number)
    if row is None:
        raise NotFoundException
    try:
        found = await joining.compared(row, other, by=request.user)
    except NotFound:
        raise NotFoundException from None
    saw(other)
    return page(
        request, "register_import/join.html", status=status, known=known, found=found, errors=errors, reason=reason, words=case_words,
        may_join=row.result == "held" and known.state in ("running", "done") and not found.unlike, unlike=unlike(),
        least=actions.LEAST_REASON,
    )  # fmt: skip


route_handlers = [decide_many, join_page, join]
