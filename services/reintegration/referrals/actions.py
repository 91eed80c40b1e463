"""Referrals: sent with the person's consent, answered by the provider, withdrawn by the desk or with the case."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

from services.reintegration.cases.domain import CaseRow, ensure_may_begin
from services.reintegration.cases.locking import locked_case
from services.reintegration.consents.actions import consent_to_refer
from services.reintegration.database import DB, MESSAGING, Audit
from services.reintegration.directory.tables import Organisation, ServiceOffer
from services.reintegration.errors import AlreadyReferred, ConsentMissing, NotThere
from services.reintegration.form_submissions.actions import sent_before
from services.reintegration.notifications import notify_desk, notify_provider
from services.reintegration.plans.tables import Plan
from services.reintegration.referrals import domain as rules
from services.reintegration.referrals.deadlines import answer_due
from services.reintegration.referrals.domain import OPEN, Party, Status
from services.reintegration.referrals.permissions import ReferralPermission
from services.reintegration.referrals.tables import Referral, ReferralEvent
from services.reintegration.settings import settings
from services.reintegration.timeline.actions import write_entry
from shared import audit
from shared.access.permissions import may
from shared.actors import Actor, system
from shared.db.beyond import beyond_scope
from shared.db.engine import transaction
from shared.db.rows import ColumnValues, select_row, select_rows
from shared.messages.base import Need
from shared.messages.reintegration import ReferralOutcome
from shared.messaging.outbox import send


@dataclass(frozen=True, slots=True)
class ChosenOffer:
    """What a referral copies from its offer."""

    need: Need
    organisation: UUID


@dataclass(frozen=True, slots=True)
class ReferralRow:
    """The person, the provider and the state of a referral."""

    id: UUID
    person: UUID
    need: Need
    organisation: UUID
    status: str
    started_at: datetime | None


async def refer(
    person: UUID, *, offer: UUID, note: str, consent: bool, token: UUID, by: Actor, now: datetime, plan: UUID | None = None
) -> UUID:
    """Send a referral; returns its id. What the provider will see is copied now: the provider does not see later changes of the case.

    Raises ConsentMissing, ConsentRefused, CaseClosed, ConsentAwaited, NotThere, AlreadyReferred.
    If it is sent twice, it returns the first referral.
    """
    if not consent:
        raise ConsentMissing
    referral = uuid4()
    async with transaction(DB):
        case = await locked_case(person, by=by)
        if before := await sent_before(token, referral, by=by, now=now):
            return before
        ensure_may_begin(case)
        chosen = await select_row(
            ChosenOffer, ServiceOffer.select().where(ServiceOffer.id == offer, ServiceOffer.ended_at.is_null()).first()
        )
        if chosen is None or (plan is not None and not await Plan.exists().where(Plan.id == plan, Plan.person == person)):
            raise NotThere
        if await Referral.exists().where(
            Referral.person == person, Referral.offer == offer, Referral.status.is_in([status.value for status in OPEN])
        ):
            raise AlreadyReferred
        under = await consent_to_refer(case, chosen.organisation, by=by, now=now)
        phone = case.phone if "phone" in under.categories else None
        status = rules.move(Status.DRAFT, Status.REQUESTED, "sender")
        await Referral.insert(
            Referral(
                id=referral, person=person, plan=plan, need=chosen.need, offer=offer, organisation=chosen.organisation,
                status=status.value, shared_name=case.name, shared_phone=phone, shared_language=case.language,
                shared_note=note, consent_at=under.recorded_at, consent=under.id, sent_by=by.id, sent_by_name=by.name, requested_at=now,
                answer_due_at=answer_due(now, ZoneInfo(settings().timezone)), office=case.office, region=case.region,
            )
        )  # fmt: skip
        await _write_event(referral, status, by=by, now=now)
        await write_entry(person, "referral_requested", by=by, now=now, need=chosen.need, referral=str(referral))
        details: dict[str, audit.Detail] = {"organisation": str(chosen.organisation), "need": chosen.need, "consent": True}
        await audit.record(Audit, by=by, action="referral_requested", about=referral, details=details, at=now)
        await notify_desk(case)
        await notify_provider(chosen.organisation)
    return referral


async def decide_referral(
    referral: UUID, to: Status, *, by: Actor, now: datetime, reason: str | None = None, note: str | None = None
) -> None:
    """The provider accepts, rejects, begins, holds, completes or fails it. NotThere for another organisation's referral.

    Raises NotAllowed (withdrawn meanwhile, say), ReasonMissing. The same answer sent twice changes nothing.
    """
    found = await select_row(ReferralRow, Referral.select().where(Referral.id == referral).first())
    if found is None or not may(by, ReferralPermission.ANSWER) or by.provider is None or found.organisation != by.provider:
        raise NotThere
    async with beyond_scope(DB, "a provider's answer changes the case, which no provider sees"):
        await _move(referral, found.person, to, "receiver", reason=reason, note=note, by=by, now=now)


async def withdraw_referral(referral: UUID, *, reason: str | None, by: Actor, now: datetime) -> UUID:
    """The desk takes a referral back; returns the person."""
    found = await select_row(ReferralRow, Referral.select().where(Referral.id == referral).first())
    if found is None:
        raise NotThere
    await _move(referral, found.person, Status.CANCELLED, "sender", reason=reason, note=None, by=by, now=now)
    return found.person


async def end_or_hand_over(person: UUID, *, by: Actor, now: datetime) -> tuple[int, int]:
    """With the case's lock held, at its end: withdraw what has not begun, hand over what has; returns both counts."""
    open_states = [status.value for status in OPEN]
    rows = await select_rows(ReferralRow, Referral.select().where(Referral.person == person, Referral.status.is_in(open_states)))
    withdrawn = handed_over = 0
    for row in rows:
        if rules.withdrawn_on_close(Status(row.status), started=row.started_at is not None):
            await _move(row.id, person, Status.CANCELLED, "system", reason="case_closed", note=None, by=by, now=now)
            withdrawn += 1
        else:
            await Referral.update({Referral.handed_over_at: now}).where(Referral.id == row.id)
            await write_entry(person, "referral_handed_over", by=by, now=now, need=row.need, referral=str(row.id))
            await audit.record(Audit, by=by, action="referral_handed_over", about=row.id, details={}, at=now)
            await notify_provider(row.organisation)
            handed_over += 1
    return withdrawn, handed_over


async def stop_without_consent(person: UUID, organisations: Collection[UUID], *, by: Actor, now: datetime) -> int:
    """With the case's lock held: withdraw what has not begun at these organisations; what has begun they agree with the person."""
    if not organisations:
        return 0
    open_states = [status.value for status in OPEN]
    mine = Referral.select().where(
        Referral.person == person, Referral.status.is_in(open_states), Referral.organisation.is_in(list(organisations))
    )
    stopped = 0
    for row in await select_rows(ReferralRow, mine):
        if rules.withdrawn_on_close(Status(row.status), started=row.started_at is not None):
            await _move(row.id, person, Status.CANCELLED, "system", reason="consent_withdrawn", note=None, by=by, now=now)
            stopped += 1
    return stopped


async def _move(
    referral: UUID, person: UUID, to: Status, party: Party, *, reason: str | None, note: str | None, by: Actor, now: datetime
) -> None:
    async with transaction(DB):
        case = await _case_for(person, party, by)
        row = await select_row(ReferralRow, Referral.select().where(Referral.id == referral).lock_rows("UPDATE").first())
        assert row is not None
        if row.status == to.value and await is_repeat(referral, to, by):
            return  # sent twice
        status = rules.move(Status(row.status), to, party, reason)
        values: ColumnValues = {Referral.status: status.value}
        if status is Status.IN_PROGRESS and row.started_at is None:
            values[Referral.started_at] = now
        if status in rules.FINAL:
            values[Referral.ended_at] = now
        await Referral.update(values).where(Referral.id == referral)
        await _write_event(referral, status, reason=reason, note=note, by=by, now=now)
        await write_entry(
            person, f"referral_{status.value}", by=by, now=now, words=note, need=row.need, reason=reason, referral=str(referral)
        )
        await audit.record(Audit, by=by, action=f"referral_{status.value}", about=referral, details={"reason": reason}, at=now)
        if outcome := rules.outcome(status):
            provider = await Organisation.select(Organisation.name).where(Organisation.id == row.organisation).first()
            assert provider is not None
            message = ReferralOutcome(
                person=person, referral=referral, need=row.need, outcome=outcome, provider=provider["name"], decided_at=now
            )
            await send(MESSAGING, message)
        await notify_desk(case)
        await notify_provider(row.organisation)


async def _case_for(person: UUID, party: Party, by: Actor) -> CaseRow:
    """The case, locked. The desk's scope does not apply to providers: it was checked before that the referral is theirs."""
    return await locked_case(person, by=system("reintegration") if party == "receiver" else by, must_be_open=False)


async def is_repeat(referral: UUID, status: Status, by: Actor) -> bool:
    """Whether the same actor brought the referral into its state."""
    mine = ReferralEvent.exists().where(
        ReferralEvent.referral == referral, ReferralEvent.status == status.value, ReferralEvent.by_id == by.id
    )
    return bool(await mine)


async def _write_event(
    referral: UUID, status: Status, *, by: Actor, now: datetime, reason: str | None = None, note: str | None = None
) -> None:
    await ReferralEvent.insert(
        ReferralEvent(
            id=uuid4(), referral=referral, status=status.value, reason=reason, note=note, by_id=by.id, by_name=by.name,
            by_role=str(by.role), at=now,
        )
    )  # fmt: skip


async def move_to_desk(person: UUID, *, office: str, region: str) -> None:
    """Inside the caller's transaction: open referrals move with the case to another desk."""
    await DB.connection().execute(
        "UPDATE reintegration.referral SET office = $2, region = $3 WHERE person = $1 AND ended_at IS NULL", person, office, region
    )
