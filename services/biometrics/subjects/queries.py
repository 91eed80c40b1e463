"""Reads, scoped: an officer sees the subjects of their own registrations, a senior officer those of the office."""

from dataclasses import dataclass
from uuid import UUID

from services.biometrics.subjects.domain import allows_images
from services.biometrics.subjects.permissions import SubjectPermission
from services.biometrics.subjects.tables import Subject, Supervision
from shared.access.permissions import may
from shared.access.scope import scope_of
from shared.actors import Actor
from shared.db.rows import select_row, select_rows


@dataclass(frozen=True, slots=True, repr=False)
class SubjectRow:
    """A subject, the legal basis and the wrapped data key."""

    person: UUID
    case_number: str
    state: str
    basis_kind: str | None
    basis_reference: str | None
    basis_given_on: str | None
    signed_copy: UUID | None
    wrapped_key: bytes | None
    erasure_proof: str | None

    @property
    def may_take(self) -> bool:
        """Pictures may be taken: the registration is open, and a legal basis allows them."""
        return self.state == "open" and allows_images(self.basis_kind, self.signed_copy)


@dataclass(frozen=True, slots=True)
class SupervisionRow:
    """Who supervises one registration of the person."""

    authority: str
    officer: UUID
    office: str
    restricted: bool


async def subject_of(person: UUID) -> SubjectRow | None:
    """The subject, without a check of the reader."""
    return await select_row(SubjectRow, Subject.select().where(Subject.person == person).first())


async def locked_subject(person: UUID) -> SubjectRow | None:
    """The subject, locked until COMMIT."""
    return await select_row(SubjectRow, Subject.select().where(Subject.person == person).lock_rows("UPDATE").first())


async def subject_for(person: UUID, by: Actor) -> SubjectRow | None:
    """The subject, where `by` may work with them."""
    return await subject_of(person) if await may_see(person, by) else None


async def supervision_of(person: UUID) -> list[SupervisionRow]:
    """Who supervises the person, without a check of the reader."""
    return await select_rows(SupervisionRow, Supervision.select().where(Supervision.person == person).order_by(Supervision.registration))


async def may_see(person: UUID, by: Actor) -> bool:
    """The officer of a registration, who covers them, or a senior officer of its office; of the region, if it is not restricted.

    Each authority's officers reach the person through the registrations that it supervises.
    """
    return may(by, SubjectPermission.SEE) and any(_reached(one, by) for one in await supervision_of(person))


def _reached(one: SupervisionRow, by: Actor) -> bool:
    scope = scope_of(by)
    allowed = not one.restricted or scope.sees_restricted(one.office, one.officer)
    return scope.reaches(one.office, one.officer, one.authority) and allowed
