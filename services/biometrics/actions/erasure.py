"""Erasure: the data key destroyed, images and templates deleted, and a proof of it in the audit log."""

from datetime import datetime, timedelta
from uuid import UUID

from services.biometrics.actions.attempts import UNDER_WAY, forget_attempts_of
from services.biometrics.domain.erasure import AT_ONCE, Ending, delete_after
from services.biometrics.settings import settings
from services.biometrics.tables import DB, MAIL, Audit, Enrolment, Frame, Session, Subject, Template
from shared import audit
from shared.actors import Actor
from shared.db.engine import transaction
from shared.messages.biometrics import TemplateErased
from shared.messaging.outbox import hold, send


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
        await hold(MAIL, TemplateErased.receiver, person)
        proof = await audit.record_at_once(Audit, by=by, action="template_erased", about=person, details=details, at=now)
        await Subject.update({Subject.wrapped_key: None, Subject.erased_at: now, Subject.erasure_proof: proof}).where(
            Subject.person == person
        )
        await send(MAIL, TemplateErased(person=person, erased_at=now, proof=proof))
        return proof


async def settle_images(session: UUID, ending: Ending, *, by: Actor, now: datetime) -> None:
    """Delete the session's images, or set the moment until which they may be looked at."""
    async with transaction(DB):
        if ending not in AT_ONCE:
            until = delete_after(ending, now, timedelta(days=settings().image_retention_days))
            await Frame.update({Frame.delete_after: until}).where(Frame.session == session)
            return
        gone = await Frame.delete().where(Frame.session == session).returning(Frame.person)
        if gone:
            details: audit.Details = {"because": str(ending), "images": len(gone)}
            await audit.record(Audit, by=by, action="images_deleted", about=gone[0]["person"], details=details, at=now)


async def forget_what_was_seen(session: UUID, attempts: int) -> None:
    """A verdict stands, or the person went another way: landmarks and descriptors of the frames go, and so do the frames of a capture
    that never came to its end (its number is above `attempts`). Inside the caller's transaction."""
    await Frame.delete().where(Frame.session == session, Frame.attempt > attempts)
    await Frame.update({Frame.shape: None, Frame.chip: None}).where(Frame.session == session)


async def forget_unfinished_captures(*, now: datetime) -> int:
    """Captures whose nonce ran out half-way: the network went, or the person did. Returns how many."""
    async with transaction(DB):
        rows = (
            await Session.select(Session.id, Session.attempts)
            .where(Session.nonce_hash.is_not_null(), Session.nonce_expires_at <= now)
            .lock_rows("UPDATE", skip_locked=True)
        )
        for row in rows:
            await forget_what_was_seen(row["id"], row["attempts"])
            await Session.update({Session.nonce_hash: None}).where(Session.id == row["id"])
    return len(rows)


async def delete_overdue_images(*, by: Actor, now: datetime) -> int:
    """Delete every image whose time is over; returns how many."""
    async with transaction(DB):
        gone = await Frame.delete().where(Frame.delete_after <= now).returning(Frame.person)
        for person in {row["person"] for row in gone}:
            details: audit.Details = {"because": "retention", "images": sum(row["person"] == person for row in gone)}
            await audit.record(Audit, by=by, action="images_deleted", about=person, details=details, at=now)
    return len(gone)
