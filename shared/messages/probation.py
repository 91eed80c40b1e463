"""Messages from probation."""

from typing import ClassVar, Literal
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from shared.messages.base import Language, Message, Moment, Need, ServiceName

Authority = Literal["probation", "police"]
"""Who supervises."""


class BiometricBasis(BaseModel):
    """Why a face may be used at all: a norm or the person's own consent, with reference, date and language.

    `signed_copy`: the number of the copy that probation keeps; a consent without one allows no image yet.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    kind: Literal["norm", "consent"]
    reference: str
    given_on: str
    language: Language
    signed_copy: UUID | None = None


class Question(BaseModel):
    """One question at a check-in, in all three languages; an officer's own may lack English words."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    code: str
    kind: Literal["choice", "many", "yes_no", "text"]
    text: dict[Language, str]
    options: dict[str, dict[Language, str]] = {}

    def spoken_on(self, page: Language) -> Language:
        """The language of the words that a page in a language shows: its own, else Russian, else the first there is."""
        return next((language for language in (page, "ru") if self.text.get(language)), next(iter(self.text)))


class SupervisedRegistration(BaseModel):
    """Who supervises one registration. `restricted`: its officer and the seniors of the office alone see it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    registration: UUID
    authority: Authority
    officer: UUID
    office: str
    restricted: bool


class _FromProbation(Message):
    sender: ClassVar[ServiceName] = "probation"


class RegistrationOpenedForBiometrics(_FromProbation):
    """Opens the subject: no name, only the case number, the card and the legal basis. `pin_hash` is argon2id."""

    type: ClassVar[str] = "probation.registration_opened_for_biometrics.v1"
    receiver: ClassVar[ServiceName] = "biometrics"

    registration: UUID
    case_number: str
    language: Language
    officer: UUID
    office: str
    card_code: str
    pin_hash: str
    basis: BiometricBasis | None


class RegistrationOpenedForReintegration(_FromProbation):
    """Opens the case on the desk: how to address, reach and tell the person apart, never the offence. `name`: family, given, patronymic."""

    type: ClassVar[str] = "probation.registration_opened_for_reintegration.v1"
    receiver: ClassVar[ServiceName] = "reintegration"

    registration: UUID
    case_number: str
    name: str
    phone: str | None
    language: Language
    region: str
    office: str
    birth_year: int | None


class RegistrationAccessForReintegration(_FromProbation):
    """Who may see the case on the desk: only readers of its own office if it is `restricted`, and the police only theirs."""

    type: ClassVar[str] = "probation.registration_access_for_reintegration.v1"
    receiver: ClassVar[ServiceName] = "reintegration"

    registration: UUID
    authority: Authority
    restricted: bool


class RegistrationAccessForBiometrics(_FromProbation):
    """The same for the pictures of a face. Sent until SupervisionForBiometrics said it for every registration; read while one may wait."""

    type: ClassVar[str] = "probation.registration_access_for_biometrics.v1"
    receiver: ClassVar[ServiceName] = "biometrics"

    registration: UUID
    authority: Authority
    restricted: bool


class SupervisionForBiometrics(_FromProbation):
    """Every open registration of the person with its officer, all of them, after any of it changed: whoever has one sees the subject."""

    type: ClassVar[str] = "probation.supervision_for_biometrics.v1"
    receiver: ClassVar[ServiceName] = "biometrics"

    registrations: list[SupervisedRegistration] = Field(min_length=1)


class PersonChangedForReintegration(_FromProbation):
    """The person's name, phone, language, region or year of birth was corrected or changed: all as they are now, nothing else."""

    type: ClassVar[str] = "probation.person_changed_for_reintegration.v1"
    receiver: ClassVar[ServiceName] = "reintegration"

    name: str
    phone: str | None
    language: Language
    region: str
    birth_year: int | None


class PersonChangedForBiometrics(_FromProbation):
    """The person reads another language: the kiosk speaks it from now on. Nothing else about a person is known there."""

    type: ClassVar[str] = "probation.person_changed_for_biometrics.v1"
    receiver: ClassVar[ServiceName] = "biometrics"

    language: Language


class BiometricBasisChanged(_FromProbation):
    """The legal basis was replaced, or withdrawn (None): without one no frame is taken and the template is erased."""

    type: ClassVar[str] = "probation.biometric_basis_changed.v1"
    receiver: ClassVar[ServiceName] = "biometrics"

    basis: BiometricBasis | None


class RegistrationHeldForBiometrics(_FromProbation):
    """The registration was closed, and that can still be undone: no card works, no picture is taken, nothing is erased yet.

    RegistrationClosedForBiometrics follows, or RegistrationOpenedForBiometrics where the closing was undone.
    """

    type: ClassVar[str] = "probation.registration_held_for_biometrics.v1"
    receiver: ClassVar[ServiceName] = "biometrics"

    registration: UUID
    held_at: Moment


class RegistrationClosedForBiometrics(_FromProbation):
    type: ClassVar[str] = "probation.registration_closed_for_biometrics.v1"
    receiver: ClassVar[ServiceName] = "biometrics"

    registration: UUID
    closed_at: Moment


class RegistrationClosedForReintegration(_FromProbation):
    type: ClassVar[str] = "probation.registration_closed_for_reintegration.v1"
    receiver: ClassVar[ServiceName] = "reintegration"

    registration: UUID
    closed_at: Moment


class DutyText(BaseModel):
    """One duty as the person reads it, in all three languages; without names of people and places of treatment."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    code: str
    text: dict[Language, str]


class DutiesForBiometrics(_FromProbation):
    """Every duty that binds the person now, of all their registrations: the kiosk shows them to the person alone."""

    type: ClassVar[str] = "probation.duties_for_biometrics.v1"
    receiver: ClassVar[ServiceName] = "biometrics"

    duties: list[DutyText]


class CheckInDue(_FromProbation):
    """The kiosk may take this check-in between `opens_at` and `closes_at`, and asks these questions."""

    type: ClassVar[str] = "probation.check_in_due.v1"
    receiver: ClassVar[ServiceName] = "biometrics"

    check_in: UUID
    opens_at: Moment
    closes_at: Moment
    questions: list[Question]


class CheckInWithdrawn(_FromProbation):
    """The kiosk does not take this check-in any more: the schedule changed, or the person is excused. A later CheckInDue brings it back."""

    type: ClassVar[str] = "probation.check_in_withdrawn.v1"
    receiver: ClassVar[ServiceName] = "biometrics"

    check_in: UUID


class CheckInRecorded(_FromProbation):
    """The receipt: `accepted`, or `with_officer` while a human looks at it; never a refusal."""

    type: ClassVar[str] = "probation.check_in_recorded.v1"
    receiver: ClassVar[ServiceName] = "biometrics"

    check_in: UUID
    state: Literal["accepted", "with_officer"]
    receipt: str
    recorded_at: Moment
    next_check_in: Moment | None


class CheckInReviewed(_FromProbation):
    """An officer's verdict on the images, so that they are deleted in time: confirmed or not the same person."""

    type: ClassVar[str] = "probation.check_in_reviewed.v1"
    receiver: ClassVar[ServiceName] = "biometrics"

    check_in: UUID
    verdict: Literal["match", "match_with_concern", "no_match", "vouched_in_person"]
    reviewed_at: Moment


class SecondOpinionAsked(_FromProbation):
    """One officer decided that it is another person: a second officer of the office, not `first_officer`, may compare the images too."""

    type: ClassVar[str] = "probation.second_opinion_asked.v1"
    receiver: ClassVar[ServiceName] = "biometrics"

    check_in: UUID
    first_officer: UUID
    asked_at: Moment


class SupportRequested(_FromProbation):
    """The person asked for help at a check-in; `words` are their own."""

    type: ClassVar[str] = "probation.support_requested.v1"
    receiver: ClassVar[ServiceName] = "reintegration"

    check_in: UUID
    needs: list[Need]
    words: str
    asked_at: Moment


class BreachConfirmed(_FromProbation):
    """An officer confirmed a breach; without any detail. The social worker is asked to make contact."""

    type: ClassVar[str] = "probation.breach_confirmed.v1"
    receiver: ClassVar[ServiceName] = "reintegration"

    confirmed_at: Moment


class CaseTransferredForBiometrics(_FromProbation):
    """Another officer has the case. Sent until SupervisionForBiometrics said it for every registration; read while one may wait."""

    type: ClassVar[str] = "probation.case_transferred_for_biometrics.v1"
    receiver: ClassVar[ServiceName] = "biometrics"

    officer: UUID
    office: str


class CaseTransferredForReintegration(_FromProbation):
    """Another office has the case from now on. `region`: the КАТО prefix of that office's region."""

    type: ClassVar[str] = "probation.case_transferred_for_reintegration.v1"
    receiver: ClassVar[ServiceName] = "reintegration"

    office: str
    region: str
