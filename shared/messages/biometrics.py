"""Messages from biometrics."""

from typing import ClassVar, Literal
from uuid import UUID

from pydantic import BaseModel, ConfigDict

from shared.messages.base import Message, Moment, ServiceName

Match = Literal["match", "review", "no_match", "no_face", "no_template", "old_template", "not_attempted", "error"]
"""`old_template`: the references were made by another engine, so nothing was compared."""
Liveness = Literal["live", "not_live", "not_attempted", "error"]
Quality = Literal["good", "poor", "not_assessed"]
Look = Literal["glasses", "beard", "head_covering", "other"]
Reason = Literal[
    "no_camera", "camera_refused", "cannot_see", "cannot_move", "no_face", "no_match", "review", "not_live", "poor_quality",
    "no_template", "old_template", "basis_missing", "too_many_attempts", "engine_error", "chose_officer",
]  # fmt: skip
Likeness = Literal["clearly_same", "same_near_limit", "near_limit", "clearly_different"]
"""How alike two faces were, in words for an officer; the figures stay in biometrics and with the auditor."""


class _FromBiometrics(Message):
    sender: ClassVar[ServiceName] = "biometrics"
    receiver: ClassVar[ServiceName] = "probation"


class EnrolmentCompleted(_FromBiometrics):
    type: ClassVar[str] = "biometrics.enrolment_completed.v1"

    enrolment: UUID
    frames: int
    quality: Quality
    taken_by: UUID
    taken_at: Moment


class SecondReferenceAdded(_FromBiometrics):
    """A second set of reference images, of another appearance of the person (glasses, a beard), is used beside the first."""

    type: ClassVar[str] = "biometrics.second_reference_added.v1"

    enrolment: UUID
    look: Look
    frames: int
    taken_by: UUID
    taken_at: Moment


class ReferenceWanted(_FromBiometrics):
    """New reference images are needed: those taken at `taken_at` are too old, or another engine made their template."""

    type: ClassVar[str] = "biometrics.reference_wanted.v1"

    because: Literal["aged", "engine_changed"]
    taken_at: Moment


class DuplicateSuspected(_FromBiometrics):
    """A suspicion that an officer decides; nothing follows from it automatically. `other` is the other supervised person."""

    type: ClassVar[str] = "biometrics.duplicate_suspected.v1"

    other: UUID
    suspected_at: Moment


class IdentityVerified(_FromBiometrics):
    """A check-in was handed in at a kiosk, with the result of the automatic comparison. `reason` says why a human must look
    (None: nothing is in doubt). Scores are cohort-normalised where `calibrated`, else 1 - distance."""

    type: ClassVar[str] = "biometrics.identity_verified.v1"

    check_in: UUID
    session: UUID
    kiosk: UUID
    match: Match
    liveness: Liveness
    quality: Quality
    score: float | None
    threshold: float | None
    calibrated: bool
    engine: str
    reason: Reason | None
    answers: dict[str, str | list[str]]
    started_at: Moment
    submitted_at: Moment


class CapturedFrame(BaseModel):
    """One picture of a capture: the step it was taken in, and the movement that was furthest in it, if any."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    step: str
    taken_ms: int
    peak: str | None


class AttemptDescribed(BaseModel):
    """The three results of one attempt in front of the camera, and codes of the problems found."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    match: Match
    liveness: Liveness
    quality: Quality
    likeness: Likeness | None
    calibrated: bool
    signs: list[str]
    problems: list[str]


class CaptureDescribed(_FromBiometrics):
    """How the capture of a check-in went, so that an officer can follow it: follows `identity_verified` of the same session.
    `attempts` in order, the last one is what was handed in; `frames` are those of the last one, in order."""

    type: ClassVar[str] = "biometrics.capture_described.v1"

    check_in: UUID
    session: UUID
    movements: list[str]
    frames: list[CapturedFrame]
    attempts: list[AttemptDescribed]


class TemplateErased(_FromBiometrics):
    """The data key was destroyed: nothing of the face can be read again. `proof` is the audit record's hash."""

    type: ClassVar[str] = "biometrics.template_erased.v1"

    erased_at: Moment
    proof: str
