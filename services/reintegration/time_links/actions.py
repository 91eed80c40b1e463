"""Asking the person by a link whether a proposed time suits them."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

from services.reintegration.cases.locking import locked_case
from services.reintegration.database import DB, Audit
from services.reintegration.errors import HelpRests, NotAllowed, NotThere, ReasonMissing
from services.reintegration.form_submissions.actions import sent_before
from services.reintegration.notifications import notify_desk
from services.reintegration.referrals.permissions import ReferralPermission
from services.reintegration.sending.domain import Sending, number
from services.reintegration.time_links.domain import Channel, LinkState, dead
from services.reintegration.time_links.queries import AskedTime, time_of
from services.reintegration.time_links.tables import TimeLink, TimeLinkToken
from services.reintegration.timeline.actions import write_entry
from shared import audit
from shared.access.permissions import may
from shared.actors import Actor
from shared.db.engine import transaction
from shared.identity.tokens import new_token, token_hash
from shared.messages.base import Language

REPLACE = """UPDATE reintegration.time_link SET replaced_at = $2, state = CASE WHEN state = 'queued' THEN 'withheld' ELSE state END
    WHERE proposal = $1 AND used_at IS NULL AND replaced_at IS NULL"""


@dataclass(frozen=True, slots=True)
class NewLink:
    """How a link gets to the person, and in which language."""

    channel: Channel
    language: Language


async def ask_person(proposal: UUID, new: NewLink, *, token: UUID, by: Actor, now: datetime) -> tuple[UUID, str | None]:
    """A link for one answer; returns its id, and the secret of one that is handed over, which is known this once.

    Whatever link to this time was made before opens nothing from now on. Sent twice, one is made. Raises NotThere, CaseClosed, HelpRests,
    NotAllowed for a time that is over, ReasonMissing where no number of the person's can get an SMS.
    """
    time = await time_of(proposal, by)
    if not may(by, ReferralPermission.SEND):
        raise NotThere
    link, secret = uuid4(), new_token() if new.channel == "shown" else None
    async with transaction(DB):
        case = await locked_case(time.person, by=by)
        if before := await sent_before(token, link, by=by, now=now):
            return before, None
        time = await time_of(proposal, by)
        if case.rests:
            raise HelpRests
        _ensure_open(time, now)
        to = number(case.phone or "")
        if new.channel == "sms" and to is None:
            raise ReasonMissing
        await DB.connection().execute(REPLACE, proposal, now)
        await TimeLink.insert(
            TimeLink(
                id=link, proposal=proposal, person=case.person, channel=new.channel, language=new.language, made_by=by.id,
                number_end=to[-4:] if to and new.channel == "sms" else None, made_by_name=by.name, made_at=now, not_before=now,
                state=(Sending.SHOWN if new.channel == "shown" else Sending.QUEUED).value,
            )
        )  # fmt: skip
        if secret is not None:
            await TimeLinkToken.insert(TimeLinkToken(token_hash=token_hash(secret), link=link, made_at=now))
        await write_entry(case.person, "time_link_made", by=by, now=now, referral=str(time.referral), channel=new.channel)
        await audit.record(Audit, by=by, action="time_link_made", about=time.referral, details={"channel": new.channel}, at=now)
        await notify_desk(case)
    return link, secret


def _ensure_open(time: AskedTime, now: datetime) -> None:
    state = LinkState(False, False, time.starts_at, time.state, time.referral_ended, time.case_open)
    if why := dead(state, now):
        raise NotAllowed(why)
