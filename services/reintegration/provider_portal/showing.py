"""One referral as its provider sees it."""

from uuid import UUID, uuid4

from litestar.response import Template

from services.reintegration import words
from services.reintegration.conversations import words as said
from services.reintegration.conversations.access import talked_about
from services.reintegration.conversations.arrivals import BEFORE_AN_ANSWER
from services.reintegration.conversations.domain import LENGTHS
from services.reintegration.conversations.messages import note_read
from services.reintegration.conversations.queries import conversation
from services.reintegration.provider_portal import queries
from services.reintegration.referrals.domain import REASONS, Status, allowed_transitions
from services.reintegration.settings import settings
from shared import clock
from shared.db.keyset import cursor
from shared.web.forms import FormErrors
from shared.web.pages import page
from shared.web.request import Fields, Web


async def referral_page(request: Web, referral: UUID, errors: FormErrors, typed: Fields, status: int = 200) -> Template:
    """What was shared, what can be answered now, and what both sides said about it."""
    row, now = await queries.received_referral(referral, request.user), clock.now()
    steps = [(to.value, REASONS.get(to, ())) for to in allowed_transitions(Status(row.status), "receiver")]
    talked = await talked_about(referral, request.user)
    talk = await conversation(talked, "provider", size=settings().desk_rows, after=cursor(request.query_params.get("messages")))
    if any(each.unread for each in talk.messages):
        await note_read(talked, "provider", now)
    return page(
        request, "provider_portal/referral.html", status=status, p=words, now=now, referral=row, steps=steps, errors=errors, typed=typed,
        talk=talk, w=said, lengths=LENGTHS, token=uuid4(), answered=row.status not in BEFORE_AN_ANSWER,
    )  # fmt: skip
