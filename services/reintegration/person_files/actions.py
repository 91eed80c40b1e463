"""Keeping a file, replacing, removing and taking it back. Each runs inside the caller's transaction, with the case's lock held."""

import hashlib
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID, uuid4

from services.reintegration.database import Audit
from services.reintegration.errors import NotAllowed, NotThere, ReasonMissing
from services.reintegration.needs.sealing import key_for
from services.reintegration.person_files.domain import MOST_FILES, FileState, Subject, state_of
from services.reintegration.person_files.tables import PersonFile
from services.reintegration.settings import settings
from services.reintegration.timeline.actions import write_entry
from shared import audit
from shared.actors import Actor
from shared.db.rows import ColumnValues, select_row
from shared.files.kinds import GivenFile
from shared.files.reading import ScanState


@dataclass(frozen=True, slots=True)
class _Row:
    id: UUID
    person: UUID
    subject_kind: str
    ended_how: str | None
    destroyed_at: datetime | None
    sealed: bytes | None = field(repr=False)

    @property
    def state(self) -> FileState:
        return state_of(self.ended_how, self.destroyed_at)


async def keep_file(person: UUID, subject: Subject, given: GivenFile, *, by: Actor, now: datetime) -> UUID:
    """Store a file; returns its id. Raises NotAllowed where the subject has as many as it may."""
    kept = PersonFile.ended_at.is_null()
    number = await PersonFile.count().where(PersonFile.subject_kind == subject.kind, PersonFile.subject == subject.id, kept)
    if number >= MOST_FILES:
        raise NotAllowed("full")
    stored = await _insert(person, subject, given, None, by=by, now=now)
    await _record(person, stored, "file_stored", subject.kind, by=by, now=now)
    return stored


async def replace_file(person: UUID, subject: Subject, file: UUID, given: GivenFile, why: str, *, by: Actor, now: datetime) -> UUID:
    """Another file in its place, with a reason; returns the new id. Raises NotThere, NotAllowed, ReasonMissing."""
    row = await _locked(person, subject, file)
    await _end(row, FileState.REPLACED, why, by=by, now=now)
    stored = await _insert(person, subject, given, file, by=by, now=now)
    await _record(person, stored, "file_replaced", row.subject_kind, by=by, now=now)
    return stored


async def remove_file(person: UUID, subject: Subject, file: UUID, why: str, *, by: Actor, now: datetime) -> None:
    """It is not given out any more, and destroyed some days later. Raises NotThere, NotAllowed, ReasonMissing."""
    row = await _locked(person, subject, file)
    await _end(row, FileState.REMOVED, why, by=by, now=now)
    await _record(person, file, "file_removed", row.subject_kind, by=by, now=now)


async def restore_file(person: UUID, subject: Subject, file: UUID, *, by: Actor, now: datetime) -> None:
    """It was removed by mistake. Raises NotThere, NotAllowed where it is there, was replaced, or is destroyed."""
    row = await _locked(person, subject, file)
    if row.state != FileState.REMOVED:
        raise NotAllowed(row.state)
    gone = (PersonFile.ended_at, PersonFile.ended_how, PersonFile.ended_by_name, PersonFile.ended_why)
    await PersonFile.update(dict.fromkeys(gone)).where(PersonFile.id == file)
    await _record(person, file, "file_restored", row.subject_kind, by=by, now=now)


async def erase_files(person: UUID, *, by: Actor, now: datetime) -> int:
    """Destroy every file of the person, with the rest that is known of them; returns how many."""
    gone: ColumnValues = {PersonFile.sealed: None, PersonFile.ended_why: None, PersonFile.destroyed_at: now}
    there = (PersonFile.person == person) & PersonFile.destroyed_at.is_null()
    done = await PersonFile.update(gone).where(there).returning(PersonFile.id)
    if done:
        await audit.record(Audit, by=by, action="files_erased", about=person, details={"files": len(done)}, at=now)
    return len(done)


async def _insert(person: UUID, subject: Subject, given: GivenFile, replaces: UUID | None, *, by: Actor, now: datetime) -> UUID:
    key, number = await key_for(person, now), uuid4()
    await PersonFile.insert(
        PersonFile(
            id=number, person=person, subject_kind=subject.kind, subject=subject.id, media_type=given.media_type, size=len(given.content),
            sha256=hashlib.sha256(given.content).hexdigest(), sealed=key.seal_bytes(given.content, f"person_file/{number}"),
            scan_state=ScanState.WAITING if settings().clamd else ScanState.NOT_SCANNED, stored_at=now, stored_by=by.id,
            stored_by_name=by.name, replaces=replaces,
        )
    )  # fmt: skip
    return number


async def _end(row: _Row, how: FileState, why: str, *, by: Actor, now: datetime) -> None:
    if row.state != FileState.KEPT:
        raise NotAllowed(row.state)
    if not why.strip():
        raise ReasonMissing
    key = await key_for(row.person, now)
    values: ColumnValues = {
        PersonFile.ended_at: now, PersonFile.ended_how: how, PersonFile.ended_by_name: by.name,
        PersonFile.ended_why: key.seal({"why": why.strip()}, f"person_file_end/{row.id}"),
    }  # fmt: skip
    await PersonFile.update(values).where(PersonFile.id == row.id)


async def _locked(person: UUID, subject: Subject, file: UUID) -> _Row:
    whose = (PersonFile.person == person) & (PersonFile.subject_kind == subject.kind) & (PersonFile.subject == subject.id)
    row = await select_row(_Row, PersonFile.select().where(PersonFile.id == file, whose).lock_rows("UPDATE").first())
    if row is None:
        raise NotThere
    return row


async def _record(person: UUID, file: UUID, what: str, kind: str, *, by: Actor, now: datetime) -> None:
    await write_entry(person, what, by=by, now=now, subject=kind)
    await audit.record(Audit, by=by, action=what, about=person, details={"file": str(file), "subject": kind}, at=now)
