"""Proposed changes: one with what it would change, and the second administrator's answer."""

from collections.abc import Awaitable, Callable
from uuid import UUID

from litestar import get, post
from litestar.exceptions import NotFoundException
from litestar.params import FromPath
from litestar.response import Redirect, Template

from services.probation.errors import AlreadyDecided, NotFound
from services.probation.law_changes import draft_queries, words
from services.probation.law_changes.actions.answering import accept, refuse, withdraw
from services.probation.law_changes.actions.refusing import CannotCancel, OwnDraft, Refused
from services.probation.law_changes.forms import AnswerForm
from services.probation.law_changes.pages.one_draft import draft_of, shown
from services.probation.law_changes.permissions import LawPermission
from shared import clock
from shared.db.keyset import cursor
from shared.web.forms import FormErrors, parse
from shared.web.guards import requires
from shared.web.i18n import gettext
from shared.web.pages import back_to, page
from shared.web.request import Web, read_fields

ON_A_PAGE = 50


@get("/law/drafts", guards=[requires(LawPermission.READ)])
async def drafts_page(request: Web) -> Template:
    """Drafts that wait, or those that were answered."""
    waiting = request.query_params.get("state") != "answered"
    rows = await draft_queries.drafts(waiting=waiting, size=ON_A_PAGE, after=cursor(request.query_params.get("after")))
    return page(request, "law_changes/drafts.html", drafts=rows, waiting=waiting, words=words)


@get("/law/drafts/{draft:uuid}", guards=[requires(LawPermission.READ)])
async def draft_page(request: Web, draft: FromPath[UUID]) -> Template:
    """Old beside new, why, and what it would change: counts for everybody, names for those who have the cases."""
    return await shown(request, await draft_of(draft), {}, FormErrors({}))


@post("/law/drafts/{draft:uuid}/accept", guards=[requires(LawPermission.CHANGE)], status_code=200)
async def accept_draft(request: Web, draft: FromPath[UUID]) -> Template | Redirect:
    """The change will hold from its day on, or is taken back."""
    return await _answered(request, draft, lambda: accept(draft, by=request.user, now=clock.now()))


@post("/law/drafts/{draft:uuid}/refuse", guards=[requires(LawPermission.CHANGE)], status_code=200)
async def refuse_draft(request: Web, draft: FromPath[UUID]) -> Template | Redirect:
    """The change is not made."""
    return await _with_reason(request, draft, refuse)


@post("/law/drafts/{draft:uuid}/withdraw", guards=[requires(LawPermission.CHANGE)], status_code=200)
async def withdraw_draft(request: Web, draft: FromPath[UUID]) -> Template | Redirect:
    """Who proposed it takes it back."""
    return await _with_reason(request, draft, withdraw)


async def _with_reason(request: Web, number: UUID, act: Callable[..., Awaitable[None]]) -> Template | Redirect:
    given = await read_fields(request)
    form = parse(AnswerForm, given, words.field_names())
    if isinstance(form, FormErrors):
        return await shown(request, await draft_of(number), given, form, 422)
    return await _answered(request, number, lambda: act(number, form.answer, by=request.user, now=clock.now()))


async def _answered(request: Web, number: UUID, act: Callable[[], Awaitable[None]]) -> Template | Redirect:
    try:
        await act()
    except NotFound:
        raise NotFoundException from None
    except AlreadyDecided:
        told = gettext("Somebody else answered meanwhile; what you see now is that answer")
    except OwnDraft:
        told = gettext("You proposed this yourself: another administrator accepts or refuses it")
    except Refused as refused:
        told = " ".join(words.refusal(each)[1] for each in refused.why)
    except CannotCancel as refused:
        told = words.not_cancelled(refused.why)
    else:
        return back_to(f"/law/drafts/{number}")
    return await shown(request, await draft_of(number), {}, FormErrors({"answer": told}), 409)


route_handlers = [drafts_page, draft_page, accept_draft, refuse_draft, withdraw_draft]
