"""What the worker does with stored attachments: the virus check, pictures of pages, the end of the retention time."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

from services.probation.attachments.domain import SHOWN_PAGES, PreviewState
from services.probation.attachments.processing.contents import opened, seal_page
from services.probation.attachments.tables import Attachment, AttachmentPreview
from services.probation.database import DB, Audit
from services.probation.law import rules as law
from services.probation.timeline.actions import add_entry
from shared import audit
from shared.actors import Actor
from shared.crypto import CannotDecrypt
from shared.db.engine import transaction
from shared.db.rows import ColumnValues, fetch_row, fetch_values, select_row
from shared.files.previews import CannotRender, render
from shared.files.reading import ScanState
from shared.files.scanning import scan
from shared.logs import log

TO_SCAN = """SELECT id FROM probation.attachment WHERE scan_state IN ('waiting', 'not_scanned') AND destroyed_at IS NULL
    ORDER BY stored_at, id LIMIT $1"""
TO_PREVIEW = """SELECT id FROM probation.attachment WHERE preview_state = 'waiting' AND destroyed_at IS NULL
    AND scan_state IN ('clean', 'not_scanned') ORDER BY stored_at, id LIMIT $1"""
OVER = """SELECT id, person, sha256,
    CASE WHEN withdrawn_at + make_interval(days => $2) <= $1 THEN 'withdrawn' ELSE 'retention' END AS because
    FROM probation.attachment WHERE destroyed_at IS NULL
    AND LEAST(ended_at, withdrawn_at) <= $1
    AND (withdrawn_at + make_interval(days => $2) <= $1 OR ended_at + make_interval(months => $3) <= $1)
    ORDER BY LEAST(ended_at, withdrawn_at) LIMIT 1 FOR UPDATE SKIP LOCKED"""
AT_ONCE = 20


@dataclass(frozen=True, slots=True, repr=False)
class Stored:
    """An attachment's content as it is stored."""

    id: UUID
    person: UUID
    kind: str
    sha256: str
    scan_state: str
    wrapped_key: bytes | None
    content: bytes | None

    def plain(self) -> bytes | None:
        """The file as it came; None once it is destroyed, or where somebody changed the row."""
        if self.wrapped_key is None or self.content is None:
            return None
        try:
            return opened(self.person, self.id, self.wrapped_key, self.content)
        except CannotDecrypt:
            log.error("attachment_not_readable", attachment=str(self.id))  # the others go on
            return None


@dataclass(frozen=True, slots=True)
class Over:
    """An attachment whose time is over, and why."""

    id: UUID
    person: UUID
    sha256: str
    because: str


async def scan_next(scanner: str, *, by: Actor, now: datetime, limit: int = AT_ONCE) -> int:
    """Check what waits, and what was stored while nothing scanned; returns how many. Raises ScannerAway.

    What is found is destroyed at once: the officer has the paper, and scans it on a clean machine.
    """
    numbers: list[UUID] = await fetch_values(DB, TO_SCAN, limit)
    for number in numbers:
        stored = await _stored(number)
        content = stored.plain() if stored else None
        if stored is not None and content is not None:
            await _note_scan(stored, await scan(scanner, content), by=by, now=now)
    return len(numbers)


async def _note_scan(stored: Stored, finding: str | None, *, by: Actor, now: datetime) -> None:
    async with transaction(DB):
        seen = (Attachment.id == stored.id) & (Attachment.scan_state == stored.scan_state) & Attachment.destroyed_at.is_null()
        state = ScanState.REFUSED if finding else ScanState.CLEAN
        changed = await Attachment.update(
            {Attachment.scan_state: state, Attachment.scan_finding: finding and finding[:200], Attachment.scanned_at: now}
        ).where(seen).returning(Attachment.id)  # fmt: skip
        if not changed:
            return  # another worker was faster
        details: audit.Details = {"attachment": str(stored.id), "state": state, "finding": finding}
        await audit.record(Audit, by=by, action="attachment_scanned", about=stored.person, details=details, at=now)
        if finding:
            await _destroy(Over(stored.id, stored.person, stored.sha256, "refused"), by=by, now=now)
            entry = {"attachment": str(stored.id), "kind": stored.kind, "finding": finding[:200]}
            await add_entry(person=stored.person, kind="attachment_refused", details=entry, at=now, by=by)


async def preview_next(*, limit: int = AT_ONCE) -> int:
    """Make pictures of the first pages of what may be shown; returns of how many files."""
    numbers: list[UUID] = await fetch_values(DB, TO_PREVIEW, limit)
    for number in numbers:
        stored = await _stored(number)
        content = stored.plain() if stored else None
        if stored is None or content is None:
            continue
        try:
            pictures = (await render(content, pictures=SHOWN_PAGES)).pictures
        except CannotRender:
            pictures = ()
        await _note_pictures(stored, pictures)
    return len(numbers)


async def _note_pictures(stored: Stored, pictures: tuple[bytes, ...]) -> None:
    async with transaction(DB):
        waits = (Attachment.id == stored.id) & (Attachment.preview_state == PreviewState.WAITING) & Attachment.wrapped_key.is_not_null()
        state = PreviewState.MADE if pictures else PreviewState.IMPOSSIBLE
        if not await Attachment.update({Attachment.preview_state: state}).where(waits).returning(Attachment.id):
            return  # another worker was faster, or it was destroyed meanwhile
        current = await _stored(stored.id)  # its key may have been wrapped again
        assert current is not None
        assert current.wrapped_key is not None
        for page, picture in enumerate(pictures, start=1):
            sealed = seal_page(current.person, current.id, current.wrapped_key, page, picture)
            await AttachmentPreview.insert(AttachmentPreview(id=uuid4(), attachment=current.id, page=page, content=sealed))


async def destroy_over(*, by: Actor, now: datetime, limit: int = 100) -> int:
    """Destroy what was withdrawn, or proves what ended, long enough ago (law/attachments.toml); returns how many.

    The audit log has the digest of what was destroyed: the proof that it was this file, and that it is gone.
    """
    days, months = (law.number(code, now.date()) for code in ("attachment.keep_withdrawn", "attachment.keep_after_end"))
    for done in range(limit):
        async with transaction(DB) as begun:
            found = await fetch_row(begun.connection, Over, OVER, now, days, months)
            if found is None:
                return done
            await _destroy(found, by=by, now=now)
    return limit


async def _destroy(over: Over, *, by: Actor, now: datetime) -> None:
    gone: ColumnValues = {Attachment.wrapped_key: None, Attachment.content: None, Attachment.destroyed_at: now}
    await Attachment.update(gone).where(Attachment.id == over.id)
    await AttachmentPreview.update({AttachmentPreview.content: None}).where(AttachmentPreview.attachment == over.id)
    details: audit.Details = {"attachment": str(over.id), "sha256": over.sha256, "because": over.because}
    await audit.record(Audit, by=by, action="attachment_destroyed", about=over.person, details=details, at=now)


async def _stored(number: UUID) -> Stored | None:
    return await select_row(Stored, Attachment.select().where(Attachment.id == number).first())
