"""The proof that a person's face was erased."""

import json
from typing import Any
from uuid import UUID

from services.biometrics.database import Audit
from services.biometrics.enrolment.tables import Template
from services.biometrics.images.tables import Frame
from services.biometrics.subjects.tables import Subject
from services.biometrics.submission.tables import Attempt


async def erasure_proof(person: UUID) -> dict[str, Any] | None:
    """What the audit log says of the erasure, and whether anything of the face, or of its figures, is left. None for an unknown person."""
    subject = await Subject.select().where(Subject.person == person).first()
    if subject is None:
        return None
    record = (
        await Audit.select()
        .where(Audit.about == person, Audit.action == "template_erased")
        .order_by(Audit.sequence, ascending=False)
        .first()
    )
    images, templates = await Frame.count().where(Frame.person == person), await Template.count().where(Template.person == person)
    attempts = await Attempt.count().where(Attempt.person == person)
    return {
        "person": str(person),
        "erased": subject["wrapped_key"] is None and record is not None and not (images or templates or attempts),
        "erased_at": subject["erased_at"].isoformat() if subject["erased_at"] else None,
        "proof": subject["erasure_proof"],
        "audit_record": record["sequence"] if record else None,
        "audit_hash": record["hash"] if record else None,
        "details": json.loads(record["details"]) if record else None,
        "data_key_left": subject["wrapped_key"] is not None,
        "images_left": int(images),
        "templates_left": int(templates),
        "attempts_left": int(attempts),
    }
