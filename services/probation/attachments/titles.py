"""Correcting the title of an attachment; what it was before stays."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

from services.probation.attachments.tables import Attachment, AttachmentTitle
from services.probation.cases.actions import locked_registrations
from services.probation.database import DB, Audit
from services.probation.errors import AlreadyDecided, NotFound
from services.probation.timeline.actions import add_entry
from shared import audit
from shared.actors import Actor
from shared.db.engine import transaction
from shared.db.rows import select_row, select_rows


class NoChange(Exception):
    """The new title is the one that it has."""


@dataclass(frozen=True, slots=True)
class Correction:
    """A title that was corrected."""

    before: str
    after: str
    why: str
    by_id: UUID
    by_name: str
    at: datetime


@dataclass(frozen=True, slots=True)
class _Titled:
    id: UUID
    title: str
    kind: str
    withdrawn_at: datetime | None
    destroyed_at: datetime | None


async def correct_title(person: UUID, number: UUID, title: str, why: str, *, seen: str, by: Actor, now: datetime) -> None:
    """Give it another title. `seen`: the title that was on the screen.

    Raises NotFound, NoChange, AlreadyDecided where somebody changed it meanwhile, or it is withdrawn or destroyed.
    """
    async with transaction(DB):
        await locked_registrations(person)  # first, as everywhere
        asked = Attachment.select().where(Attachment.id == number, Attachment.person == person)
        row = await select_row(_Titled, asked.lock_rows("UPDATE").first())
        if row is None:
            raise NotFound
        if row.withdrawn_at is not None or row.destroyed_at is not None or row.title != seen:
            raise AlreadyDecided
        if row.title == title:
            raise NoChange
        await Attachment.update({Attachment.title: title}).where(Attachment.id == number)
        await AttachmentTitle.insert(
            AttachmentTitle(
                id=uuid4(), attachment=number, before=row.title, after=title, why=why, by_id=by.id, by_name=by.name, at=now
            )
        )  # fmt: skip
        details: audit.Details = {"attachment": str(number), "kind": row.kind, "words": why}
        await audit.record(Audit, by=by, action="attachment_title_corrected", about=person, details=details, at=now)
        await add_entry(person=person, kind="attachment_title_corrected", details=details, at=now, by=by)


async def corrections(number: UUID) -> list[Correction]:
    """Earlier titles, the latest first. Call `queries.attachment` first: it checks who may read."""
    rows = AttachmentTitle.select().where(AttachmentTitle.attachment == number).order_by(AttachmentTitle.at, ascending=False)
    return await select_rows(Correction, rows)
