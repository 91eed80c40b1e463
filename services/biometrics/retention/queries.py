"""The proof that a person's face was erased."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from services.biometrics.database import Audit
from services.biometrics.enrolment.tables import Template
from services.biometrics.images.tables import Frame
from services.biometrics.subjects.tables import Subject
from services.biometrics.submission.tables import Attempt
from shared.audit import Details
from shared.db.rows import from_json, select_row


@dataclass(frozen=True, slots=True)
class Erasable:
    """What the subject's row says about an erasure."""

    wrapped_key: bytes | None
    erased_at: datetime | None
    erasure_proof: str | None


@dataclass(frozen=True, slots=True)
class ErasureRecord:
    """What the audit log says about an erasure."""

    sequence: int
    hash: str
    details: Details = from_json()


@dataclass(frozen=True, slots=True)
class ErasureProof:
    """Whether a person's face was erased, the record of it, and what is left."""

    person: str
    erased: bool
    erased_at: str | None
    proof: str | None
    audit_record: int | None
    audit_hash: str | None
    details: Details | None
    data_key_left: bool
    images_left: int
    templates_left: int
    attempts_left: int


async def erasure_proof(person: UUID) -> ErasureProof | None:
    """What the audit log says about the erasure, and whether anything of the face or its figures is left. None for an unknown person."""
    subject = await select_row(Erasable, Subject.select().where(Subject.person == person).first())
    if subject is None:
        return None
    record = await select_row(
        ErasureRecord,
        Audit.select().where(Audit.about == person, Audit.action == "template_erased").order_by(Audit.sequence, ascending=False).first(),
    )
    images, templates = await Frame.count().where(Frame.person == person), await Template.count().where(Template.person == person)
    attempts = await Attempt.count().where(Attempt.person == person)
    return ErasureProof(
        person=str(person),
        erased=subject.wrapped_key is None and record is not None and not (images or templates or attempts),
        erased_at=subject.erased_at.isoformat() if subject.erased_at else None,
        proof=subject.erasure_proof,
        audit_record=record.sequence if record else None,
        audit_hash=record.hash if record else None,
        details=record.details if record else None,
        data_key_left=subject.wrapped_key is not None,
        images_left=int(images),
        templates_left=int(templates),
        attempts_left=int(attempts),
    )
