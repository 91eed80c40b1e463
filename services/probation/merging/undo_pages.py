"""Asking to undo a merge: why, and what came since and belongs to the other person."""

from uuid import UUID

from litestar import get, post
from litestar.exceptions import NotFoundException
from litestar.params import FromPath
from litestar.response import Redirect, Template

from services.probation.cases import queries as cases_queries
from services.probation.errors import AlreadyDecided, NotFound
from services.probation.merging import actions, words
from services.probation.merging.effects.rows import since
from services.probation.merging.forms import UndoForm, read_moves, unread
from services.probation.merging.permissions import MergingPermission
from services.probation.merging.queries import Merge, merge_of
from shared import clock
from shared.web.forms import FormErrors, parse
from shared.web.guards import requires
from shared.web.pages import back_to, page
from shared.web.request import Fields, Web, read_fields

PROPOSES = requires(MergingPermission.PROPOSE)


@get("/merges/{merge:uuid}/undo", guards=[PROPOSES])
async def undo_merge_page(request: Web, merge: FromPath[UUID]) -> Template | Redirect:
    """What goes back by itself, and what came since."""
    found = await _merge(request, merge)
    if found.state != "merged":
        return back_to(f"/merges/{merge}")
    return await _form(request, found, {}, FormErrors({}))


@post("/merges/{merge:uuid}/undo", guards=[PROPOSES], status_code=200)
async def ask_to_undo(request: Web, merge: FromPath[UUID]) -> Template | Redirect:
    """Ask a second officer to undo it."""
    found, given = await _merge(request, merge), await read_fields(request, "moves")
    form, moves = parse(UndoForm, given, words.field_names()), read_moves(given.get("moves", []))
    if isinstance(form, FormErrors) or moves is None:
        return await _form(request, found, given, form if isinstance(form, FormErrors) else unread(), status=422)
    try:
        await actions.ask_undo(merge, form.undo_reason, moves, by=request.user, now=clock.now())
    except AlreadyDecided:
        case = await cases_queries.case(request.user, found.survivor)
        return page(request, "probation/decided.html", status=409, address=f"/merges/{merge}", case=case)
    except NotFound:
        raise NotFoundException from None
    return back_to(f"/merges/{merge}")


async def _merge(request: Web, merge: UUID) -> Merge:
    found = await merge_of(request.user, merge)
    if found is None:
        raise NotFoundException
    return found


async def _form(request: Web, found: Merge, given: Fields, errors: FormErrors, *, status: int = 200) -> Template:
    case = await cases_queries.case(request.user, found.survivor)
    came = await since(found.id, found.survivor, found.decided_at) if found.decided_at else []
    context = {"case": case, "merge": found, "came": came, "names": words.field_names(), "given": given, "errors": errors}
    return page(request, "merging/undo.html", status=status, **context)


route_handlers = [undo_merge_page, ask_to_undo]
