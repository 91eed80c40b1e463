"""What is known about a person's case, as typed rows."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal
from uuid import UUID

from services.probation.cases.domain.categories import SupervisingAuthority
from shared.messages.base import Language

BasisKind = Literal["norm", "consent"]


@dataclass(frozen=True, slots=True)
class Case:
    """A person with the latest registration, open or closed. `time_zone`: the IANA zone of the residence."""

    person: UUID
    iin: str | None
    family_name: str
    given_name: str
    patronymic: str | None
    name: str
    birth_date: date | None
    phone: str | None
    language: Language
    region: str
    settlement: str
    address: str
    time_zone: str
    registration: UUID
    case_number: str
    category: str
    supervising_authority: SupervisingAuthority
    office: str
    officer: UUID
    officer_name: str
    court: str
    court_decision_on: date
    in_force_on: date
    registered_on: date
    term_ends_on: date
    frequency: str
    basis_kind: BasisKind | None
    basis_reference: str | None
    basis_given_on: date | None
    basis_copy: UUID | None
    card_code: str
    state: str
    closed_at: datetime | None
    closing_reason: str | None
    restricted: bool
    restriction_reason: str | None
    term_suspended_since: date | None

    @property
    def is_open(self) -> bool:
        """Whether the person is on the register."""
        return self.state == "open"


@dataclass(frozen=True, slots=True)
class ListedRegistration:
    """One of a person's registrations. `current`: the leading one of its authority."""

    id: UUID
    person: UUID
    case_number: str
    category: str
    supervising_authority: SupervisingAuthority
    office: str
    officer: UUID
    officer_name: str
    court: str
    court_decision_on: date
    in_force_on: date
    registered_on: date
    term_ends_on: date
    frequency: str
    state: str
    closed_at: datetime | None
    closing_reason: str | None
    current: bool
    created_at: datetime

    @property
    def is_open(self) -> bool:
        """Whether it has not ended."""
        return self.state == "open"


@dataclass(frozen=True, slots=True)
class LockedCase:
    """A registration, locked until commit: whose it is, on what basis the face may be used, and its term."""

    id: UUID
    person: UUID
    case_number: str
    office: str
    officer: UUID
    supervising_authority: SupervisingAuthority
    current: bool
    created_at: datetime
    state: str
    basis_kind: BasisKind | None
    basis_reference: str | None
    basis_given_on: date | None
    basis_copy: UUID | None
    category: str
    registered_on: date
    in_force_on: date
    term_ends_on: date
    term_suspended_since: date | None


@dataclass(frozen=True, slots=True)
class MovedRegistration:
    """An open registration that got another officer."""

    id: UUID
    created_at: datetime
