"""Reads of attachments. Call `case` first: it checks who may read; the database leaves out those of other registrations."""

# ruff: noqa: S608 - statements are put together from constants of this module

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from services.probation.attachments.processing.contents import opened, opened_page
from services.probation.attachments.subjects import Subject
from services.probation.attachments.tables import Attachment
from services.probation.database import DB, Audit
from shared import audit
from shared.actors import Actor
from shared.db.engine import transaction
from shared.db.rows import fetch_row, fetch_rows, fetch_values, select_row
from shared.files.kinds import GivenFile, MediaType
from shared.files.reading import Reading, reading

MOST = 500
COLUMNS = """id, person, registration, subject_kind, subject_id, title, kind, dated_on, media_type, size, pages, sha256, scan_state,
    scan_finding, preview_state, stored_at, stored_by_name, withdrawn_at, withdrawn_by_name, withdrawn_why, ended_at, destroyed_at"""
OF_PERSON = f"SELECT {COLUMNS} FROM probation.attachment WHERE person = $1 ORDER BY stored_at DESC, position, id LIMIT $2"
OF_SUBJECT = f"""SELECT {COLUMNS} FROM probation.attachment WHERE person = $1 AND subject_kind = $2 AND subject_id = $3
    AND withdrawn_at IS NULL AND destroyed_at IS NULL ORDER BY stored_at, position, id LIMIT $4"""
ONE = f"SELECT {COLUMNS} FROM probation.attachment WHERE person = $1 AND id = $2"
KNOWN = """SELECT sha256 FROM probation.attachment WHERE person = $1 AND subject_kind = $2 AND subject_id = $3 AND sha256 = ANY($4)
    AND form_token <> $5 AND withdrawn_at IS NULL AND destroyed_at IS NULL"""
PAGE = """SELECT a.wrapped_key, p.content FROM probation.attachment a JOIN probation.attachment_preview p ON p.attachment = a.id
    WHERE a.person = $1 AND a.id = $2 AND p.page = $3 AND a.withdrawn_at IS NULL"""
PAGES = "SELECT page FROM probation.attachment_preview WHERE attachment = $1 AND content IS NOT NULL ORDER BY page"


@dataclass(frozen=True, slots=True)
class Attached:
    """What is known of an attachment, without its content."""

    id: UUID
    person: UUID
    registration: UUID | None
    subject_kind: str
    subject_id: UUID
    title: str
    kind: str
    dated_on: date | None
    media_type: str
    size: int
    pages: int
    sha256: str
    scan_state: str
    scan_finding: str | None
    preview_state: str
    stored_at: datetime
    stored_by_name: str
    withdrawn_at: datetime | None
    withdrawn_by_name: str | None
    withdrawn_why: str | None
    ended_at: datetime | None
    destroyed_at: datetime | None

    @property
    def subject(self) -> Subject:
        """What it proves."""
        return Subject(self.subject_kind, self.subject_id)

    @property
    def reading(self) -> Reading:
        """Whether its content is given out."""
        return reading(self.scan_state, withdrawn=self.withdrawn_at is not None, destroyed=self.destroyed_at is not None)


@dataclass(frozen=True, slots=True, repr=False)
class SealedContent:
    """A file as it is stored; both are None once destroyed."""

    wrapped_key: bytes | None
    content: bytes | None


@dataclass(frozen=True, slots=True, repr=False)
class SealedFile:
    """A file as it is stored, with its type."""

    media_type: MediaType
    wrapped_key: bytes | None
    content: bytes | None


async def of_person(person: UUID) -> list[Attached]:
    """The latest attachments of a person, those withdrawn and destroyed too."""
    return await fetch_rows(DB, Attached, OF_PERSON, person, MOST)


async def of_subject(person: UUID, subject: Subject) -> list[Attached]:
    """What is attached to one record of the person and stands, in the order in which it came."""
    return await fetch_rows(DB, Attached, OF_SUBJECT, person, subject.kind, subject.id, MOST)


async def attachment(person: UUID, number: UUID) -> Attached | None:
    """One of them; None where it belongs to somebody else, or to a registration that the reader does not reach."""
    return await fetch_row(DB, Attached, ONE, person, number)


async def known(person: UUID, subject: Subject, digests: Collection[str], *, token: UUID) -> set[str]:
    """Which of these files are attached to the subject already, by another form."""
    return set(await fetch_values(DB, KNOWN, person, subject.kind, subject.id, list(digests), token))


async def read_content(person: UUID, number: UUID, *, by: Actor, now: datetime) -> GivenFile | None:
    """The file as it was handed in, with a record of who took it; None if it is destroyed. Ask `Attached.reading` first."""
    async with transaction(DB):
        asked = Attachment.select().where(Attachment.id == number, Attachment.person == person)
        found = await select_row(SealedFile, asked.first())
        if found is None or found.wrapped_key is None or found.content is None:
            return None
        content = opened(person, number, found.wrapped_key, found.content)
        await audit.record(Audit, by=by, action="attachment_read", about=person, details={"attachment": str(number)}, at=now)
    return GivenFile(content, found.media_type)


async def pages_shown(number: UUID) -> list[int]:
    """Of which pages there is a picture."""
    return await fetch_values(DB, PAGES, number)


async def picture_of_page(person: UUID, number: UUID, page: int) -> bytes | None:
    """The picture of a page as JPEG; None where there is none, or not any more."""
    found = await fetch_row(DB, SealedContent, PAGE, person, number, page)
    if found is None or found.wrapped_key is None or found.content is None:
        return None
    return opened_page(person, number, found.wrapped_key, page, found.content)
