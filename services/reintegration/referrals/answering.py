"""Answers of a provider without an account: through a link, or told on the phone and written down by the worker."""

from datetime import datetime
from uuid import UUID

from services.reintegration.cases.locking import locked_case
from services.reintegration.database import DB
from services.reintegration.errors import NotThere, ReasonMissing, TooEarly
from services.reintegration.form_submissions.actions import sent_before
from services.reintegration.referrals.domain import Status
from services.reintegration.referrals.moving import ReferralRow, Told, move_referral
from services.reintegration.referrals.permissions import ReferralPermission
from services.reintegration.referrals.tables import Referral
from shared.access.permissions import may
from shared.actors import Actor
from shared.db.engine import transaction
from shared.db.rows import select_row


async def answer_on_phone(
    referral: UUID, to: Status, told: Told, *, reason: str | None, note: str | None, token: UUID, by: Actor, now: datetime
) -> UUID:
    """A worker writes down what the provider said; returns the person. Sent twice, it is written down once.

    Raises NotThere out of scope, ReferralMoved, ReasonMissing (also without the name or the number), TooEarly.
    """
    if not told.said_by.strip() or not (told.number or "").strip():
        raise ReasonMissing
    if told.said_at > now:
        raise TooEarly
    row = await select_row(ReferralRow, Referral.select().where(Referral.id == referral).first())
    if row is None or not may(by, ReferralPermission.SEND):
        raise NotThere
    async with transaction(DB):
        await locked_case(row.person, by=by, must_be_open=False)
        if not await sent_before(token, referral, by=by, now=now):
            await move_referral(referral, row.person, to, "receiver", reason=reason, note=note, told=told, by=by, now=now)
    return row.person


async def answer_through_link(
    referral: UUID, person: UUID, to: Status, told: Told, *, reason: str | None, note: str | None, by: Actor, now: datetime
) -> None:
    """With the case's lock held, and the link checked and used: the provider's answer. Raises ReferralMoved, ReasonMissing."""
    await move_referral(referral, person, to, "receiver", reason=reason, note=note, told=told, by=by, now=now)
