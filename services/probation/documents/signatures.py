"""Electronic signatures of documents: stored beside the hash of the PDF that was signed, and verified by the service that is set up."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

from services.probation.database import DB
from services.probation.documents.actions import NotDecided, locked_document, record_signed
from services.probation.documents.paper_tables import DocumentSignature
from services.probation.documents.papers import hash_of, pdf_of
from services.probation.documents.queries import any_document
from services.probation.documents.signing.cms import read_cms
from services.probation.documents.signing.verifier import SignatureVerifier, Verdict
from shared.actors import Actor
from shared.db.engine import transaction
from shared.db.rows import ColumnValues, fetch_rows
from shared.messages.base import Language

SIGNATURES = """SELECT id, document, language, sha256, coalesce(cms, '') AS cms, state, coalesce(said, '') AS said, checked_at, by_name, at
    FROM probation.document_signature"""
OF_DOCUMENT = f"{SIGNATURES} WHERE document = $1 ORDER BY at DESC, id"
UNCHECKED = f"""{SIGNATURES} WHERE state = 'not_checked' AND cms IS NOT NULL AND (checked_at IS NULL OR checked_at < $1)
    ORDER BY checked_at NULLS FIRST, id LIMIT $2"""


@dataclass(frozen=True, slots=True, repr=False)
class ShownSignature:
    """A signature, and what the verifier said."""

    id: UUID
    document: UUID
    language: Language
    sha256: str
    cms: bytes
    state: Verdict
    said: str
    checked_at: datetime | None
    by_name: str
    at: datetime


async def of_document(document: UUID) -> list[ShownSignature]:
    """The signatures of a document, the latest first. Call `queries.one` first: it checks who may read."""
    return await fetch_rows(DB, ShownSignature, OF_DOCUMENT, document)


async def add_signature(document: UUID, language: Language, cms: str, *, verifier: SignatureVerifier, by: Actor, now: datetime) -> Verdict:
    """Store a detached signature of the stored PDF in that language; one that is not valid is kept and signs nothing.

    Raises NotASignature, NotFound, NotDecided, HasLeft.
    """
    content = read_cms(cms)
    row = await any_document(document)
    sha256 = await hash_of(document, language)
    if row is None or sha256 is None:
        raise NotDecided
    checked = await verifier.verify(await pdf_of(row, language, now=now), content)  # outside of the transaction: it may take seconds
    async with transaction(DB):
        await locked_document(document, None)
        await DocumentSignature.insert(
            DocumentSignature(
                id=uuid4(), document=document, language=language, sha256=sha256, cms=content, state=checked.verdict, said=checked.said,
                checked_at=now, by_id=by.id, by_name=by.name, at=now,
            )
        )  # fmt: skip
        if checked.verdict != "not_verified":
            await record_signed(document, by=by, now=now)
    return checked.verdict


async def check_again(before: datetime, *, verifier: SignatureVerifier, now: datetime, limit: int = 20) -> int:
    """Signatures that could not be checked, last asked before a moment; returns how many have an answer now."""
    answered = 0
    for each in await fetch_rows(DB, ShownSignature, UNCHECKED, before, limit):
        row = await any_document(each.document)
        if row is None:
            continue
        checked = await verifier.verify(await pdf_of(row, each.language, now=now), each.cms)
        async with transaction(DB):
            values: ColumnValues = {
                DocumentSignature.state: checked.verdict, DocumentSignature.said: checked.said, DocumentSignature.checked_at: now,
            }  # fmt: skip
            await DocumentSignature.update(values).where(DocumentSignature.id == each.id, DocumentSignature.state == "not_checked")
        answered += checked.verdict != "not_checked"
    return answered
