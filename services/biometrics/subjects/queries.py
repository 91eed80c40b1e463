"""Reads, scoped: an officer sees their own subjects, a senior officer those of the office."""

from dataclasses import dataclass
from uuid import UUID

from services.biometrics.subjects.domain import allows_images
from services.biometrics.subjects.permissions import SubjectPermission
from services.biometrics.subjects.tables import Subject
from shared.access.permissions import may
from shared.access.scope import scope_of
from shared.actors import Actor
from shared.db.rows import select_row


@dataclass(frozen=True, slots=True, repr=False)
class SubjectRow:
    """A subject, their officer, the legal basis and the wrapped data key."""

    person: UUID
    case_number: str
    officer: UUID
    office: str
    state: str
    basis_kind: str | None
    basis_reference: str | None
    basis_given_on: str | None
    signed_copy: UUID | None
    wrapped_key: bytes | None
    erasure_proof: str | None
    authority: str
    restricted: bool

    @property
    def may_take(self) -> bool:
        """Pictures may be taken: the registration is open, and a legal basis allows them."""
        return self.state == "open" and allows_images(self.basis_kind, self.signed_copy)


async def subject_of(person: UUID) -> SubjectRow | None:
    """The subject, without a check of the reader."""
    return await select_row(SubjectRow, Subject.select().where(Subject.person == person).first())


async def locked_subject(person: UUID) -> SubjectRow | None:
    """The subject, locked until COMMIT."""
    return await select_row(SubjectRow, Subject.select().where(Subject.person == person).lock_rows("UPDATE").first())


async def subject_for(person: UUID, by: Actor) -> SubjectRow | None:
    """The subject, where `by` may work with them."""
    subject = await subject_of(person)
    return subject if subject and may_see(subject, by) else None


def may_see(subject: SubjectRow, by: Actor) -> bool:
    """The subject's own officer, who covers them, or a senior officer of the subject's office; of the region, if it is not restricted.

    Whoever works for the police sees only whom the police supervise.
    """
    scope = scope_of(by)
    reached = scope.reaches(subject.office, subject.officer, subject.authority)
    allowed = not subject.restricted or scope.sees_restricted(subject.office, subject.officer)
    return may(by, SubjectPermission.SEE) and reached and allowed
