"""Reads, scoped: an officer sees their own subjects, a senior officer those of the office."""

from uuid import UUID

from services.biometrics.rows import Row
from services.biometrics.subjects.tables import Subject
from shared.actors import Actor, Role


async def subject_for(person: UUID, by: Actor) -> Row | None:
    """The subject, where `by` may work with them."""
    row: Row | None = await Subject.select().where(Subject.person == person).first()
    return row if row and may_see(row, by) else None


def may_see(subject: Row, by: Actor) -> bool:
    """The subject's own officer, or a senior officer of the subject's office."""
    if by.role == Role.OFFICER:
        return bool(subject["officer"] == by.id)
    return by.role == Role.SENIOR_OFFICER and by.office is not None and by.office == subject["office"]
