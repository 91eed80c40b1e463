"""Referrals: sent with the person's consent, answered by the provider, withdrawn by the desk or with the case."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

from services.reintegration.cases.domain import ensure_may_begin
from services.reintegration.cases.locking import locked_case
from services.reintegration.consents.actions import consent_to_refer
from services.reintegration.database import DB, Audit
from services.reintegration.directory.tables import ServiceOffer
from services.reintegration.errors import AlreadyReferred, ConsentMissing, NotThere, ReferralMoved
from services.reintegration.form_submissions.actions import result_of, sent_before
from services.reintegration.needs.queries import need_of_help, person_of_need
from services.reintegration.notifications import notify_desk, notify_provider
from services.reintegration.plans.linking import need_of_plan
from services.reintegration.plans.tables import Plan
from services.reintegration.referrals import domain as rules
from services.reintegration.referrals.deadlines import answer_due
from services.reintegration.referrals.domain import FINAL, OPEN, Status
from services.reintegration.referrals.moving import ReferralRow, move_referral, write_event
from services.reintegration.referrals.permissions import ReferralPermission
from services.reintegration.referrals.tables import REFERRAL, Referral
from services.reintegration.settings import settings
from services.reintegration.timeline.actions import write_entry
from shared import audit
from shared.access.permissions import may
from shared.actors import Actor
from shared.db.beyond import beyond_scope
from shared.db.engine import transaction
from shared.db.rows import select_row, select_rows
from shared.messages.base import Need


@dataclass(frozen=True, slots=True)
class ChosenOffer:
    """What a referral copies from its offer."""

    need: Need
    organisation: UUID


async def refer(
    person: UUID,
    *,
    offer: UUID,
    note: str,
    consent: bool,
    token: UUID,
    by: Actor,
    now: datetime,
    plan: UUID | None = None,
    replaces: UUID | None = None,
    need_id: UUID | None = None,
) -> UUID:
    """Send a referral; returns its id. What the provider will see is copied now: the provider does not see later changes of the case.

    `replaces`: the referral that is passed on with this one. `need_id`: the person's need that it is for; where none is said, that of the
    plan, otherwise the one that is known of this kind.

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
        need_id = await _need(person, need_id, plan)
        if await Referral.exists().where(
            Referral.person == person, Referral.offer == offer, Referral.status.is_in([status.value for status in OPEN])
        ):
            raise AlreadyReferred
        under = await consent_to_refer(case, chosen.organisation, by=by, now=now)
        phone = case.phone if "phone" in under.categories else None
        status = rules.move(Status.DRAFT, Status.REQUESTED, "sender")
        sealed = await REFERRAL.seal(person, referral, {"shared_note": note}, now)
        await Referral.insert(
            Referral(
                id=referral, person=person, plan=plan, need=chosen.need, offer=offer, organisation=chosen.organisation,
                status=status.value, shared_name=case.name, shared_phone=phone, shared_language=case.language,
                sealed=sealed, consent_at=under.recorded_at, consent=under.id, sent_by=by.id, sent_by_name=by.name, requested_at=now,
                need_id=need_id or await need_of_help(person, chosen.need), replaces=replaces,
                answer_due_at=answer_due(now, ZoneInfo(settings().timezone)), office=case.office, region=case.region,
            )
        )  # fmt: skip
        await write_event(referral, person, status, by=by, now=now)
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
        await move_referral(referral, found.person, to, "receiver", reason=reason, note=note, by=by, now=now)


async def withdraw_referral(referral: UUID, *, reason: str | None, by: Actor, now: datetime) -> UUID:
    """The desk takes a referral back; returns the person."""
    found = await select_row(ReferralRow, Referral.select().where(Referral.id == referral).first())
    if found is None:
        raise NotThere
    await move_referral(referral, found.person, Status.CANCELLED, "sender", reason=reason, note=None, by=by, now=now)
    return found.person


async def transfer(referral: UUID, *, offer: UUID, note: str, consent: bool, token: UUID, by: Actor, now: datetime) -> UUID:
    """Pass it on to another provider, under the person's consent for that one; returns the new referral.

    The old one ends with the reason `transferred`. Sent twice, it is passed on once. Raises what `refer` raises, ReferralMoved where it
    has ended meanwhile, AlreadyReferred for the same offer.
    """
    found = await select_row(ReferralRow, Referral.select().where(Referral.id == referral).first())
    if found is None:
        raise NotThere
    if found.offer == offer:
        raise AlreadyReferred
    async with transaction(DB):
        await locked_case(found.person, by=by)
        now_is = await select_row(ReferralRow, Referral.select().where(Referral.id == referral).first())
        assert now_is is not None
        if Status(now_is.status) in FINAL:
            if before := await result_of(token, by=by):
                return before
            raise ReferralMoved(now_is.status)
        made = await refer(
            found.person, offer=offer, note=note, consent=consent, token=token, replaces=referral, need_id=now_is.need_id, by=by, now=now
        )
        await move_referral(referral, found.person, Status.CANCELLED, "sender", reason="transferred", note=None, by=by, now=now)
    return made


async def _need(person: UUID, need_id: UUID | None, plan: UUID | None) -> UUID | None:
    """The need that was said, or the plan's. Raises NotThere for another person's."""
    if need_id is not None and await person_of_need(need_id) != person:
        raise NotThere
    return need_id or (await need_of_plan(plan) if plan else None)


async def end_or_hand_over(person: UUID, *, by: Actor, now: datetime) -> tuple[int, int]:
    """With the case's lock held, at its end: withdraw what has not begun, hand over what has; returns both counts."""
    open_states = [status.value for status in OPEN]
    rows = await select_rows(ReferralRow, Referral.select().where(Referral.person == person, Referral.status.is_in(open_states)))
    withdrawn = handed_over = 0
    for row in rows:
        if rules.withdrawn_on_close(Status(row.status), started=row.started_at is not None):
            await move_referral(row.id, person, Status.CANCELLED, "system", reason="case_closed", note=None, by=by, now=now)
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
            await move_referral(row.id, person, Status.CANCELLED, "system", reason="consent_withdrawn", note=None, by=by, now=now)
            stopped += 1
    return stopped


async def move_to_desk(person: UUID, *, office: str, region: str) -> None:
    """Inside the caller's transaction: open referrals move with the case to another desk."""
    await DB.connection().execute(
        "UPDATE reintegration.referral SET office = $2, region = $3 WHERE person = $1 AND ended_at IS NULL", person, office, region
    )
