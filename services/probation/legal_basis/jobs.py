"""What biometrics reports about references, and copies whose time is over."""

from services.probation.cases.tables import Registration
from services.probation.database import BY, Audit
from services.probation.legal_basis import signed_copies
from services.probation.queue.actions import close_item, open_item
from services.probation.timeline.actions import add_entry
from shared import audit, clock
from shared.messages.biometrics import EnrolmentCompleted, ReferenceWanted, SecondReferenceAdded, TemplateErased
from shared.values import JobContext


async def enrolment_completed(message: EnrolmentCompleted) -> None:
    """The face is enrolled."""
    now = clock.now()
    details = {"frames": message.frames, "quality": message.quality}
    await add_entry(person=message.person, kind="enrolment_completed", details=details, at=message.taken_at, by=BY)
    await close_item(kind="enrol", subject_id=message.person, by=BY, now=now, outcome="enrolled")
    await audit.record(Audit, by=BY, action="enrolment_completed", about=message.person, details=details, at=now)


async def second_reference_added(message: SecondReferenceAdded) -> None:
    """Another look of the person is used beside the first."""
    details = {"look": message.look, "frames": message.frames}
    await add_entry(person=message.person, kind="second_reference_added", details=details, at=message.taken_at, by=BY)
    await audit.record(Audit, by=BY, action="second_reference_added", about=message.person, details=details, at=clock.now())


async def reference_wanted(message: ReferenceWanted) -> None:
    """New reference pictures are wanted: the officer is asked, and check-ins continue as before."""
    now, reason = clock.now(), f"reference_{message.because}"
    if not await Registration.exists().where(Registration.person == message.person, Registration.state == "open"):
        return
    await open_item(kind="enrol", person=message.person, subject_id=message.person, reason=reason, now=now, by=BY)
    await add_entry(person=message.person, kind="reference_wanted", details={"because": message.because}, at=now, by=BY)


async def template_erased(message: TemplateErased) -> None:
    """Nothing of the face is left; the proof is in biometrics' audit log."""
    details = {"proof": message.proof}
    await add_entry(person=message.person, kind="template_erased", details=details, at=message.erased_at, by=BY)
    await audit.record(Audit, by=BY, action="template_erased", about=message.person, details=details, at=clock.now())


async def destroy_old_copies(_: JobContext) -> None:
    """Sweep: destroy signed copies of a basis that ended long ago."""
    await signed_copies.destroy_old_copies(by=BY, now=clock.now())
