"""What a provider says about a referral: messages, times, whether the person arrived."""

from uuid import UUID

from litestar import post
from litestar.params import FromPath
from litestar.response import Redirect, Template
from litestar.types import ControllerRouterHandler

from services.reintegration.conversations.posting import post_arrival, post_message, post_step, post_time
from services.reintegration.provider_portal.showing import referral_page
from services.reintegration.referrals.permissions import ReferralPermission
from shared.web.forms import FormErrors
from shared.web.guards import requires
from shared.web.pages import back_to
from shared.web.request import Fields, Web, read_fields

SHOWN = "/provider/referrals/{referral:uuid}"


@post(f"{SHOWN}/messages", guards=[requires(ReferralPermission.ANSWER)])
async def message(request: Web, referral: FromPath[UUID]) -> Template | Redirect:
    """Write to the desk."""
    fields = await read_fields(request)
    return await _answered(request, referral, await post_message(request, referral, fields), fields, "messages")


@post(f"{SHOWN}/times", guards=[requires(ReferralPermission.ANSWER)])
async def time(request: Web, referral: FromPath[UUID]) -> Template | Redirect:
    """Propose a time."""
    fields = await read_fields(request)
    return await _answered(request, referral, await post_time(request, referral, fields), fields, "times")


@post(f"{SHOWN}/times/{{proposal:uuid}}", guards=[requires(ReferralPermission.ANSWER)])
async def step(request: Web, referral: FromPath[UUID], proposal: FromPath[UUID]) -> Template | Redirect:
    """Agree to a time, decline it, or withdraw one's own."""
    fields = await read_fields(request)
    return await _answered(request, referral, await post_step(request, proposal, fields), fields, "times")


@post(f"{SHOWN}/arrival", guards=[requires(ReferralPermission.ANSWER)])
async def arrival(request: Web, referral: FromPath[UUID]) -> Template | Redirect:
    """Say whether the person arrived."""
    fields = await read_fields(request)
    return await _answered(request, referral, await post_arrival(request, referral, fields), fields, "arrival")


async def _answered(request: Web, referral: UUID, errors: FormErrors | None, fields: Fields, part: str) -> Template | Redirect:
    if errors is not None:
        return await referral_page(request, referral, errors, fields, status=422)
    return back_to(f"/provider/referrals/{referral}#{part}")


route_handlers: list[ControllerRouterHandler] = [message, time, step, arrival]
