"""Taking a consent back: what runs under it stops, and every recipient is told, with proof, within the period of the law."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

from services.reintegration.cases.locking import locked_case
from services.reintegration.consents import queries
from services.reintegration.consents.deadlines import told_by
from services.reintegration.consents.domain import Purpose, WithdrawalForm
from services.reintegration.consents.tables import ConsentNotice, ConsentWithdrawal
from services.reintegration.continuation.actions import take_back_agreement
from services.reintegration.database import DB, MESSAGING, Audit
from services.reintegration.errors import NotAllowed, NotThere
from services.reintegration.notifications import notify_desk, notify_provider
from services.reintegration.settings import settings
from services.reintegration.timeline.actions import write_entry
from shared import audit
from shared.actors import Actor
from shared.case_events import ConsentWithdrawn
from shared.db.beyond import beyond_scope
from shared.db.engine import transaction
from shared.db.rows import fetch_values
from shared.messages.reintegration import ConsentTakenBack
from shared.messaging.outbox import send
from shared.registry import registry

SENT_TO = """SELECT organisation FROM reintegration.referral WHERE $3 = 'referral' AND person = $1 AND organisation = ANY ($2)
    UNION SELECT organisation FROM reintegration.course_place
        WHERE $3 = 'referral' AND person = $1 AND organisation = ANY ($2) AND consent IS NOT NULL
    UNION SELECT organisation FROM reintegration.job_application
        WHERE $3 = 'work' AND person = $1 AND organisation = ANY ($2) AND sent_at IS NOT NULL
    ORDER BY organisation"""
TOLD = """UPDATE reintegration.consent_notice SET told_at = $2, told_how = $3, proof = $4, told_by_name = $5
    WHERE id = $1 AND told_at IS NULL RETURNING person"""


@dataclass(frozen=True)
class TakenBack:
    """How the person took a consent back, and their own words."""

    form: WithdrawalForm
    paper_number: str | None
    words: str | None


async def withdraw(consent: UUID, how: TakenBack, *, by: Actor, now: datetime) -> UUID:
    """Take it back; returns the person. Sent twice, or by two at once, the first stands. Raises NotThere, NotAllowed for a refusal.

    It holds in a closed case too. Who took back the consent to help without a registration gets no help without one.
    """
    known = await queries.consent(consent, by)
    async with transaction(DB):
        case = await locked_case(known.person, by=by, must_be_open=False)
        if known.answer != "given":
            raise NotAllowed(known.answer)
        row = ConsentWithdrawal(
            id=uuid4(), consent=consent, person=known.person, form=how.form, paper_number=how.paper_number, words=how.words,
            due_on=told_by(now, ZoneInfo(settings().timezone)), recorded_by=by.id, recorded_by_name=by.name, recorded_at=now,
        )  # fmt: skip
        if not await ConsentWithdrawal.insert(row).on_conflict(target=ConsentWithdrawal.consent, action="DO NOTHING"):
            return known.person
        event = ConsentWithdrawn(known.person, consent, known.purpose, tuple(known.organisations), by, now)
        counts = await registry("reintegration").consent_withdrawn(event)
        for organisation in await fetch_values(DB, SENT_TO, known.person, list(known.organisations), known.purpose):
            notice = ConsentNotice(
                id=uuid4(), consent=consent, person=known.person, organisation=organisation, due_on=row.due_on, created_at=now
            )
            await ConsentNotice.insert(notice)
            await notify_provider(organisation)
        if known.purpose == Purpose.NEW_ADDRESS and case.known_to_probation:
            await send(MESSAGING, ConsentTakenBack(person=known.person, purpose="new_address", taken_back_at=now))
        await write_entry(known.person, "consent_withdrawn", by=by, now=now, words=how.words, purpose=known.purpose, **counts)
        details: audit.Details = {"purpose": known.purpose, "form": how.form, **counts}
        await audit.record(Audit, by=by, action="consent_withdrawn", about=known.person, details=details, at=now)
        if known.purpose == Purpose.HELP and case.status == "open":
            await take_back_agreement(known.person, by=by, now=now)
        await notify_desk(case)
    return known.person


async def told(notice: UUID, how: str, proof: str, *, by: Actor, now: datetime) -> UUID:
    """A worker told the organisation; returns the person. Noted twice, the first stands. Raises NotThere."""
    found = await fetch_values(DB, "SELECT person FROM reintegration.consent_notice WHERE id = $1", notice)
    if not found:
        raise NotThere
    async with transaction(DB):
        case = await locked_case(found[0], by=by, must_be_open=False)
        await _note(notice, found[0], how, proof, by=by, now=now)
        await notify_desk(case)
    person: UUID = found[0]
    return person


async def read_by_provider(notice: UUID, *, by: Actor, now: datetime) -> None:
    """The organisation says that it has read the notice. Sent twice, the first stands. Raises NotThere for another organisation's."""
    statement = "SELECT person FROM reintegration.consent_notice WHERE id = $1 AND organisation = $2"
    found = await fetch_values(DB, statement, notice, by.provider) if by.provider else []
    if not found:
        raise NotThere
    async with beyond_scope(DB, "a provider's answer is written into the case, which no provider sees"), transaction(DB):
        await _note(notice, found[0], "inbox", "", by=by, now=now)


async def _note(notice: UUID, person: UUID, how: str, proof: str, *, by: Actor, now: datetime) -> None:
    if await fetch_values(DB, TOLD, notice, now, how, proof or None, by.name):
        await write_entry(person, "consent_recipient_told", by=by, now=now, how=how)
        await audit.record(Audit, by=by, action="consent_recipient_told", about=person, details={"how": how}, at=now)
