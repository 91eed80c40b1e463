"""What reaches probation from the others, and what is done again and again."""

from typing import Any, cast

from services.probation.actions import signed_copies
from services.probation.actions.captures import describe_capture
from services.probation.actions.check_ins import expire_check_in, record_check_in
from services.probation.actions.errors import NotFound
from services.probation.actions.queue import close_item, open_item
from services.probation.actions.schedule import schedule_check_ins
from services.probation.actions.suspicions import raise_suspicion
from services.probation.actions.timeline import add_entry
from services.probation.settings import settings
from services.probation.tables import DB, Audit, Registration
from shared import audit, clock
from shared.identity.actors import system
from shared.inbox import Handler
from shared.logs import log
from shared.messages.base import Message
from shared.messages.biometrics import (
    CaptureDescribed,
    DuplicateSuspected,
    EnrolmentCompleted,
    IdentityVerified,
    ReferenceWanted,
    SecondReferenceAdded,
    TemplateErased,
)
from shared.messages.reintegration import PlanMilestone, ReferralOutcome, ResidenceChanged

BY = system("probation")


async def identity_verified(message: IdentityVerified) -> None:
    """A check-in was handed in at a kiosk."""
    try:
        await record_check_in(message, by=BY, now=clock.now())
    except NotFound:
        # A check-in that we never made: nothing to record, and sending it again would not help.
        log.error("unknown_check_in", check_in=str(message.check_in))


async def capture_described(message: CaptureDescribed) -> None:
    """What the officer can look at more closely."""
    await describe_capture(message)


async def enrolment_completed(message: EnrolmentCompleted) -> None:
    """The face is enrolled."""
    now = clock.now()
    details = {"frames": message.frames, "quality": message.quality}
    await add_entry(person=message.person, kind="enrolment_completed", details=details, at=message.taken_at, by=BY)
    await close_item(kind="enrol", about=message.person, by=BY, now=now, outcome="enrolled")
    await audit.record(Audit, by=BY, action="enrolment_completed", about=message.person, details=details, at=now)


async def second_reference_added(message: SecondReferenceAdded) -> None:
    """Another look of the person counts beside the first."""
    details = {"look": message.look, "frames": message.frames}
    await add_entry(person=message.person, kind="second_reference_added", details=details, at=message.taken_at, by=BY)
    await audit.record(Audit, by=BY, action="second_reference_added", about=message.person, details=details, at=clock.now())


async def reference_wanted(message: ReferenceWanted) -> None:
    """New reference pictures are wanted: the officer is asked, checking in goes on as before."""
    now, reason = clock.now(), f"reference_{message.because}"
    if not await Registration.exists().where(Registration.person == message.person, Registration.state == "open"):
        return
    await open_item(kind="enrol", person=message.person, about=message.person, reason=reason, now=now, by=BY)
    await add_entry(person=message.person, kind="reference_wanted", details={"because": message.because}, at=now, by=BY)


async def template_erased(message: TemplateErased) -> None:
    """Nothing of the face is left; the proof stands in biometrics' audit log."""
    details = {"proof": message.proof}
    await add_entry(person=message.person, kind="template_erased", details=details, at=message.erased_at, by=BY)
    await audit.record(Audit, by=BY, action="template_erased", about=message.person, details=details, at=clock.now())


async def duplicate_suspected(message: DuplicateSuspected) -> None:
    """Two people on the register may be one: an officer looks, nothing follows by itself."""
    await raise_suspicion(message.person, message.other, suspected_at=message.suspected_at, by=BY, now=clock.now())


async def referral_outcome(message: ReferralOutcome) -> None:
    """What became of a referral that the desk made."""
    details = {"need": message.need, "outcome": message.outcome, "provider": message.provider}
    await add_entry(person=message.person, kind="referral_outcome", details=details, at=message.decided_at, by=BY)


async def plan_milestone(message: PlanMilestone) -> None:
    """The plan on the desk moved on."""
    details = {"need": message.need, "milestone": message.milestone}
    await add_entry(person=message.person, kind="plan_milestone", details=details, at=message.reached_at, by=BY)


async def residence_changed(message: ResidenceChanged) -> None:
    """The officer is asked to update the home zone and the curfew's address."""
    await open_item(kind="residence", person=message.person, about=message.person, reason="residence", now=clock.now(), by=BY)
    await add_entry(person=message.person, kind="residence_changed", details={}, at=message.changed_at, by=BY)


HANDLERS: dict[type[Message], Handler] = {
    IdentityVerified: cast("Handler", identity_verified),
    CaptureDescribed: cast("Handler", capture_described),
    EnrolmentCompleted: cast("Handler", enrolment_completed),
    SecondReferenceAdded: cast("Handler", second_reference_added),
    ReferenceWanted: cast("Handler", reference_wanted),
    TemplateErased: cast("Handler", template_erased),
    DuplicateSuspected: cast("Handler", duplicate_suspected),
    ReferralOutcome: cast("Handler", referral_outcome),
    PlanMilestone: cast("Handler", plan_milestone),
    ResidenceChanged: cast("Handler", residence_changed),
}


async def expire_overdue(_: dict[str, Any]) -> None:
    """Sweep: check-ins whose window is over."""
    now = clock.now()
    overdue = await _ids("SELECT id FROM probation.check_in WHERE state = 'created' AND closes_at <= $1 ORDER BY closes_at LIMIT $2", now)
    for check_in in overdue:
        await expire_check_in(check_in, by=BY, now=now)


async def create_next_due(_: dict[str, Any]) -> None:
    """Sweep: open registrations with no check-in ahead, where the term still has one."""
    now = clock.now()
    waiting = await _ids(
        "SELECT r.id FROM probation.registration r JOIN probation.person p ON p.id = r.person WHERE r.state = 'open'"
        " AND r.term_ends_on > ($1 AT TIME ZONE p.zone)::date"
        " AND NOT EXISTS (SELECT 1 FROM probation.check_in c WHERE c.registration = r.id AND c.state = 'created')"
        " ORDER BY random() LIMIT $2",
        now,
    )
    for registration in waiting:
        await schedule_check_ins(registration, by=BY, now=now)


async def destroy_old_copies(_: dict[str, Any]) -> None:
    """Sweep: signed copies of a basis that ended long ago."""
    await signed_copies.destroy_old_copies(by=BY, now=clock.now())


async def _ids(statement: str, now: Any) -> list[Any]:
    pool = DB.pool
    assert pool is not None
    return [row["id"] for row in await pool.fetch(statement, now, settings().sweep_batch)]
