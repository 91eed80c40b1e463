"""Deleting images: at once, or when their time is over."""

from datetime import datetime, timedelta
from uuid import UUID

from services.biometrics.database import DB, Audit
from services.biometrics.images.domain import AT_ONCE, Ending, delete_after
from services.biometrics.images.tables import Frame
from services.biometrics.settings import settings
from shared import audit
from shared.actors import Actor
from shared.db.engine import transaction


async def apply_image_retention(session: UUID, ending: Ending, *, by: Actor, now: datetime) -> None:
    """Delete the session's images, or set the moment until which they may be looked at."""
    async with transaction(DB):
        if ending not in AT_ONCE:
            until = delete_after(ending, now, timedelta(days=settings().image_retention_days))
            await Frame.update({Frame.delete_after: until}).where(Frame.session == session)
            return
        deleted = await Frame.delete().where(Frame.session == session).returning(Frame.person)
        if deleted:
            details: audit.Details = {"because": str(ending), "images": len(deleted)}
            await audit.record(Audit, by=by, action="images_deleted", about=deleted[0]["person"], details=details, at=now)


async def forget_what_was_seen(session: UUID, attempts: int) -> None:
    """After a verdict, or when the person went on without the camera: delete landmarks and descriptors of the frames, and the frames of an
    unfinished capture (its number is above `attempts`). Inside the caller's transaction."""
    await Frame.delete().where(Frame.session == session, Frame.attempt > attempts)
    await Frame.update({Frame.shape: None, Frame.chip: None}).where(Frame.session == session)


async def delete_images_of_set(enrolment: UUID) -> None:
    """Delete the images of a reference set. Inside the caller's transaction."""
    await Frame.delete().where(Frame.enrolment == enrolment)


async def delete_images_before(attempt: int, session: UUID) -> int:
    """Delete the images of the session's earlier captures; returns how many. Inside the caller's transaction."""
    return len(await Frame.delete().where(Frame.session == session, Frame.attempt < attempt).returning(Frame.id))


async def delete_images_of(person: UUID) -> int:
    """Delete every image of this person; returns how many. Inside the caller's transaction."""
    return len(await Frame.delete().where(Frame.person == person).returning(Frame.id))


async def delete_overdue_images(*, by: Actor, now: datetime) -> int:
    """Delete every image whose time is over; returns how many."""
    async with transaction(DB):
        deleted = await Frame.delete().where(Frame.delete_after <= now).returning(Frame.person)
        for person in {row["person"] for row in deleted}:
            details: audit.Details = {"because": "retention", "images": sum(row["person"] == person for row in deleted)}
            await audit.record(Audit, by=by, action="images_deleted", about=person, details=details, at=now)
    return len(deleted)
