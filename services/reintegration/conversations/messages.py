"""Messages about a referral: written by one side, read by the other."""

from datetime import datetime
from uuid import UUID, uuid4

from services.reintegration.cases.domain import CaseRow, CaseStatus, ensure_open
from services.reintegration.cases.locking import locked_case
from services.reintegration.consents.actions import verdict_on_referral
from services.reintegration.conversations.access import Speaker, Talked, about, talked_about
from services.reintegration.conversations.domain import Side
from services.reintegration.conversations.tables import ReferralMessage
from services.reintegration.database import BY, DB, Audit
from services.reintegration.errors import ConsentMissing, NotAllowed, ReasonMissing
from services.reintegration.form_submissions.actions import sent_before
from services.reintegration.notifications import notify_desk, notify_provider
from services.reintegration.sealing.keys import key_for
from services.reintegration.timeline.actions import write_entry
from shared import audit
from shared.db.beyond import beyond_scope
from shared.db.engine import transaction

READ = """INSERT INTO reintegration.referral_read (id, referral, party, read_at) VALUES ($1, $2, $3, $4)
    ON CONFLICT (referral, party) DO UPDATE SET read_at = greatest(referral_read.read_at, excluded.read_at)"""


async def write(referral: UUID, text: str, speaker: Speaker, *, token: UUID, now: datetime) -> None:
    """Add a message. Sent twice, it is added once.

    Raises NotThere, ReasonMissing for an empty one, NotAllowed where the referral has ended, ConsentMissing, CaseClosed.
    """
    if not text.strip():
        raise ReasonMissing
    talked = await talked_about(referral, speaker.by)
    async with beyond_scope(DB, "both sides of a referral write into the case's history, which the provider never sees"), transaction(DB):
        case = await locked(talked, speaker, now)
        message = uuid4()
        if await sent_before(token, message, by=speaker.by, now=now):
            return
        sealed = (await key_for(case.person, now)).seal({"text": text.strip()}, about("message", message))
        await ReferralMessage.insert(
            ReferralMessage(
                id=message, referral=referral, person=case.person, party=speaker.side, via=speaker.via, sealed=sealed,
                by_id=speaker.by.id, by_name=speaker.by.name, at=now,
            )
        )  # fmt: skip
        await write_entry(case.person, f"referral_message_{speaker.side}", by=speaker.by, now=now, referral=str(referral))
        await audit.record(Audit, by=speaker.by, action="referral_message", about=referral, details={"via": speaker.via}, at=now)
        await notify_desk(case)
        await notify_provider(talked.organisation)


async def note_read(talked: Talked, side: Side, now: datetime) -> None:
    """The side has the messages on its screen."""
    async with transaction(DB):
        await DB.connection().execute(READ, uuid4(), talked.id, side, now)


async def locked(talked: Talked, speaker: Speaker, now: datetime) -> CaseRow:
    """The case, locked, where both sides may still talk about the referral.

    Raises NotThere, CaseClosed, NotAllowed for a referral that has ended, ConsentMissing where the person's consent holds no more.
    """
    by = BY if speaker.side == "provider" else speaker.by
    case = await locked_case(talked.person, by=by, must_be_open=False)
    ensure_open(CaseStatus(case.status))
    status, ended = await _now(talked.id)
    if ended:
        raise NotAllowed(status)
    if (await verdict_on_referral(case.person, talked.organisation, now)).consent is None:
        raise ConsentMissing
    return case


async def _now(referral: UUID) -> tuple[str, bool]:
    row = await DB.connection().fetchrow("SELECT status, ended_at FROM reintegration.referral WHERE id = $1", referral)
    assert row is not None
    return row["status"], row["ended_at"] is not None
