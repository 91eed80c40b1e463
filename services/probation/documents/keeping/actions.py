"""An administrator decides about a document whose time is over: its content is erased, or it is kept longer."""

from datetime import date, datetime
from uuid import UUID

from services.probation.cases.actions import locked_registrations
from services.probation.database import DB, Audit
from services.probation.documents.keeping.queries import Erasure, erasure, still_over
from services.probation.documents.keeping.tables import DocumentErasure
from services.probation.documents.paper_tables import DocumentFile, DocumentSignature
from services.probation.documents.serving.records import empty_records
from services.probation.documents.tables import Document, DocumentEvent, DocumentVersion
from services.probation.errors import AlreadyDecided, NotFound, ReasonNeeded
from services.probation.local_time import local_today
from services.probation.timeline.actions import add_entry
from shared import audit
from shared.actors import Actor
from shared.db.beyond import beyond_scope
from shared.db.engine import transaction
from shared.db.rows import ColumnValues, fetch_values

WHOSE = "SELECT person FROM probation.document WHERE id = $1"


class StillNeeded(Exception):
    """The person is on the register again, or an appeal is open."""


class NotLater(Exception):
    """It is kept until a day that is still to come."""


async def erase(number: UUID, *, act: str, by: Actor, now: datetime) -> None:
    """Erase the content of the document: PDFs, versions, signatures, names of witnesses, reasons.

    What stays: number, kind, dates, states, who decided, and the digests of the PDFs. `act`: the number of the act of destruction.
    Raises NotFound, ReasonNeeded without it, AlreadyDecided, StillNeeded.
    """
    if not act.strip():
        raise ReasonNeeded
    async with beyond_scope(DB, "an administrator erases a document of a person whose record nobody has to open any more"), transaction(DB):
        row, person = await _locked(number)
        if not await still_over(row.document, now):
            raise StillNeeded
        await _erase_content(row.document, now)
        await _answer(number, {DocumentErasure.state: "erased", DocumentErasure.act: act.strip()}, by=by, now=now)
        details: audit.Details = {
            "document": str(row.document), "kind": row.kind, "number": row.number, "act": act.strip(), "sha256": ", ".join(row.digests),
        }  # fmt: skip
        await audit.record(Audit, by=by, action="document_erased", about=person, details=details, at=now)
        told: audit.Details = {"document": str(row.document), "kind": row.kind, "number": row.number}
        await add_entry(person=person, kind="document_erased", details=told, at=now, by=by)


async def keep_longer(number: UUID, *, until: date, why: str, by: Actor, now: datetime) -> None:
    """It is needed until a day: it is proposed again then. Raises NotFound, ReasonNeeded, NotLater, AlreadyDecided."""
    if not why.strip():
        raise ReasonNeeded
    if until <= local_today(now):
        raise NotLater
    async with beyond_scope(DB, "an administrator keeps a document without opening the record of the person"), transaction(DB):
        row, person = await _locked(number)
        values: ColumnValues = {DocumentErasure.state: "kept", DocumentErasure.keep_until: until, DocumentErasure.why: why.strip()}
        await _answer(number, values, by=by, now=now)
        details: audit.Details = {"document": str(row.document), "number": row.number, "until": until.isoformat()}
        await audit.record(Audit, by=by, action="document_kept_longer", about=person, details=details, at=now)


async def _locked(number: UUID) -> tuple[Erasure, UUID]:
    """The proposal and the document's person, with the locks of the person, the document and the proposal, in this order."""
    known = await erasure(number)
    found = await fetch_values(DB, WHOSE, known.document) if known else []
    if known is None or not found:
        raise NotFound
    await locked_registrations(found[0])
    await Document.select(Document.id).where(Document.id == known.document).lock_rows("UPDATE")
    await DocumentErasure.select(DocumentErasure.id).where(DocumentErasure.id == number).lock_rows("UPDATE")
    row = await erasure(number)
    if row is None or row.state != "proposed":
        raise AlreadyDecided
    return row, found[0]


async def _answer(number: UUID, values: ColumnValues, *, by: Actor, now: datetime) -> None:
    said: ColumnValues = {
        DocumentErasure.answered_at: now, DocumentErasure.answered_by: by.id, DocumentErasure.answered_by_name: by.name,
    }  # fmt: skip
    await DocumentErasure.update({**values, **said}).where(DocumentErasure.id == number)


async def _erase_content(document: UUID, now: datetime) -> None:
    gone: ColumnValues = {
        Document.printed: None, Document.served_words: None, Document.withdrawn_why: None, Document.proof: None, Document.erased_at: now,
    }  # fmt: skip
    await Document.update(gone).where(Document.id == document)
    await DocumentFile.update({DocumentFile.wrapped_key: None, DocumentFile.content: None}).where(DocumentFile.document == document)
    await DocumentVersion.update({DocumentVersion.content: None}).where(DocumentVersion.document == document)
    await DocumentEvent.update({DocumentEvent.why: None}).where(DocumentEvent.document == document)
    await DocumentSignature.update({DocumentSignature.cms: None, DocumentSignature.said: None}).where(
        DocumentSignature.document == document
    )
    await empty_records(document)
