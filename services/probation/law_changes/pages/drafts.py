"""One draft: what it would change, and the second administrator's answer."""

from collections.abc import Awaitable, Callable
from uuid import UUID

from litestar import get, post
from litestar.exceptions import NotFoundException
from litestar.params import FromPath
from litestar.response import Redirect, Template

from services.probation.cases import words as case_words
from services.probation.errors import AlreadyDecided, NotFound
from services.probation.law_changes import queries, words
from services.probation.law_changes.actions import OwnDraft, Refused, accept, refuse, withdraw
from services.probation.law_changes.domain import State
from services.probation.law_changes.effects.counting import simulations
from services.probation.law_changes.effects.untried import in_words, reason
from services.probation.law_changes.forms import AnswerForm
from services.probation.law_changes.permissions import LawPermission
from services.probation.law_changes.queries import Draft
from shared import clock
from shared.access.pages import PagePermission
from shared.access.permissions import may
from shared.web.forms import FormErrors, parse
from shared.web.guards import requires
from shared.web.i18n import gettext
from shared.web.pages import back_to, page
from shared.web.request import Fields, Web, read_fields


@get("/law/drafts/{draft:uuid}", guards=[requires(LawPermission.READ)])
async def draft_page(request: Web, draft: FromPath[UUID]) -> Template:
    """Old beside new, why, and what it would change: counts for everybody, names for those who have the cases."""
    return await _one(request, await _draft(draft), {}, FormErrors({}))


@post("/law/drafts/{draft:uuid}/accept", guards=[requires(LawPermission.CHANGE)], status_code=200)
async def accept_draft(request: Web, draft: FromPath[UUID]) -> Template | Redirect:
    """The change will hold from its day on."""
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
        return await _one(request, await _draft(number), given, form, 422)
    return await _answered(request, number, lambda: act(number, form.answer, by=request.user, now=clock.now()))


async def _answered(request: Web, number: UUID, act: Callable[[], Awaitable[None]]) -> Template | Redirect:
    try:
        await act()
    except NotFound:
        raise NotFoundException from None
    except AlreadyDecided:
        told = gettext("Somebody else answered meanwhile; what you see now is that answer")
        return await _one(request, await _draft(number), {}, FormErrors({"answer": told}), 409)
    except OwnDraft:
        told = gettext("You proposed this yourself: another administrator accepts or refuses it")
        return await _one(request, await _draft(number), {}, FormErrors({"answer": told}), 409)
    except Refused as refused:
        told = " ".join(words.refusal(each)[1] for each in refused.why)
        return await _one(request, await _draft(number), {}, FormErrors({"answer": told}), 409)
    return back_to(f"/law/drafts/{number}")


async def _draft(number: UUID) -> Draft:
    found = await queries.draft(number)
    if found is None:
        raise NotFoundException
    return found


async def _one(request: Web, draft: Draft, given: Fields, errors: FormErrors, status: int = 200) -> Template:
    mine, waits = draft.proposed_by == request.user.id, draft.state == State.WAITING
    tried, why = simulations(draft.change), reason(draft.key)
    return page(
        request, "law_changes/draft.html", status=status, draft=draft, words=words, case_words=case_words, tried=tried,
        untried=in_words(why) if why and not tried else "", sees_cases=may(request.user, PagePermission.REGISTER),
        may_answer=waits and not mine and may(request.user, LawPermission.CHANGE), may_withdraw=waits and mine, given=given, errors=errors,
    )  # fmt: skip


route_handlers = [draft_page, accept_draft, refuse_draft, withdraw_draft]
