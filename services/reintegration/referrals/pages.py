"""Finding a provider, sending a referral with the person's consent, taking it back."""

from typing import Annotated, Literal
from uuid import UUID, uuid4

from litestar import get, post
from litestar.params import FromPath, FromQuery
from litestar.response import Redirect, Template
from litestar.types import ControllerRouterHandler
from pydantic import BaseModel, StringConstraints

from services.reintegration import words
from services.reintegration.capacity.words import places
from services.reintegration.cases import queries as cases_queries
from services.reintegration.cases.domain import ensure_may_begin
from services.reintegration.consents.actions import verdict_on_referral
from services.reintegration.directory import queries as directory_queries
from services.reintegration.directory.answer_ways import answer_way
from services.reintegration.errors import NotThere, ReasonMissing
from services.reintegration.referrals import actions as referrals
from services.reintegration.referrals import queries as referrals_queries
from services.reintegration.referrals.domain import DESK_WITHDRAWAL_REASONS
from services.reintegration.referrals.permissions import ReferralPermission
from shared import clock
from shared.values import PageContext
from shared.web.asking import ask_reason
from shared.web.forms import FormErrors, parse
from shared.web.guards import requires
from shared.web.i18n import gettext
from shared.web.pages import back_to, page
from shared.web.request import Fields, Web, read_fields


class NewReferral(BaseModel):
    """What is sent, and that the person agreed."""

    note: Annotated[str, StringConstraints(min_length=3, max_length=1000)]
    consent: Literal["yes"]
    token: UUID
    plan: UUID | None = None
    replaces: UUID | None = None
    need_id: UUID | None = None


@get("/cases/{person:uuid}/refer/{offer:uuid}", guards=[requires(ReferralPermission.SEND)])
async def new_referral(
    request: Web,
    person: FromPath[UUID],
    offer: FromPath[UUID],
    plan: FromQuery[UUID | None] = None,
    replaces: FromQuery[UUID | None] = None,
    need_id: FromQuery[UUID | None] = None,
) -> Template:
    """The form: it shows everything that will be shared. `replaces`: a referral that is passed on; `need_id`: the need that it is for."""
    carried: Fields = {name: str(each) for name, each in (("plan", plan), ("replaces", replaces), ("need_id", need_id)) if each}
    return await _form(request, person, offer, FormErrors({}), carried)


@post("/cases/{person:uuid}/refer/{offer:uuid}", guards=[requires(ReferralPermission.SEND)])
async def send_referral(request: Web, person: FromPath[UUID], offer: FromPath[UUID]) -> Template | Redirect:
    """Send the referral once, even if the button is pressed twice."""
    data = await read_fields(request)
    form = parse(NewReferral, data, {"note": gettext("Note for the provider")})
    if isinstance(form, FormErrors):
        if "consent" in form.messages:
            form.messages["consent"] = gettext("Tick that the person agrees, or do not send anything")
        return await _form(request, person, offer, form, data, status=422)
    by, now = request.user, clock.now()
    if form.replaces is not None:
        if await referrals_queries.person_of_referral(form.replaces, by) != person:
            raise NotThere
        made = await referrals.transfer(form.replaces, offer=offer, note=form.note, consent=True, token=form.token, by=by, now=now)
        return back_to(f"/referrals/{made}")
    await referrals.refer(
        person, offer=offer, note=form.note, consent=True, token=form.token, plan=form.plan, need_id=form.need_id, by=by, now=now
    )
    return back_to(f"/cases/{person}#referrals")


@post("/referrals/{referral:uuid}/withdraw", guards=[requires(ReferralPermission.SEND)])
async def withdraw(request: Web, referral: FromPath[UUID]) -> Template | Redirect:
    """Takes a referral back, with its reason."""
    data = await read_fields(request)
    try:
        person = await referrals.withdraw_referral(referral, reason=data.get("reason"), by=request.user, now=clock.now())
    except ReasonMissing:
        person = await referrals_queries.person_of_referral(referral, request.user)
        reasons = [(code, words.reason(code)) for code in DESK_WITHDRAWAL_REASONS]
        return ask_reason(request, title=gettext("Take back the referral"), reasons=reasons, back=f"/cases/{person}")
    return back_to(f"/cases/{person}#referrals")


async def _form(request: Web, person: UUID, offer: UUID, errors: FormErrors, typed: Fields, status: int = 200) -> Template:
    case = await cases_queries.case(person, request.user)
    ensure_may_begin(case)
    found = await directory_queries.offer(offer)
    if found is None:
        raise NotThere
    verdict = await verdict_on_referral(person, found.organisation, clock.now())
    context: PageContext = {
        "verdict": verdict,
        "way": await answer_way(found.organisation, words.today(clock.now())),
        "p": words,
        "places": places,
        "case": case,
        "offer": found,
        "now": clock.now(),
        "token": uuid4(),
    }
    return page(request, "referrals/new.html", status=status, errors=errors, typed=typed, **context)


route_handlers: list[ControllerRouterHandler] = [new_referral, send_referral, withdraw]
