"""Proposing to take back a change that was accepted and is not in force yet."""

from uuid import UUID

from litestar import get, post
from litestar.exceptions import NotFoundException
from litestar.params import FromPath
from litestar.response import Redirect, Template

from services.probation.errors import NotFound
from services.probation.law_changes import words
from services.probation.law_changes.actions.proposing import propose_cancellation
from services.probation.law_changes.actions.refusing import CannotCancel, Waiting
from services.probation.law_changes.domain.states import State
from services.probation.law_changes.forms import CancelForm
from services.probation.law_changes.pages.one_draft import draft_of
from services.probation.law_changes.pages.proposed import waits
from services.probation.law_changes.permissions import LawPermission
from shared import clock
from shared.web.forms import FormErrors, parse
from shared.web.guards import requires
from shared.web.i18n import gettext
from shared.web.pages import back_to, page
from shared.web.request import Fields, Web, read_fields


@get("/law/drafts/{draft:uuid}/cancel", guards=[requires(LawPermission.CHANGE)])
async def cancel_page(request: Web, draft: FromPath[UUID]) -> Template:
    """Why, and on what document."""
    return await _page(request, draft, {}, FormErrors({}))


@post("/law/drafts/{draft:uuid}/cancel", guards=[requires(LawPermission.CHANGE)], status_code=200)
async def cancel_change(request: Web, draft: FromPath[UUID]) -> Template | Redirect:
    """Keep the cancellation as a draft for another administrator."""
    given = await read_fields(request)
    form = parse(CancelForm, given, words.field_names())
    if isinstance(form, FormErrors):
        return await _page(request, draft, given, form, 422)
    book = (await draft_of(draft)).book
    try:
        made = await propose_cancellation(book, draft, form.why, form.document, by=request.user, now=clock.now())
    except NotFound:
        raise NotFoundException from None
    except CannotCancel as refused:
        return await _page(request, draft, given, FormErrors({"why": words.not_cancelled(refused.why)}), 409)
    except Waiting:
        return await _page(request, draft, given, FormErrors({"why": waits()}), 409)
    return back_to(f"/law/drafts/{made}")


async def _page(request: Web, number: UUID, given: Fields, errors: FormErrors, status: int = 200) -> Template:
    draft = await draft_of(number)
    if draft.state != State.ACCEPTED or draft.cancels is not None:
        raise NotFoundException
    names = words.field_names() | {"why": gettext("Why the change is cancelled")}
    return page(request, "law_changes/cancel.html", status=status, draft=draft, words=words, names=names, given=given, errors=errors)


route_handlers = [cancel_page, cancel_change]
