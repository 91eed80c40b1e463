"""A hand-over: what is asked, and the answer."""

from uuid import UUID

from litestar import get, post
from litestar.params import FromPath
from litestar.response import Redirect, Template
from litestar.types import ControllerRouterHandler

from services.reintegration.owning import words
from services.reintegration.owning.actions import handing_over
from services.reintegration.owning.forms import AnswerForm, answer_wrong, labels
from services.reintegration.owning.permissions import OwningPermission
from services.reintegration.owning.queries import owners
from services.reintegration.owning.words import DECLINE_REASONS
from services.reintegration.sealing.keys import key_of
from shared import clock
from shared.access.permissions import may
from shared.web.forms import FormErrors, parse
from shared.web.guards import requires
from shared.web.pages import back_to, page
from shared.web.request import Fields, Web, read_fields


@get("/desk/handovers/{handover:uuid}", guards=[requires(OwningPermission.CHANGE)])
async def handover_page(request: Web, handover: FromPath[UUID]) -> Template:
    """What is asked of whom; for the one who is asked, the form for the answer."""
    return await _page(request, handover)


@post("/desk/handovers/{handover:uuid}", guards=[requires(OwningPermission.HAVE)], status_code=200)
async def answer(request: Web, handover: FromPath[UUID]) -> Template | Redirect:
    """Take the case over, or not."""
    by, now, fields = request.user, clock.now(), await read_fields(request)
    await owners.handover(handover, by)
    form = parse(AnswerForm, fields, labels(), check=answer_wrong)
    if isinstance(form, FormErrors):
        return await _page(request, handover, form, fields)
    if form.answer == "accept":
        return back_to(f"/cases/{await handing_over.accept(handover, by=by, now=now)}")
    await handing_over.decline(handover, reason=form.reason or "", words=form.words, by=by, now=now)
    return back_to("/desk")


@post("/desk/handovers/{handover:uuid}/withdraw", guards=[requires(OwningPermission.CHANGE)])
async def withdraw(request: Web, handover: FromPath[UUID]) -> Redirect:
    """Nobody is asked any more."""
    by = request.user
    person = await handing_over.withdraw(handover, leads=may(by, OwningPermission.GIVE), by=by, now=clock.now())
    return back_to(f"/cases/{person}/worker")


async def _page(request: Web, handover: UUID, errors: FormErrors | None = None, typed: Fields | None = None) -> Template:
    by = request.user
    row = await owners.handover(handover, by)
    key = await key_of(row.person)
    return page(
        request, "owning/handover.html", status=422 if errors else 200, row=row, words=words, names=labels(),
        why=key.open(row.sealed, f"handover/{row.id}")["why"] if key else "",
        said=key.open(row.sealed_answer, f"handover_answer/{row.id}")["words"] if key and row.sealed_answer else "",
        answers=row.waits and handing_over.answers(row, by), instead=row.to_account != by.id,
        reasons=[(code, words.decline_reason(code)) for code in DECLINE_REASONS],
        may_withdraw=row.waits and (may(by, OwningPermission.GIVE) or row.asked_by == by.id or row.from_account in owners.own_accounts(by)),
        errors=errors or FormErrors({}), typed=typed or {},
    )  # fmt: skip


route_handlers: list[ControllerRouterHandler] = [handover_page, answer, withdraw]
