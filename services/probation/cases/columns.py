"""What other capabilities may write about a person and a registration, column by column, so that mypy checks each keyword and its type."""

from datetime import date, datetime
from typing import Literal, NotRequired, TypedDict
from uuid import UUID

from services.probation.cases.domain.categories import Category, Citizenship, OffenceKind, Settlement, Sex, SupervisingAuthority
from services.probation.cases.domain.frequency import Frequency
from services.probation.cases.rows import BasisKind
from shared.messages.base import Language


class PersonDetails(TypedDict):
    """What an officer writes down about a person, again at each registration. `time_zone`: the IANA zone of the residence."""

    family_name: str
    given_name: str
    patronymic: str | None
    birth_date: date | None
    phone: str | None
    language: Language
    region: str
    settlement: Settlement
    address: str
    time_zone: str
    sex: Sex | None
    citizenship: NotRequired[Citizenship]


class PersonChange(TypedDict, total=False):
    """What may change about a person, each change with its reason. Columns that are left out stay as they are; None empties one."""

    iin: str | None
    iin_missing_reason: str | None
    family_name: str
    given_name: str
    patronymic: str | None
    birth_date: date | None
    phone: str | None
    language: Language
    region: str
    settlement: Settlement
    address: str
    time_zone: str
    kato: str | None
    residence_since: date | None
    registered_region: str | None
    registered_settlement: Settlement | None
    registered_address: str | None
    registered_kato: str | None
    registered_since: date | None
    registered_until: date | None
    marital_status: str | None
    household: str | None
    disability: str | None
    health: str | None
    occupation: str | None
    workplace: str | None
    place_of_study: str | None
    photo_consent: str | None
    photo_consent_on: date | None
    photo_consent_document: str | None
    sex: Sex | None
    citizenship: Citizenship | None
    citizenship_country: str | None


class RegistrationChange(TypedDict, total=False):
    """What changes during a registration. Columns that are left out stay as they are; None empties one."""

    card_code: str
    pin_hash: str
    basis_kind: BasisKind | None
    basis_reference: str | None
    basis_given_on: date | None
    basis_copy: UUID | None
    state: Literal["open", "closed"]
    closed_at: datetime | None
    closing_reason: str | None
    term_suspended_since: date | None
    term_over_at: datetime | None
    restricted: bool
    restriction_reason: str | None
    released_to: str | None
    court: str
    court_decision_on: date
    in_force_on: date
    registered_on: date
    term_ends_on: date
    frequency: Frequency
    first_check_in_on: date
    offence_article: str | None
    category: Category
    officer: UUID
    officer_name: str
    office: str


class NewRegistrationColumns(TypedDict):
    """A new registration, which has no signed copy yet and is open."""

    id: UUID
    person: UUID
    form_token: UUID
    case_number: str
    category: Category
    supervising_authority: SupervisingAuthority
    office: str
    officer: UUID
    officer_name: str
    court: str
    court_decision_on: date
    in_force_on: date
    registered_on: date
    term_ends_on: date
    frequency: Frequency
    first_check_in_on: date
    basis_kind: BasisKind | None
    basis_reference: str | None
    basis_given_on: date | None
    card_code: str
    pin_hash: str
    created_at: datetime
    name_key: str
    released_on: date | None
    work_hours: int | None
    offence_kind: OffenceKind | None
    representative: str | None
