"""What a provider answered on the phone, written down by the worker."""

from functools import partial
from uuid import UUID, uuid4

from litestar import get, post
from litestar.params import FromPath
from litestar.response import Redirect, Template
from litestar.types import ControllerRouterHandler

from services.reintegration import words as common
from services.reintegration.referral_links import words as link_words
from services.reintegration.referral_page import queries
from services.reintegration.referral_page.forms import PhoneForm, labels, phone_wrong
from services.reintegration.referrals.answering import answer_on_phone
from services.reintegration.referrals.domain import REASONS, Status, allowed_transitions
from services.reintegration.referrals.permissions import ReferralPermission
from shared import clock
from shared.web.forms import FormErrors, parse
from shared.web.guards import requires
from shared.web.pages import back_to, page
from shared.web.request import Fields, Web, read_fields


@get("/referrals/{referral:uuid}/phone-answer", guards=[requires(ReferralPermission.SEND)])
async def phone_form(request: Web, referral: FromPath[UUID]) -> Template:
    """The form."""
    return await _form(request, referral, FormErrors({}), {})


@post("/referrals/{referral:uuid}/phone-answer", guards=[requires(ReferralPermission.SEND)])
async def write_down(request: Web, referral: FromPath[UUID]) -> Template | Redirect:
    """Write the answer down."""
    fields, now = await read_fields(request), clock.now()
    form = parse(PhoneForm, fields, labels(), check=partial(phone_wrong, now=now))
    if isinstance(form, FormErrors):
        return await _form(request, referral, form, fields)
    to = Status(form.to)
    reason = form.reason if to in REASONS else None
    await answer_on_phone(referral, to, form.told(), reason=reason, note=form.note, token=form.token, by=request.user, now=now)
    return back_to(f"/referrals/{referral}")


async def _form(request: Web, referral: UUID, errors: FormErrors, typed: Fields) -> Template:
    row = await queries.referral(referral, request.user)
    answers = [to.value for to in allowed_transitions(Status(row.status), "receiver")]
    codes = dict.fromkeys(why for code in answers for why in REASONS.get(Status(code), ()))
    return page(
        request, "referral_page/phone.html", status=422 if errors.messages else 200, row=row, errors=errors, typed=typed, token=uuid4(),
        answers=[(code, link_words.answer(code)) for code in answers], reasons=[(code, common.reason(code)) for code in codes],
    )  # fmt: skip


route_handlers: list[ControllerRouterHandler] = [phone_form, write_down]
