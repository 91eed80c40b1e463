"""Finding a provider, sending a referral with the person's consent, taking it back."""

from typing import Annotated, Any, Literal
from uuid import UUID, uuid4

from litestar import get, post
from litestar.params import FromPath, FromQuery
from litestar.response import Redirect, Template
from litestar.types import ControllerRouterHandler
from pydantic import BaseModel, StringConstraints

from services.reintegration import presenters, queries
from services.reintegration.actions import referrals
from services.reintegration.domain.case import CaseStatus, ensure_open
from services.reintegration.domain.deadlines import stale_after
from services.reintegration.domain.errors import NotThere
from services.reintegration.domain.needs import NEEDS
from services.reintegration.guards import works_desk
from shared import clock
from shared.db.keyset import cursor
from shared.messages.base import Language, Need
from shared.web.forms import FormErrors, parse
from shared.web.i18n import gettext
from shared.web.pages import back_to, page
from shared.web.request import Fields, Web, read_fields

OFFERS_ON_A_PAGE = 20


class NewReferral(BaseModel):
    """What is sent, and that the person agreed."""

    note: Annotated[str, StringConstraints(min_length=3, max_length=1000)]
    consent: Literal["yes"]
    token: UUID
    plan: UUID | None = None


@get("/cases/{person:uuid}/providers", guards=[works_desk])
async def find_provider(
    request: Web,
    person: FromPath[UUID],
    need: FromQuery[Need | Literal[""] | None] = None,
    language: FromQuery[Language | Literal["any", ""] | None] = None,
    free: FromQuery[Literal["yes"] | None] = None,
    plan: FromQuery[UUID | None] = None,
    after: FromQuery[str | None] = None,
) -> Template:
    """Offers by need, language and free places; fresh figures first, old ones marked, full ones last."""
    case = await queries.case(person, request.user)
    ensure_open(CaseStatus(case["status"]))
    now, chosen = clock.now(), language or case["language"]
    wanted = queries.Wanted(need or None, None if chosen == "any" else chosen, case["region"], now - stale_after(presenters.today(now)))
    context: dict[str, Any] = {
        "case": case,
        "offers": await queries.offers(wanted, without_full=free is not None, size=OFFERS_ON_A_PAGE, after=cursor(after)),
        "hidden": await queries.count_full(wanted) if free else 0,
        "needs": NEEDS,
        "need": need or None,
        "language_chosen": chosen,
    }
    return page(request, "desk/providers.html", p=presenters, now=now, free=free, plan=plan, **context)


@get("/cases/{person:uuid}/refer/{offer:uuid}", guards=[works_desk])
async def new_referral(request: Web, person: FromPath[UUID], offer: FromPath[UUID], plan: FromQuery[UUID | None] = None) -> Template:
    """The form: everything that will be shared is shown before it is."""
    return await _form(request, person, offer, FormErrors({}), {"plan": str(plan)} if plan else {})


@post("/cases/{person:uuid}/refer/{offer:uuid}", guards=[works_desk])
async def send_referral(request: Web, person: FromPath[UUID], offer: FromPath[UUID]) -> Template | Redirect:
    """Sends it once, whatever is pressed twice."""
    data = await read_fields(request)
    form = parse(NewReferral, data)
    if isinstance(form, FormErrors):
        if "consent" in form.messages:
            form.messages["consent"] = gettext("Tick that the person agrees, or do not send anything")
        return await _form(request, person, offer, form, data, status=422)
    await referrals.refer(
        person, offer=offer, note=form.note, consent=True, token=form.token, plan=form.plan, by=request.user, now=clock.now()
    )
    return back_to(f"/cases/{person}#referrals")


@post("/referrals/{referral:uuid}/withdraw", guards=[works_desk])
async def withdraw(request: Web, referral: FromPath[UUID]) -> Redirect:
    """Takes a referral back, with its reason."""
    data = await read_fields(request)
    person = await referrals.withdraw_referral(referral, reason=data.get("reason"), by=request.user, now=clock.now())
    return back_to(f"/cases/{person}#referrals")


async def _form(request: Web, person: UUID, offer: UUID, errors: FormErrors, typed: Fields, status: int = 200) -> Template:
    case = await queries.case(person, request.user)
    ensure_open(CaseStatus(case["status"]))
    found = await queries.offer(offer)
    if found is None:
        raise NotThere
    context: dict[str, Any] = {"p": presenters, "case": case, "offer": found, "now": clock.now(), "token": uuid4()}
    return page(request, "desk/refer.html", status=status, errors=errors, typed=typed, **context)


route_handlers: list[ControllerRouterHandler] = [find_provider, new_referral, send_referral, withdraw]
