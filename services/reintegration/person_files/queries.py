"""Reads of files. The caller has checked who may read what they are about."""

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from services.reintegration.database import DB, Audit
from services.reintegration.errors import NotThere
from services.reintegration.needs.sealing import key_of
from services.reintegration.person_files.domain import FileState, Subject, state_of
from services.reintegration.person_files.tables import PersonFile
from shared import audit
from shared.actors import Actor
from shared.crypto import CannotDecrypt
from shared.db.engine import transaction
from shared.db.rows import fetch_rows, select_row
from shared.files.kinds import GivenFile, MediaType
from shared.files.reading import Reading, reading

COLUMNS = """id, person, media_type, size, scan_state, stored_at, stored_by_name, replaces, ended_at, ended_how, ended_by_name, ended_why,
    destroyed_at"""
OF_SUBJECT = f"""SELECT {COLUMNS} FROM reintegration.person_file WHERE subject_kind = $1 AND subject = $2
    ORDER BY stored_at, id"""  # noqa: S608 - constants of this module


@dataclass(frozen=True, slots=True)
class _Row:
    id: UUID
    person: UUID
    media_type: MediaType
    size: int
    scan_state: str
    stored_at: datetime
    stored_by_name: str
    replaces: UUID | None
    ended_at: datetime | None
    ended_how: str | None
    ended_by_name: str | None
    ended_why: bytes | None = field(repr=False)
    destroyed_at: datetime | None


@dataclass(frozen=True, slots=True)
class ShownFile:
    """A file without its content. `why`: why it was replaced or removed."""

    id: UUID
    person: UUID
    media_type: MediaType
    size: int
    scan_state: str
    stored_at: datetime
    stored_by_name: str
    ended_at: datetime | None
    ended_by_name: str | None
    state: FileState
    why: str = field(repr=False)

    @property
    def kept(self) -> bool:
        """Whether it is the one that counts."""
        return self.state == FileState.KEPT

    @property
    def reading(self) -> Reading:
        """What a reader may get of it. What was replaced can be read until it is destroyed."""
        return reading(self.scan_state, withdrawn=self.state == FileState.REMOVED, destroyed=self.state == FileState.DESTROYED)


async def files_of(subject: Subject) -> list[ShownFile]:
    """Every file of a step, a consent or an answer, those replaced and removed too, the oldest first."""
    rows = await fetch_rows(DB, _Row, OF_SUBJECT, subject.kind, subject.id)
    key = await key_of(rows[0].person) if rows else None
    found = []
    for row in rows:
        why = str(key.open(row.ended_why, f"person_file_end/{row.id}")["why"]) if key and row.ended_why else ""
        found.append(
            ShownFile(
                row.id, row.person, row.media_type, row.size, row.scan_state, row.stored_at, row.stored_by_name, row.ended_at,
                row.ended_by_name, state_of(row.ended_how, row.destroyed_at), why,
            )
        )  # fmt: skip
    return found


async def file_of(subject: Subject, file: UUID) -> ShownFile:
    """One of them. Raises NotThere."""
    found = next((each for each in await files_of(subject) if each.id == file), None)
    if found is None:
        raise NotThere
    return found


async def read_content(row: ShownFile, *, by: Actor, now: datetime) -> GivenFile | None:
    """The file as it came, with a record of who took it; None where it is gone, or is not given out."""
    if row.reading in (Reading.NEVER, Reading.NOT_YET):
        return None
    content = await plain(row.person, row.id)
    if content is None:
        return None
    async with transaction(DB):
        await audit.record(Audit, by=by, action="file_read", about=row.person, details={"file": str(row.id)}, at=now)
    return GivenFile(content, row.media_type)


@dataclass(frozen=True, slots=True)
class _Content:
    sealed: bytes | None = field(repr=False)


async def plain(person: UUID, file: UUID) -> bytes | None:
    """The content; None where the file or the person's key was destroyed, or somebody changed the row."""
    row = await select_row(_Content, PersonFile.select(PersonFile.sealed).where(PersonFile.id == file, PersonFile.person == person).first())
    key = await key_of(person)
    if row is None or row.sealed is None or key is None:
        return None
    try:
        return key.open_bytes(row.sealed, f"person_file/{file}")
    except CannotDecrypt:
        return None
