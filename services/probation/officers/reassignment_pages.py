"""Giving a whole caseload to others: chosen, seen beforehand, decided, undone."""

from collections import Counter
from dataclasses import dataclass
from uuid import UUID, uuid4

from litestar import get, post
from litestar.exceptions import NotFoundException
from litestar.params import FromPath
from litestar.response import Redirect, Template

from services.probation.errors import AlreadyDecided, NotFound
from services.probation.officers import forms, queries, reassignment, words
from services.probation.officers.domain import Load, split
from services.probation.officers.moving import Owner
from services.probation.officers.pages import NOTHING_WRONG, load_of
from services.probation.officers.permissions import OfficerPermission
from shared import clock
from shared.web.asking import ask, is_sure
from shared.web.forms import FormErrors
from shared.web.guards import requires
from shared.web.i18n import gettext
from shared.web.pages import back_to, page
from shared.web.request import Fields, Web, read_fields


@dataclass(frozen=True, slots=True)
class Share:
    """How many cases one officer would get."""

    load: Load
    more: int


@get("/officers/{account:uuid}/reassign", guards=[requires(OfficerPermission.REASSIGN)])
async def reassign_page(request: Web, account: FromPath[UUID]) -> Template:
    """Who takes the cases over."""
    return await _form(request, await load_of(request, account), {"token": str(uuid4())}, NOTHING_WRONG)


@post("/officers/{account:uuid}/reassign", guards=[requires(OfficerPermission.REASSIGN)], status_code=200)
async def reassign(request: Web, account: FromPath[UUID]) -> Template | Redirect:
    """Show what each would get; once that was seen, decide it."""
    leaving, given, now = await load_of(request, account), await read_fields(request, "officers"), clock.now()
    others = await _others(request, leaving)
    form = forms.read_reassignment(given, {each.officer for each in others})
    if isinstance(form, FormErrors):
        return await _form(request, leaving, given, form, 422)
    chosen = [each for each in others if each.officer in form.officers]
    if not is_sure(given):
        people = await reassignment.open_cases(account, by=request.user)
        counts = Counter(split(people, {each.officer: each.free for each in chosen}).values())
        shares = [Share(each, counts[each.officer]) for each in chosen]
        return page(request, "officers/preview.html", leaving=leaving, shares=shares, number=len(people), form=form)
    office = request.user.office or ""
    free = {Owner(each.officer, each.name, office): each.free for each in chosen}
    try:
        await reassignment.decide(form.token, (account, leaving.name), free, form.reason, by=request.user, now=now)
    except AlreadyDecided:
        wrong = FormErrors({"officers": gettext("This officer has no open case any more")})
        return await _form(request, leaving, given, wrong, 409)
    await reassignment.carry_out(form.token, now=now)
    return back_to(f"/officers/reassignments/{form.token}")


@get("/officers/reassignments/{reassignment_id:uuid}", guards=[requires(OfficerPermission.SEE)])
async def reassignment_page(request: Web, reassignment_id: FromPath[UUID]) -> Template:
    """A decision, and how far it is carried out."""
    return await _decision(request, reassignment_id)


@post("/officers/reassignments/{reassignment_id:uuid}/undo", guards=[requires(OfficerPermission.REASSIGN)], status_code=200)
async def undo(request: Web, reassignment_id: FromPath[UUID]) -> Template | Redirect:
    """Give the cases back. Asks first."""
    known = await queries.decision(request.user.office or "", reassignment_id)
    if known is None:
        raise NotFoundException
    back, now = f"/officers/reassignments/{reassignment_id}", clock.now()
    if not is_sure(await read_fields(request)):
        return ask(
            request,
            {},
            title=gettext("Give the cases back to %(officer)s", officer=known.officer_name),
            follows=gettext("Cases that were given to somebody else since then stay where they are."),
            button=gettext("Give the cases back"),
            back=back,
        )
    try:
        await reassignment.undo(reassignment_id, by=request.user, now=now)
    except NotFound:
        raise NotFoundException from None
    except (AlreadyDecided, reassignment.TooLate):
        return await _decision(request, reassignment_id, status=409)
    await reassignment.carry_out(reassignment_id, now=now)
    return back_to(back)


async def _others(request: Web, leaving: Load) -> list[Load]:
    loads = await queries.loads(request.user.office or "", request.user.authority, now=clock.now())
    return [each for each in queries.choices(loads) if each.officer != leaving.officer]


async def _form(request: Web, leaving: Load, given: Fields, errors: FormErrors, status: int = 200) -> Template:
    return page(
        request,
        "officers/reassign.html",
        status=status,
        many=("officers",),
        leaving=leaving,
        loads=await _others(request, leaving),
        names=words.field_names(),
        given=given,
        errors=errors,
    )


async def _decision(request: Web, number: UUID, *, status: int = 200) -> Template:
    known = await queries.decision(request.user.office or "", number)
    if known is None:
        raise NotFoundException
    can_undo = known.undone_at is None and reassignment.may_undo(known.decided_at, clock.now())
    return page(request, "officers/decision.html", status=status, decision=known, may_undo=can_undo)


route_handlers = [reassign_page, reassign, reassignment_page, undo]
