"""The paper of a document: of a draft as it would be now, of a decided one as it was decided; and its stored PDF."""

import json
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

from services.probation.database import DB, Audit
from services.probation.documents.paper_tables import DocumentFile
from services.probation.documents.printing.paper import Decision, OnPaper, Texts, paper
from services.probation.documents.queries import WHOSE, ShownDocument
from services.probation.documents.template_queries import letterhead_in_force, texts_in_force
from services.probation.files.sealing import Wrapped, current_version, open_file, rewrap_each, seal_file
from services.probation.local_time import local_today
from shared import audit
from shared.actors import Actor
from shared.db.engine import transaction
from shared.db.rows import fetch_row, fetch_values, from_json
from shared.messages.base import Language
from shared.printing.in_threads import typeset
from shared.printing.pdf import LAYOUT
from shared.values import JsonObject
from shared.web.i18n import LANGUAGES

PURPOSE = "wrap document"
KEPT: tuple[Language, ...] = ("kk", "ru")
"""Languages whose PDF is stored when a document is decided. In the others it is made when somebody asks, from what was kept."""
PERSON = f"""SELECT concat_ws(' ', p.family_name, p.given_name, p.patronymic) AS name, p.birth_date, p.iin, p.address, p.time_zone,
        r.case_number, r.category, r.court, r.court_decision_on
    FROM probation.document d JOIN probation.person p ON p.id = d.person JOIN LATERAL {WHOSE} r ON true WHERE d.id = $1"""  # noqa: S608
FILE = """SELECT id, sha256, wrapped_key, content FROM probation.document_file WHERE document = $1 AND language = $2
    AND content IS NOT NULL"""
PRINTED = "SELECT printed FROM probation.document WHERE id = $1 AND printed IS NOT NULL"


@dataclass(frozen=True, slots=True, repr=False)
class StoredFile:
    """A stored PDF as it is sealed."""

    id: UUID
    sha256: str
    wrapped_key: bytes
    content: bytes


@dataclass(frozen=True, slots=True)
class Printed:
    """What stands on the paper in each language."""

    printed: JsonObject = from_json()


@dataclass(frozen=True, slots=True)
class Made:
    """What is kept of a decided document. `template_version`: of its kind's form."""

    template_version: int
    papers: dict[Language, JsonObject]


async def make_papers(row: ShownDocument, decision: Decision, languages: tuple[Language, ...] = LANGUAGES) -> Made:
    """The papers in each language, from what is known now. Inside the caller's transaction."""
    person, on, version = await fetch_row(DB, OnPaper, PERSON, row.id), local_today(decision.at), 0
    if person is None:
        raise LookupError(row.id)
    papers: dict[Language, JsonObject] = {}
    for language in languages:
        version, form = await texts_in_force(row.kind, on, language)
        texts = Texts(form, await letterhead_in_force(decision.office, on, language))
        papers[language] = paper(person, row.says, decision, texts, language)
    return Made(version, papers)


async def keep_files(document: UUID, made: Made, *, now: datetime) -> None:
    """Store the PDF in the languages that are kept, sealed."""
    for language in KEPT:
        content = await typeset(made.papers[language], now, LAYOUT)
        sealed = seal_file(PURPOSE, content, key_context=_of_key(document), content_context=_of_content(document, language))
        await DocumentFile.insert(
            DocumentFile(
                id=uuid4(), document=document, language=language, sha256=sealed.sha256, size=len(content),
                wrapped_key=sealed.wrapped_key, content=sealed.content, made_at=now,
            )
        )  # fmt: skip


async def pdf_of(row: ShownDocument, language: Language | None = None, *, now: datetime) -> bytes:
    """The PDF, in the document's language unless another is asked for. Call `queries.one` first: it checks who may read."""
    chosen = language or row.language
    if row.decided_at is None:
        decision = Decision(row.id, row.office, row.created_by_name, now, second=row.endorsed_by_name, corrects=row.corrects_number)
        return await typeset((await make_papers(row, decision, (chosen,))).papers[chosen], now, LAYOUT)
    stored = await fetch_row(DB, StoredFile, FILE, row.id, chosen)
    if stored is not None:
        key, whole = _of_key(row.id), _of_content(row.id, chosen)
        return open_file(PURPOSE, stored.wrapped_key, stored.content, key_context=key, content_context=whole)
    return await made_again(row, chosen)


async def made_again(row: ShownDocument, language: Language) -> bytes:
    """The PDF of a decided document made anew from what was kept of it: the same bytes as on the day of its decision."""
    kept = await fetch_row(DB, Printed, PRINTED, row.id)
    if kept is None or row.decided_at is None or row.layout is None:
        raise LookupError(row.id)
    return await typeset(kept.printed[language], row.decided_at, row.layout)


async def hash_of(document: UUID, language: Language) -> str | None:
    """The SHA-256 of the stored PDF; None where none is stored in that language."""
    found = await fetch_values(DB, "SELECT sha256 FROM probation.document_file WHERE document = $1 AND language = $2", document, language)
    return str(found[0]) if found else None


async def rewrap_document_keys(*, by: Actor, now: datetime) -> int:
    """Wrap every file's key by the current master key, one a transaction; returns how many were behind. Safe to repeat."""
    numbers = await fetch_values(DB, "SELECT id FROM probation.document_file WHERE wrapped_key IS NOT NULL ORDER BY id")
    done = await rewrap_each(PURPOSE, numbers, locked=_locked_key, write=_write_key)
    async with transaction(DB):
        details: audit.Details = {"version": current_version(), "rewrapped": done}
        await audit.record(Audit, by=by, action="document_keys_rewrapped", about=None, details=details, at=now)
    return done


async def _locked_key(number: UUID) -> Wrapped | None:
    asked = DocumentFile.select(DocumentFile.wrapped_key, DocumentFile.document).where(DocumentFile.id == number)
    row = await asked.lock_rows("UPDATE").first()
    return None if row is None else Wrapped(row["wrapped_key"], _of_key(row["document"]))


async def _write_key(number: UUID, key: bytes) -> None:
    await DocumentFile.update({DocumentFile.wrapped_key: key}).where(DocumentFile.id == number)


def as_json(made: Made) -> str:
    """The papers as they are kept."""
    return json.dumps(made.papers, ensure_ascii=False)


def _of_key(document: UUID) -> bytes:
    return f"probation/document/{document}".encode()


def _of_content(document: UUID, language: Language) -> bytes:
    return f"probation/document/{document}/{language}".encode()
