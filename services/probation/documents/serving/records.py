"""Records of service: written and read."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID, uuid4

from services.probation.database import DB
from services.probation.documents.domain.service import NOTHING, Evidence
from services.probation.documents.serving.tables import DocumentService
from shared.actors import Actor
from shared.db.rows import fetch_rows

OF_DOCUMENTS = """SELECT document, number, how, served_on, proof, tracking, coalesce(witnesses, '{}') AS witnesses, second_by,
        second_by_name, words, why, by_id, by_name, at
    FROM probation.document_service WHERE document = ANY ($1) ORDER BY number DESC"""


@dataclass(frozen=True, slots=True)
class Served:
    """One record of how a document was served."""

    document: UUID
    number: int
    how: str
    served_on: date | None
    proof: UUID | None
    tracking: str | None
    witnesses: list[str]
    second_by: UUID | None
    second_by_name: str | None
    words: str | None
    why: str | None
    by_id: UUID
    by_name: str
    at: datetime


async def records_of(document: UUID) -> list[Served]:
    """The records of a document, the one that counts first. Call `queries.one` first: it checks who may read."""
    return await fetch_rows(DB, Served, OF_DOCUMENTS, [document])


async def latest_of(documents: list[UUID]) -> dict[UUID, Served]:
    """The record that counts of each document that has one. Call a query of the documents first: it checks who may read."""
    found: dict[UUID, Served] = {}
    for row in await fetch_rows(DB, Served, OF_DOCUMENTS, documents):
        found.setdefault(row.document, row)
    return found


async def add_record(
    document: UUID, how: str, *, served_on: date | None = None, evidence: Evidence = NOTHING, words: str = "", why: str = "",
    by: Actor, now: datetime,
) -> None:  # fmt: skip
    """Inside the caller's transaction, with the document's lock: the next record, which counts from now on."""
    number = 1 + await DocumentService.count().where(DocumentService.document == document)
    second = evidence.second
    await DocumentService.insert(
        DocumentService(
            id=uuid4(), document=document, number=number, how=how, served_on=served_on, proof=evidence.proof,
            tracking=evidence.tracking.strip() or None, witnesses=list(evidence.witnesses), second_by=second.id if second else None,
            second_by_name=second.name if second else None, words=words, why=why, by_id=by.id, by_name=by.name, at=now,
        )
    )  # fmt: skip


async def empty_records(document: UUID) -> None:
    """Inside the caller's transaction: with the erasure of the document the names, words and numbers of its service go."""
    gone = (DocumentService.proof, DocumentService.tracking, DocumentService.witnesses, DocumentService.words, DocumentService.why)
    await DocumentService.update(dict.fromkeys(gone)).where(DocumentService.document == document)
