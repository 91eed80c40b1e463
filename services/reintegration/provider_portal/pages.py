"""The provider's pages: referrals sent to the organisation, an answer to each, the free places."""

import re
from typing import Annotated, get_args
from uuid import UUID

from litestar import get, post
from litestar.params import FromPath
from litestar.response import Redirect, ServerSentEvent, Template
from litestar.types import ControllerRouterHandler
from pydantic import Field, StringConstraints

from services.reintegration import words
from services.reintegration.capacity.actions import update_capacity
from services.reintegration.capacity.permissions import CapacityPermission
from services.reintegration.capacity.words import places
from services.reintegration.consents.queries import not_read
from services.reintegration.database import DB
from services.reintegration.directory.confirming import confirmed_day
from services.reintegration.directory.words import confirmed
from services.reintegration.errors import NotThere
from services.reintegration.notifications import provider_channel
from services.reintegration.provider_portal import queries as provider_portal_queries
from services.reintegration.provider_portal import talking
from services.reintegration.provider_portal.showing import referral_page
from services.reintegration.referrals.actions import decide_referral
from services.reintegration.referrals.domain import REASONS, Status
from services.reintegration.referrals.permissions import ReferralPermission
from services.reintegration.rows import organisation_of
from services.reintegration.settings import settings
from shared import clock
from shared.access.pages import PagePermission
from shared.application import kept_searches
from shared.db.keyset import cursor
from shared.identity.limits.requests import SEARCHES
from shared.values import PageContext
from shared.web import live
from shared.web.asking import ask, is_sure
from shared.web.forms import CheckedForm, FormErrors, Right, parse
from shared.web.guards import requires
from shared.web.i18n import gettext
from shared.web.kept import kept_form
from shared.web.pages import address_with, back_to, page
from shared.web.request import Fields, Web, read_fields

MOST_PLACES = 10_000
OFFER_SENT = re.compile(r"/provider/offers/([0-9a-f-]{36})/capacity")


class Answer(CheckedForm):
    """A provider's answer; which reasons go with which state is the domain's to say."""

    to: Status
    reason: Annotated[str, StringConstraints(max_length=40)] | None = None
    note: Annotated[str, StringConstraints(max_length=1000)] | None = None


class Places(CheckedForm):
    """Free places and all places of an offer."""

    available: Annotated[int, Field(ge=0, le=MOST_PLACES)]
    maximum: Annotated[int, Field(ge=0, le=MOST_PLACES)]


@get("/provider", guards=[requires(PagePermission.PROVIDER)])
async def inbox(request: Web) -> Template:
    """Referrals that wait for an answer, that are in progress, that have ended; and the free places."""
    return page(
        request,
        "provider_portal/inbox.html",
        **await _rows(request),
        offers=await provider_portal_queries.own_offers(request.user),
        own=await _own_entry(request),
        errors={},
        places_typed=_kept_places(request),
    )


@post("/provider/search", guards=[requires(PagePermission.PROVIDER), SEARCHES], status_code=200)
async def search(request: Web) -> Redirect:
    """To the results. What was typed stays on the server: the address gets a token instead of a name."""
    fields = await read_fields(request)
    typed = str(fields.get("q") or "").strip()[:100]
    found = {"s": await kept_searches.keep(typed, by=request.user, now=clock.now())} if typed else {}
    found |= {name: str(fields[name]) for name in ("offer", "late") if fields.get(name)}
    return back_to(address_with("/provider", found))


@get("/provider/rows", guards=[requires(PagePermission.PROVIDER)], opt=live.BY_ITSELF)
async def inbox_rows(request: Web) -> Template:
    """The part that is fetched again when something changed."""
    return page(request, "provider_portal/rows.html", **await _rows(request))


@get("/provider/events", guards=[requires(PagePermission.PROVIDER)], opt=live.BY_ITSELF)
async def inbox_events(request: Web) -> ServerSentEvent:
    """Events that say that something changed, never what."""
    if request.user.provider is None:
        raise NotThere
    return live.stream(request, DB, provider_channel(request.user.provider))


@get("/provider/referrals/{referral:uuid}", guards=[requires(PagePermission.PROVIDER)])
async def received(request: Web, referral: FromPath[UUID]) -> Template:
    """One referral: what was shared, and what can be answered now."""
    return await referral_page(request, referral, FormErrors({}), {})


@post("/provider/referrals/{referral:uuid}", guards=[requires(ReferralPermission.ANSWER)])
async def decide(request: Web, referral: FromPath[UUID]) -> Template | Redirect:
    """Record the answer; if the required reason is missing, the form says so."""
    data = await read_fields(request)
    form, to = parse(Answer, data, check=_no_reason), data.get("to", "")
    if isinstance(form, FormErrors):
        names = {f"note-{to}": gettext("Anything to add?"), f"reason-{to}": gettext("Reason")}
        errors = FormErrors({f"{name}-{to}": text for name, text in form.messages.items()}, names)
        return await referral_page(request, referral, errors, data, status=422)
    if form.to not in REASONS and not is_sure(data):
        return ask(
            request,
            data,
            title=words.step_to(form.to.value),
            follows=gettext("The social worker sees it at once. You cannot take it back."),
            button=words.step_to(form.to.value),
            back=f"/provider/referrals/{referral}",
        )
    await decide_referral(referral, form.to, reason=form.reason, note=form.note, by=request.user, now=clock.now())
    return back_to(f"/provider/referrals/{referral}")


@post("/provider/offers/{offer:uuid}/capacity", guards=[requires(CapacityPermission.REPORT)])
async def set_places(request: Web, offer: FromPath[UUID]) -> Template | Redirect:
    """Report how many places are free today."""
    data = await read_fields(request)
    form = parse(Places, data, check=_more_free_than_places)
    if isinstance(form, FormErrors):
        names = {f"available-{offer}": gettext("Free today"), f"maximum-{offer}": gettext("All places")}
        wrong = {offer: FormErrors({f"{name}-{offer}": text for name, text in form.messages.items()}, names)}
        context = await _rows(request) | {
            "offers": await provider_portal_queries.own_offers(request.user),
            "own": await _own_entry(request),
            "errors": wrong,
            "places_typed": {str(offer): data},
        }
        return page(request, "provider_portal/inbox.html", status=422, **context)
    await update_capacity(offer, available=form.available, maximum=form.maximum, by=request.user, now=clock.now())
    return back_to("/provider#places")


def _no_reason(right: Right) -> dict[str, str]:
    to = right.get("to", Status)
    wanted = to in REASONS and right.get("reason", str) not in REASONS[to] if to else False
    return {"reason": gettext("Choose a reason")} if wanted else {}


def _more_free_than_places(right: Right) -> dict[str, str]:
    available, maximum = right.get("available", int), right.get("maximum", int)
    more = available is not None and maximum is not None and available > maximum
    return {"available": gettext("There cannot be more free places than places")} if more else {}


def _kept_places(request: Web) -> dict[str, Fields]:
    """What was typed of an offer's places and not saved, by the offer."""
    kept = kept_form(request)
    found = OFFER_SENT.fullmatch(kept.action) if kept else None
    return {found[1]: kept.typed()} if kept and found else {}


async def _own_entry(request: Web) -> dict[str, str] | None:
    """When the organisation's entry was confirmed; None where it has none."""
    found, confirmed_on = await confirmed_day(organisation_of(request.user))
    return confirmed(confirmed_on, words.today(clock.now())) if found else None


async def _rows(request: Web) -> PageContext:
    size, asked, parts = settings().desk_rows, request.query_params, get_args(provider_portal_queries.Part)
    wanted, now = await _wanted(request), clock.now()
    found = {
        part: await provider_portal_queries.inbox(request.user, part, wanted, size=size, after=cursor(asked.get(part))) for part in parts
    }
    return {
        "p": words, "places": places, "now": now, "taken_back": await not_read(request.user), "wanted": wanted,
        "late": await provider_portal_queries.count_late(request.user, now), "number_of": provider_portal_queries.number_of, **found,
    }  # fmt: skip


async def _wanted(request: Web) -> provider_portal_queries.Wanted:
    """What the address looks for: a token stands for what was typed. What cannot be read, or is kept no longer, is left out."""
    asked, now = request.query_params, clock.now()
    token = asked.get("s") or ""
    typed = await kept_searches.words_of(token, by=request.user, now=now) if token else ""
    return provider_portal_queries.Wanted(typed or "", cursor(asked.get("offer")), now if asked.get("late") == "yes" else None)


route_handlers: list[ControllerRouterHandler] = [
    inbox,
    search,
    inbox_rows,
    inbox_events,
    received,
    decide,
    set_places,
    *talking.route_handlers,
]
