"""One transfer: offering the case, accepting it, refusing, taking back."""

from typing import Literal
from uuid import UUID

from litestar import get, post
from litestar.exceptions import NotFoundException
from litestar.params import FromPath
from litestar.response import Redirect, Template

from services.probation.attachments.panels import papers_of
from services.probation.cases import words as case_words
from services.probation.cases.pages import case_of
from services.probation.cases.queries import case as case_seen
from services.probation.errors import NotFound
from services.probation.officers import queries as officers
from services.probation.timeline.words import entry
from services.probation.transfers import actions, forms, queries, words
from services.probation.transfers.acceptance import accept
from services.probation.transfers.actions import AlreadyOffered
from services.probation.transfers.domain import NotPossible, possible
from services.probation.transfers.permissions import TransferPermission
from services.probation.transfers.queries import ListedTransfer
from shared import clock
from shared.access.permissions import may
from shared.db.keyset import cursor
from shared.identity.accounts import offices
from shared.web.asking import ask, is_sure
from shared.web.forms import FormErrors, parse
from shared.web.guards import requires
from shared.web.i18n import gettext
from shared.web.pages import back_to, page
from shared.web.request import Fields, Web, read_fields

NOTHING_WRONG = FormErrors({})
ENTRIES = 50


@get("/people/{person:uuid}/transfer", guards=[requires(TransferPermission.OFFER)])
async def offer_page(request: Web, person: FromPath[UUID]) -> Template | Redirect:
    """Offer the case to another office; offered already, to that offer."""
    return await _offer_form(request, person, {}, NOTHING_WRONG)


@post("/people/{person:uuid}/transfer", guards=[requires(TransferPermission.OFFER)], status_code=200)
async def offer(request: Web, person: FromPath[UUID]) -> Template | Redirect:
    """Offer it. The case stays here until the other office accepts."""
    case, given = await case_of(request, person), await read_fields(request)
    form = forms.read_offer(given, set(await offices(request.user.authority)) - {case.office})
    if isinstance(form, FormErrors):
        return await _offer_form(request, person, given, form, 422)
    try:
        number = await actions.offer_case(person, form.office, form.reason, form.document, by=request.user, now=clock.now())
    except AlreadyOffered:
        return await _offer_form(request, person, given, NOTHING_WRONG)
    return back_to(f"/transfers/{number}")


@get("/transfers/{transfer:uuid}", guards=[requires(TransferPermission.SEE)])
async def one_transfer(request: Web, transfer: FromPath[UUID]) -> Template:
    """What is asked or offered, what may be done, and the answer; for who gave the case away, its history until then."""
    return await _one(request, await _transfer(request, transfer), {}, NOTHING_WRONG)


@post("/transfers/{transfer:uuid}/agree", guards=[requires(TransferPermission.OFFER)], status_code=200)
async def agree(request: Web, transfer: FromPath[UUID]) -> Template | Redirect:
    """Offer the case that was asked for."""
    known, given = await _transfer(request, transfer), await read_fields(request)
    form = parse(forms.AgreeForm, given, words.field_names())
    if isinstance(form, FormErrors):
        return await _one(request, known, given, form, 422)
    try:
        await actions.agree(transfer, form.reason, form.document, by=request.user, now=clock.now())
    except AlreadyOffered:
        wrong = FormErrors({"reason": gettext("The case is offered to another office: take that offer back first")})
        return await _one(request, known, given, wrong, 409)
    except (NotPossible, NotFound) as failed:
        return await _changed(request, transfer, failed)
    return back_to(f"/transfers/{transfer}")


@post("/transfers/{transfer:uuid}/accept", guards=[requires(TransferPermission.ACCEPT)], status_code=200)
async def accept_transfer(request: Web, transfer: FromPath[UUID]) -> Template | Redirect:
    """Take the case over for an officer. Asks first: it changes its owner."""
    known, given = await _transfer(request, transfer), await read_fields(request)
    loads = officers.choices(await officers.loads(known.to_office, request.user.authority, now=clock.now()))
    form = forms.read_acceptance(given, {each.officer for each in loads})
    if isinstance(form, FormErrors):
        return await _one(request, known, given, form, 422)
    to = await officers.owner(known.to_office, request.user.authority, form.officer)
    chosen = next((each for each in loads if each.officer == form.officer), None)
    if to is None or chosen is None:
        raise NotFoundException
    if not is_sure(given):
        above = gettext("%(officer)s is above their capacity then.", officer=to.name) + " " if chosen.above(1) else ""
        follows = gettext("The case, its check-ins, its orders and everything that waits are %(officer)s's from then on.", officer=to.name)
        return ask(
            request,
            {"officer": str(form.officer)},
            title=gettext("Take over the case of %(person)s", person=known.person_name),
            follows=above + follows,
            button=gettext("Take over the case"),
            back=f"/transfers/{transfer}",
        )
    try:
        is_open = await accept(transfer, to, by=request.user, now=clock.now())
    except (NotPossible, NotFound) as failed:
        return await _changed(request, transfer, failed)
    return back_to(f"/people/{known.person}" if is_open else f"/transfers/{transfer}")


@post("/transfers/{transfer:uuid}/refuse", guards=[requires(TransferPermission.SEE)], status_code=200)
async def refuse(request: Web, transfer: FromPath[UUID]) -> Template | Redirect:
    """Refuse what the other office asks or offers, with a reason that it reads."""
    known, given = await _transfer(request, transfer), await read_fields(request)
    form = parse(forms.AnswerForm, given, words.field_names())
    if isinstance(form, FormErrors):
        return await _one(request, known, given, form, 422)
    return await _ended(request, transfer, "refuse", form.answer)


@post("/transfers/{transfer:uuid}/withdraw", guards=[requires(TransferPermission.SEE)], status_code=200)
async def withdraw(request: Web, transfer: FromPath[UUID]) -> Template | Redirect:
    """Take back what one's own side asked or offered. Asks first."""
    await _transfer(request, transfer)
    given = await read_fields(request)
    if not is_sure(given):
        return ask(
            request,
            {},
            title=gettext("Take it back"),
            follows=gettext("The other office can no longer answer. You can begin again at any time."),
            button=gettext("Take it back"),
            back=f"/transfers/{transfer}",
        )
    return await _ended(request, transfer, "withdraw", "")


async def _ended(request: Web, transfer: UUID, step: Literal["refuse", "withdraw"], answer: str) -> Template | Redirect:
    try:
        await actions.end(transfer, step, answer, by=request.user, now=clock.now())
    except (NotPossible, NotFound) as failed:
        return await _changed(request, transfer, failed)
    return back_to(f"/transfers/{transfer}")


async def _changed(request: Web, transfer: UUID, failed: Exception) -> Template:
    """Somebody decided meanwhile: the page as it stands now."""
    if isinstance(failed, NotFound):
        raise NotFoundException
    return await _one(request, await _transfer(request, transfer), {}, NOTHING_WRONG, 409, changed=True)


async def _transfer(request: Web, number: UUID) -> ListedTransfer:
    found = await queries.transfer(request.user, number)
    if found is None:
        raise NotFoundException
    return found


async def _offer_form(request: Web, person: UUID, given: Fields, errors: FormErrors, status: int = 200) -> Template | Redirect:
    case = await case_of(request, person)
    open_offer = await queries.offered(person)
    if open_offer is not None:
        return back_to(f"/transfers/{open_offer.id}")
    others = [(code, case_words.office(code)) for code in await offices(request.user.authority) if code != case.office]
    names = words.field_names()
    return page(request, "transfers/offer.html", status=status, case=case, offices=others, names=names, given=given, errors=errors)


async def _one(
    request: Web, known: ListedTransfer, given: Fields, errors: FormErrors, status: int = 200, *, changed: bool = False
) -> Template:
    by, now = request.user, clock.now()
    steps = possible(known.state, await queries.sides(by, known))
    shown = await queries.offered_case(by, known) if queries.shows_case(by, known, now=now) else None
    kept = queries.keeps_history(by, known)
    history = (
        await queries.kept_history(request.user, known, size=ENTRIES, after=cursor(request.query_params.get("entries"))) if kept else None
    )
    takes_over = "accept" in steps and may(by, TransferPermission.ACCEPT) and now < known.due_at
    loads = officers.choices(await officers.loads(known.to_office, by.authority, now=now)) if takes_over else []
    reached = known.person is not None and await case_seen(by, known.person) is not None
    return page(
        request,
        "transfers/one.html",
        status=status,
        papers=await papers_of(request, known.person) if reached and known.person else None,
        offered_papers=await queries.offered_papers(known) if shown and not reached else [],
        transfer=known,
        case=shown[0] if shown else None,
        duties=shown[1] if shown else [],
        history=history.map(entry) if history is not None else None,
        steps=steps,
        loads=loads,
        changed=changed,
        words=case_words,
        state=words.state,
        names=words.field_names(),
        given=given,
        errors=errors,
    )


route_handlers = [offer_page, offer, one_transfer, agree, accept_transfer, refuse, withdraw]
