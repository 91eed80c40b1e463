"""The list of referrals, one referral, and what is said about it."""

from uuid import UUID, uuid4

from litestar import get, post
from litestar.params import FromPath, FromQuery
from litestar.response import Redirect, Template
from litestar.types import ControllerRouterHandler

from services.reintegration import words as common
from services.reintegration.cases.permissions import CasePermission
from services.reintegration.conversations import words as said
from services.reintegration.conversations.access import talked_about
from services.reintegration.conversations.arrivals import BEFORE_AN_ANSWER
from services.reintegration.conversations.domain import LENGTHS
from services.reintegration.conversations.messages import note_read
from services.reintegration.conversations.posting import post_arrival, post_message, post_step, post_time
from services.reintegration.conversations.queries import conversation, unread_of
from services.reintegration.referral_links import words as link_words
from services.reintegration.referral_links.queries import links_of
from services.reintegration.referral_page import queries
from services.reintegration.referral_page.queries import PARTS, Part
from services.reintegration.referral_page.words import part
from services.reintegration.referrals.domain import DESK_WITHDRAWAL_REASONS
from services.reintegration.referrals.permissions import ReferralPermission
from services.reintegration.referrals.queries import events_of
from services.reintegration.settings import settings
from shared import clock
from shared.access.pages import PagePermission
from shared.access.permissions import may
from shared.db.keyset import cursor
from shared.web.forms import FormErrors
from shared.web.guards import requires
from shared.web.pages import back_to, page
from shared.web.request import Fields, Web, read_fields

SHOWN = "/referrals/{referral:uuid}"


@get("/referrals", guards=[requires(PagePermission.DESK)])
async def referral_list(request: Web, show: FromQuery[str] = "waiting", provider: FromQuery[UUID | None] = None) -> Template:
    """Referrals that wait, that are overdue, that are open, that have ended; also those to one provider alone."""
    chosen: Part = show if show in PARTS else "waiting"
    now = clock.now()
    after = cursor(request.query_params.get("after"))
    rows = await queries.referrals(request.user, chosen, now, provider=provider, size=settings().desk_rows, after=after)
    unread = await unread_of([row.id for row in rows], "desk")
    return page(
        request, "referral_page/list.html", rows=rows, unread=unread, chosen=chosen, parts=[(code, part(code)) for code in PARTS], p=common,
        provider=provider, provider_name=next((row.organisation_name for row in rows), ""), now=now,
    )  # fmt: skip


@get(SHOWN, guards=[requires(CasePermission.READ)])
async def shown(request: Web, referral: FromPath[UUID]) -> Template:
    """What was sent and on which consent, its states, the link, messages, meetings and the arrival."""
    return await _page(request, referral)


@post(f"{SHOWN}/messages", guards=[requires(ReferralPermission.SEND)])
async def message(request: Web, referral: FromPath[UUID]) -> Template | Redirect:
    """Write to the provider."""
    fields = await read_fields(request)
    errors = await post_message(request, referral, fields)
    return await _page(request, referral, errors, fields) if errors else back_to(f"/referrals/{referral}#messages")


@post(f"{SHOWN}/times", guards=[requires(ReferralPermission.SEND)])
async def time(request: Web, referral: FromPath[UUID]) -> Template | Redirect:
    """Propose a time."""
    fields = await read_fields(request)
    errors = await post_time(request, referral, fields)
    return await _page(request, referral, errors, fields) if errors else back_to(f"/referrals/{referral}#times")


@post(f"{SHOWN}/times/{{proposal:uuid}}", guards=[requires(ReferralPermission.SEND)])
async def step(request: Web, referral: FromPath[UUID], proposal: FromPath[UUID]) -> Template | Redirect:
    """Agree to a time with the person, decline it, or withdraw one's own."""
    await queries.referral(referral, request.user)
    fields = await read_fields(request)
    errors = await post_step(request, proposal, fields)
    return await _page(request, referral, errors, fields) if errors else back_to(f"/referrals/{referral}#times")


@post(f"{SHOWN}/arrival", guards=[requires(ReferralPermission.SEND)])
async def arrival(request: Web, referral: FromPath[UUID]) -> Template | Redirect:
    """Say whether the person arrived."""
    fields = await read_fields(request)
    errors = await post_arrival(request, referral, fields)
    return await _page(request, referral, errors, fields) if errors else back_to(f"/referrals/{referral}#arrival")


async def _page(request: Web, referral: UUID, errors: FormErrors | None = None, typed: Fields | None = None) -> Template:
    row, now = await queries.referral(referral, request.user), clock.now()
    talked = await talked_about(referral, request.user)
    after = cursor(request.query_params.get("messages"))
    talk = await conversation(talked, "desk", size=settings().desk_rows, after=after)
    may_act = may(request.user, ReferralPermission.SEND) and row.case_open
    if may_act and any(each.unread for each in talk.messages):
        await note_read(talked, "desk", now)
    links = await links_of(referral)
    return page(
        request, "referral_page/page.html", status=422 if errors else 200, row=row, talk=talk, w=said, p=common, l=link_words, made=links,
        events=await events_of([referral]), may_act=may_act, open=row.ended_at is None, now=now, token=uuid4(),
        errors=errors or FormErrors({}),
        typed=typed or {}, lengths=LENGTHS, answered=row.status not in BEFORE_AN_ANSWER,
        reasons=[(code, common.reason(code)) for code in DESK_WITHDRAWAL_REASONS],
    )  # fmt: skip


route_handlers: list[ControllerRouterHandler] = [referral_list, shown, message, time, step, arrival]
