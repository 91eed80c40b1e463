"""Erasure: the data key destroyed, images and templates deleted, and a proof of it in the audit log."""

from datetime import datetime
from uuid import UUID

from services.biometrics.check_ins.actions import cancel_due
from services.biometrics.database import DB, MESSAGING, Audit
from services.biometrics.duties.actions import forget_duties_of
from services.biometrics.enrolment.actions import erase_references_of
from services.biometrics.explanations.requests import forget_explanations_of
from services.biometrics.images.actions import delete_images_of
from services.biometrics.sessions.actions import abandon_visits_of, forget_answers_of
from services.biometrics.subjects import actions as subjects
from services.biometrics.subjects.merging import subjects_behind
from services.biometrics.subjects.queries import locked_subject
from services.biometrics.submission.attempts import forget_attempts_of
from shared import audit
from shared.actors import Actor
from shared.db.engine import transaction
from shared.messages.biometrics import TemplateErased
from shared.messages.probation import BiometricBasisChanged, RegistrationClosedForBiometrics, RegistrationHeldForBiometrics
from shared.messaging.outbox import hold, send


async def erase_subject(person: UUID, *, because: str, by: Actor, now: datetime) -> str:
    """Destroy the person's data key, delete everything under it and the figures of every capture.

    Returns the proof (the audit record's hash). A second call changes nothing and returns the same proof.
    """
    async with transaction(DB):
        subject = await locked_subject(person)
        if subject is None:
            raise LookupError("unknown subject")
        if subject.erasure_proof and subject.wrapped_key is None:
            return subject.erasure_proof
        images, templates = await delete_images_of(person), await erase_references_of(person)
        attempts = await forget_attempts_of(person)
        # A visit that is in progress must be finished first; closing a registration ends such visits before this.
        await forget_answers_of(person)
        details: audit.Details = {
            "because": because,
            "data_key_destroyed": subject.wrapped_key is not None,
            "images_deleted": images,
            "templates_deleted": templates,
            "attempts_deleted": attempts,
        }
        await hold(MESSAGING, TemplateErased.receiver, person)
        proof = await audit.record_at_once(Audit, by=by, action="template_erased", about=person, details=details, at=now)
        await subjects.destroy_key(person, proof, now=now)
        await send(MESSAGING, TemplateErased(person=person, erased_at=now, proof=proof))
        return proof


async def change_basis(message: BiometricBasisChanged, *, by: Actor, now: datetime) -> None:
    """Replace the legal basis; if it is withdrawn, everything of the face is erased and the kiosk works without a camera."""
    async with transaction(DB):
        if await subjects.replace_basis(message, by=by, now=now) and message.basis is None:
            await erase_subject(message.person, because="basis_withdrawn", by=by, now=now)


async def hold_subject(message: RegistrationHeldForBiometrics, *, by: Actor, now: datetime) -> None:
    """The registration was closed, and that can be undone for a day: no card works, no check-in is due, the face is kept."""
    async with transaction(DB):
        if not await subjects.hold(message.person):
            return
        for person in await subjects_behind(message.person):
            await cancel_due(person)
            await abandon_visits_of(person, now=now)
        details: audit.Details = {"held_at": message.held_at.isoformat()}
        await audit.record(Audit, by=by, action="subject_held", about=message.person, details=details, at=now)


async def close_subject(message: RegistrationClosedForBiometrics, *, by: Actor, now: datetime) -> None:
    """The registration ended: no card works, no check-in is due, nothing of the face remains; also of subjects that were merged into it."""
    async with transaction(DB):
        for person in await subjects_behind(message.person):
            if await subjects.close(person, message.closed_at):
                await cancel_due(person)
                await forget_duties_of(person)
                await forget_explanations_of(person)
                await abandon_visits_of(person, now=now)
                await erase_subject(person, because="registration_closed", by=by, now=now)
