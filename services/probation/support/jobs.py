"""Messages from the desk. What is said of a record that was merged into another one is said of that one."""

from services.probation.database import BY
from services.probation.queue.actions import open_item
from services.probation.record_links.queries import survivor_of
from services.probation.support.proposals import end_proposals, propose
from services.probation.timeline.actions import add_entry
from shared import clock
from shared.messages.reintegration import ConsentTakenBack, PlanMilestone, ReferralOutcome, ResidenceChanged, ResidenceChangedWithAddress


async def referral_outcome(message: ReferralOutcome) -> None:
    """The outcome of a referral that the desk made."""
    details = {"need": message.need, "outcome": message.outcome, "provider": message.provider}
    await add_entry(person=await survivor_of(message.person), kind="referral_outcome", details=details, at=message.decided_at, by=BY)


async def plan_milestone(message: PlanMilestone) -> None:
    """The desk's plan reached a milestone."""
    details = {"need": message.need, "milestone": message.milestone}
    await add_entry(person=await survivor_of(message.person), kind="plan_milestone", details=details, at=message.reached_at, by=BY)


async def residence_changed(message: ResidenceChanged) -> None:
    """The officer is asked to update the home zone and the curfew's address."""
    person = await survivor_of(message.person)
    await open_item(kind="residence", person=person, subject_id=person, reason="residence", now=clock.now(), by=BY)
    await add_entry(person=person, kind="residence_changed", details={}, at=message.changed_at, by=BY)


async def residence_changed_with_address(message: ResidenceChangedWithAddress) -> None:
    """The same, and the new address waits for the officer's confirmation."""
    person = await survivor_of(message.person)
    await propose(person, message.address, message.changed_at, now=clock.now())
    await open_item(kind="residence", person=person, subject_id=person, reason="residence", now=clock.now(), by=BY)
    await add_entry(person=person, kind="residence_proposed", details={}, at=message.changed_at, by=BY)


async def consent_taken_back(message: ConsentTakenBack) -> None:
    """The person does not want the address told any more: what was not confirmed is deleted."""
    person = await survivor_of(message.person)
    if await end_proposals(person, "taken_back", now=clock.now()):
        await add_entry(person=person, kind="proposed_address_deleted", details={}, at=message.taken_back_at, by=BY)
