"""What a worker does on a case's page: a note, a change of residence."""

from datetime import datetime
from uuid import UUID, uuid4

from services.reintegration.cases.locking import locked_case
from services.reintegration.consents.actions import consent_to_tell_address
from services.reintegration.database import DB, Audit
from services.reintegration.errors import NotAllowed
from services.reintegration.form_submissions.actions import sent_before
from services.reintegration.probation_messages.actions import tell_probation
from services.reintegration.timeline.actions import write_entry
from shared import audit
from shared.actors import Actor
from shared.db.engine import transaction
from shared.messages.reintegration import ResidenceChanged, ResidenceChangedWithAddress


async def add_note(person: UUID, words: str, *, token: UUID, by: Actor, now: datetime) -> None:
    """A note on the timeline; notes are added, never changed."""
    async with transaction(DB):
        await locked_case(person, by=by, must_be_open=False)
        if await sent_before(token, uuid4(), by=by, now=now):
            return
        await write_entry(person, "note", by=by, now=now, words=words)
        await audit.record(Audit, by=by, action="note_added", about=person, details={}, at=now)


async def report_address_change(person: UUID, *, token: UUID, by: Actor, now: datetime, address: str | None = None) -> None:
    """The person moved: the officer is asked to check the home zone. The address is sent with the person's consent alone.

    Raises ConsentMissing for an address without a consent in force, also where it was taken back while the form was open; NotAllowed for
    somebody whom probation does not know.
    """
    async with transaction(DB):
        case = await locked_case(person, by=by)
        if not case.known_to_probation:
            raise NotAllowed(case.ground)
        if await sent_before(token, uuid4(), by=by, now=now):
            return
        details: audit.Details = {}
        if address:
            details = {"consent": str((await consent_to_tell_address(person, now)).id)}
        await write_entry(person, "residence_changed", by=by, now=now)
        await audit.record(Audit, by=by, action="residence_changed", about=person, details=details, at=now)
        if address:
            await tell_probation(ResidenceChangedWithAddress(person=person, address=address, changed_at=now), now=now)
        else:
            await tell_probation(ResidenceChanged(person=person, changed_at=now), now=now)
