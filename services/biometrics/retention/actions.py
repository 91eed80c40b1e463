"""Erasure: the data key destroyed, images and templates deleted, and a proof of it in the audit log."""

from datetime import datetime
from uuid import UUID

from services.biometrics.check_ins.tables import CheckInDue
from services.biometrics.database import DB, MAIL, Audit
from services.biometrics.enrolment.tables import Enrolment, Template
from services.biometrics.images.tables import Frame
from services.biometrics.sessions.domain import OPEN
from services.biometrics.sessions.tables import Session
from services.biometrics.subjects.actions import basis_values
from services.biometrics.subjects.tables import Card, Subject
from services.biometrics.subjects.vault import Vault
from services.biometrics.submission.attempts import UNDER_WAY, forget_attempts_of
from shared import audit
from shared.crypto import Keyring
from shared.db.engine import transaction
from shared.identity.actors import Actor
from shared.messages.biometrics import TemplateErased
from shared.messages.probation import BiometricBasisChanged, RegistrationClosedForBiometrics
from shared.outbox import send
from shared.settings import settings


async def erase_subject(person: UUID, *, because: str, by: Actor, now: datetime) -> str:
    """Destroy the person's data key, delete everything under it and the figures of every capture.

    Returns the proof (the audit record's hash). A second call changes nothing and returns the same proof.
    """
    async with transaction(DB):
        subject = await Subject.select().where(Subject.person == person).lock_rows("UPDATE").first()
        if subject is None:
            raise LookupError("unknown subject")
        if subject["erasure_proof"] and subject["wrapped_key"] is None:
            return str(subject["erasure_proof"])
        frames = await Frame.delete().where(Frame.person == person).returning(Frame.id)
        templates = await Template.delete().where(Template.person == person).returning(Template.enrolment)
        await Enrolment.update({Enrolment.state: "erased"}).where(Enrolment.person == person)
        attempts = await forget_attempts_of(person)
        # Who is at the kiosk now has still to be heard; closing a registration ends such visits before this.
        await Session.update({Session.answers: {}}).where(Session.person == person, Session.state.not_in(list(UNDER_WAY)))
        details: audit.Details = {
            "because": because,
            "data_key_destroyed": subject["wrapped_key"] is not None,
            "images_deleted": len(frames),
            "templates_deleted": len(templates),
            "attempts_deleted": attempts,
        }
        proof = await audit.record(Audit, by=by, action="template_erased", about=person, details=details, at=now)
        await Subject.update({Subject.wrapped_key: None, Subject.erased_at: now, Subject.erasure_proof: proof}).where(
            Subject.person == person
        )
        await send(MAIL, TemplateErased(person=person, erased_at=now, proof=proof))
        return proof


async def change_basis(message: BiometricBasisChanged, *, by: Actor, now: datetime) -> None:
    """Replace the legal basis; where it is withdrawn, everything of the face is erased and the kiosk works without a camera."""
    async with transaction(DB):
        known = await Subject.select(Subject.wrapped_key, Subject.state).where(Subject.person == message.person).lock_rows("UPDATE").first()
        if known is None or known["state"] != "open":
            return
        values = basis_values(message.basis)
        if message.basis is not None and known["wrapped_key"] is None:
            values |= {Subject.wrapped_key: Vault.new_key(Keyring.load(settings()), message.person), Subject.erased_at: None}
        await Subject.update(values).where(Subject.person == message.person)
        details: audit.Details = {
            "basis": message.basis.kind if message.basis else None,
            "signed_copy": bool(message.basis and message.basis.signed_copy),
        }
        await audit.record(Audit, by=by, action="basis_changed", about=message.person, details=details, at=now)
        if message.basis is None:
            await erase_subject(message.person, because="basis_withdrawn", by=by, now=now)


async def close_subject(message: RegistrationClosedForBiometrics, *, by: Actor, now: datetime) -> None:
    """The registration ended: no card works, nothing is due, nothing of the face remains."""
    async with transaction(DB):
        known = await Subject.select(Subject.state).where(Subject.person == message.person).lock_rows("UPDATE").first()
        if known is None:
            return
        await Subject.update({Subject.state: "closed", Subject.closed_at: message.closed_at, **basis_values(None)}).where(
            Subject.person == message.person
        )
        await Card.update({Card.active: False}).where(Card.person == message.person)
        await CheckInDue.update({CheckInDue.state: "cancelled"}).where(CheckInDue.person == message.person, CheckInDue.state == "due")
        await Session.update({Session.state: "abandoned", Session.ended_at: now, Session.nonce_hash: None}).where(
            Session.person == message.person, Session.state.is_in([str(state) for state in (*OPEN, "submitted")])
        )
        await erase_subject(message.person, because="registration_closed", by=by, now=now)
