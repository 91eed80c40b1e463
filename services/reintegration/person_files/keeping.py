"""What the worker does with stored files: the virus check, and the end of what was replaced or removed."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from services.reintegration.database import DB, Audit
from services.reintegration.person_files.deadlines import days_kept
from services.reintegration.person_files.queries import plain
from services.reintegration.person_files.tables import PersonFile
from services.reintegration.timeline.actions import write_entry
from shared import audit
from shared.actors import Actor
from shared.db.engine import transaction
from shared.db.rows import ColumnValues, fetch_rows
from shared.files.reading import ScanState
from shared.files.scanning import scan

TO_SCAN = """SELECT id, person, subject_kind, scan_state FROM reintegration.person_file WHERE scan_state IN ('waiting', 'not_scanned')
    AND destroyed_at IS NULL ORDER BY stored_at, id LIMIT $1"""
OVER = """SELECT id, person, subject_kind, scan_state FROM reintegration.person_file WHERE destroyed_at IS NULL
    AND ended_at + make_interval(days => $2) <= $1 ORDER BY ended_at, id LIMIT $3 FOR UPDATE SKIP LOCKED"""
AT_ONCE = 20


@dataclass(frozen=True, slots=True)
class _Waiting:
    id: UUID
    person: UUID
    subject_kind: str
    scan_state: str


async def scan_next(scanner: str, *, by: Actor, now: datetime, limit: int = AT_ONCE) -> int:
    """Check what waits, and what was stored while nothing scanned; returns how many. Raises ScannerAway.

    What is found is destroyed at once: the worker has the paper, and photographs it again.
    """
    rows = await fetch_rows(DB, _Waiting, TO_SCAN, limit)
    for row in rows:
        content = await plain(row.person, row.id)
        if content is not None:
            await _note_scan(row, await scan(scanner, content), by=by, now=now)
    return len(rows)


async def destroy_over(*, by: Actor, now: datetime, limit: int = 100) -> int:
    """Destroy what was replaced or removed long enough ago; returns how many."""
    async with transaction(DB) as begun:
        rows = await fetch_rows(begun.connection, _Waiting, OVER, now, days_kept(now), limit)
        for row in rows:
            await _destroy(row, "over", by=by, now=now)
    return len(rows)


async def _note_scan(row: _Waiting, finding: str | None, *, by: Actor, now: datetime) -> None:
    async with transaction(DB):
        seen = (PersonFile.id == row.id) & (PersonFile.scan_state == row.scan_state) & PersonFile.destroyed_at.is_null()
        state = ScanState.REFUSED if finding else ScanState.CLEAN
        changed = await PersonFile.update({PersonFile.scan_state: state, PersonFile.scanned_at: now}).where(seen).returning(PersonFile.id)
        if not changed:
            return  # another worker was faster
        details: audit.Details = {"file": str(row.id), "state": state, "finding": finding}
        await audit.record(Audit, by=by, action="file_scanned", about=row.person, details=details, at=now)
        if finding:
            await _destroy(row, "refused", by=by, now=now)
            await write_entry(row.person, "file_refused", by=by, now=now, subject=row.subject_kind)


async def _destroy(row: _Waiting, because: str, *, by: Actor, now: datetime) -> None:
    gone: ColumnValues = {PersonFile.sealed: None, PersonFile.ended_why: None, PersonFile.destroyed_at: now}
    await PersonFile.update(gone).where(PersonFile.id == row.id)
    details: audit.Details = {"file": str(row.id), "because": because}
    await audit.record(Audit, by=by, action="file_destroyed", about=row.person, details=details, at=now)
