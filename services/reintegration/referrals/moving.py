"""One step of a referral: its state, its event, the case's history, and who is told."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal
from uuid import UUID, uuid4

from services.reintegration.cases.domain import CaseRow
from services.reintegration.cases.locking import locked_case
from services.reintegration.database import DB, MESSAGING, Audit
from services.reintegration.directory.tables import Organisation
from services.reintegration.notifications import notify_desk, notify_provider
from services.reintegration.referrals import domain as rules
from services.reintegration.referrals.domain import Party, Status
from services.reintegration.referrals.tables import Referral, ReferralEvent
from services.reintegration.timeline.actions import write_entry
from shared import audit
from shared.actors import Actor, system
from shared.db.engine import transaction
from shared.db.rows import ColumnValues, select_row
from shared.messages.base import Need
from shared.messages.reintegration import ReferralOutcome
from shared.messaging.outbox import send


@dataclass(frozen=True, slots=True)
class ReferralRow:
    """The person, the provider and the state of a referral."""

    id: UUID
    person: UUID
    need: Need
    offer: UUID
    organisation: UUID
    status: str
    started_at: datetime | None


@dataclass(frozen=True, slots=True)
class Told:
    """An answer that came without an account: by whom at the provider, when, and on the phone on which number."""

    via: Literal["link", "phone"]
    said_by: str
    said_at: datetime
    number: str | None = None


async def move_referral(
    referral: UUID,
    person: UUID,
    to: Status,
    party: Party,
    *,
    reason: str | None,
    note: str | None,
    told: Told | None = None,
    by: Actor,
    now: datetime,
) -> None:
    """Bring it into a state; the caller has checked whose it is. Raises ReferralMoved, ReasonMissing.

    The same step sent twice by the same actor changes nothing.
    """
    async with transaction(DB):
        case = await _case_for(person, party, told, by)
        row = await select_row(ReferralRow, Referral.select().where(Referral.id == referral).lock_rows("UPDATE").first())
        assert row is not None
        if row.status == to.value and await is_repeat(referral, to, by):
            return
        status = rules.move(Status(row.status), to, party, reason)
        values: ColumnValues = {Referral.status: status.value}
        if status is Status.IN_PROGRESS and row.started_at is None:
            values[Referral.started_at] = now
        if status in rules.FINAL:
            values[Referral.ended_at] = now
        await Referral.update(values).where(Referral.id == referral)
        await write_event(referral, status, reason=reason, note=note, told=told, by=by, now=now)
        await write_entry(
            person, f"referral_{status.value}", by=by, now=now, words=note, need=row.need, reason=reason, referral=str(referral)
        )
        details: dict[str, audit.Detail] = {"reason": reason}
        if told is not None:
            details["via"] = told.via
        await audit.record(Audit, by=by, action=f"referral_{status.value}", about=referral, details=details, at=now)
        if case.known_to_probation:
            await _tell_officer(row, status, now)
        await notify_desk(case)
        await notify_provider(row.organisation)


async def _tell_officer(row: ReferralRow, status: Status, now: datetime) -> None:
    if outcome := rules.outcome(status):
        provider = await Organisation.select(Organisation.name).where(Organisation.id == row.organisation).first()
        assert provider is not None
        message = ReferralOutcome(
            person=row.person, referral=row.id, need=row.need, outcome=outcome, provider=provider["name"], decided_at=now
        )
        await send(MESSAGING, message)


async def _case_for(person: UUID, party: Party, told: Told | None, by: Actor) -> CaseRow:
    """The case, locked. The desk's scope does not apply to providers: it was checked before that the referral is theirs."""
    on_phone = told is not None and told.via == "phone"
    return await locked_case(person, by=system("reintegration") if party == "receiver" and not on_phone else by, must_be_open=False)


async def is_repeat(referral: UUID, status: Status, by: Actor) -> bool:
    """Whether the same actor brought the referral into its state."""
    mine = ReferralEvent.exists().where(
        ReferralEvent.referral == referral, ReferralEvent.status == status.value, ReferralEvent.by_id == by.id
    )
    return bool(await mine)


async def write_event(
    referral: UUID,
    status: Status,
    *,
    by: Actor,
    now: datetime,
    reason: str | None = None,
    note: str | None = None,
    told: Told | None = None,
) -> None:
    """Inside the caller's transaction: the state that a referral entered."""
    await ReferralEvent.insert(
        ReferralEvent(
            id=uuid4(), referral=referral, status=status.value, reason=reason, note=note, by_id=by.id, by_name=by.name,
            by_role=str(by.role), at=now, via=told.via if told else None, said_by=told.said_by if told else None,
            said_number=told.number if told else None, said_at=told.said_at if told else None,
        )
    )  # fmt: skip
