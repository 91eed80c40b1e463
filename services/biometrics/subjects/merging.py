"""Two subjects that are one person: the card of the second leads to the first, whose face is used. The second face is held, not erased."""

from datetime import datetime
from uuid import UUID

from services.biometrics.database import DB, Audit
from services.biometrics.subjects.tables import MergedSubject, Subject
from shared import audit
from shared.actors import Actor
from shared.db.engine import transaction
from shared.messages.merging import PersonsMergedForBiometrics, PersonsUnmergedForBiometrics


async def merge_subjects(message: PersonsMergedForBiometrics, *, by: Actor, now: datetime) -> None:
    """From now on the other's card is this person's. Told twice, or before one of them was opened, nothing goes wrong."""
    async with transaction(DB):
        await MergedSubject.insert(MergedSubject(other=message.other, person=message.person, merged_at=message.merged_at)).on_conflict(
            target=MergedSubject.other, action="DO UPDATE", values=[MergedSubject.person, MergedSubject.merged_at]
        )
        await Subject.update({Subject.state: "held"}).where(Subject.person == message.other, Subject.state == "open")
        await _record("subjects_merged", message.person, message.other, by=by, now=now)


async def unmerge_subjects(message: PersonsUnmergedForBiometrics, *, by: Actor, now: datetime) -> None:
    """Each has the own card and the own face again; what was closed meanwhile stays closed. Unknown, nothing happens."""
    async with transaction(DB):
        known = MergedSubject.delete().where(MergedSubject.other == message.other, MergedSubject.person == message.person)
        if await known.returning(MergedSubject.other):
            await Subject.update({Subject.state: "open"}).where(Subject.person == message.other, Subject.state == "held")
            await _record("subjects_unmerged", message.person, message.other, by=by, now=now)


async def person_behind(person: UUID) -> UUID:
    """Whose subject it is: that of the record that this one was merged into, or their own."""
    row = await MergedSubject.select(MergedSubject.person).where(MergedSubject.other == person).first()
    found: UUID = row["person"] if row else person
    return found


async def subjects_behind(person: UUID) -> list[UUID]:
    """The person's own subject, and those that were merged into it."""
    rows = await MergedSubject.select(MergedSubject.other).where(MergedSubject.person == person).order_by(MergedSubject.other)
    return [person, *(row["other"] for row in rows)]


async def _record(action: str, person: UUID, other: UUID, *, by: Actor, now: datetime) -> None:
    await audit.record(Audit, by=by, action=action, about=person, details={"other": str(other)}, at=now)
    await audit.record(Audit, by=by, action=action, about=other, details={"other": str(person)}, at=now)
