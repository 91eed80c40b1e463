"""The PDF of a paper: made when somebody asks; as it was signed it is stored, encrypted under the paper's own key."""

import hashlib
from dataclasses import dataclass, field
from datetime import datetime
from uuid import uuid4

from services.probation.cases import words as case_words
from services.probation.database import DB
from services.probation.documents.papers import KEPT
from services.probation.documents.template_queries import letterhead_in_force
from services.probation.local_time import local_today
from services.probation.opening_papers.printing.paper import SETTLED, filled, on_paper
from services.probation.opening_papers.queries import ShownPaper
from services.probation.opening_papers.sealing import open_signed, seal_signed
from services.probation.opening_papers.tables import OpeningPaperFile
from shared.db.rows import fetch_row
from shared.messages.base import Language
from shared.printing.in_threads import typeset
from shared.printing.sheet import LAYOUT, Sheet, sheet
from shared.printing.speaking import speaking

STORED = "SELECT content FROM probation.opening_paper_file WHERE paper = $1 AND number = $2 AND language = $3"


@dataclass(frozen=True, slots=True)
class _Stored:
    content: bytes = field(repr=False)


async def keep_signed(row: ShownPaper, *, now: datetime) -> None:
    """Inside the transaction that records the signature: store what lay before the person. `row`: the paper before it."""
    for language in KEPT:
        content, number = await _made(row, language, sensitive=True), row.version + 1
        await OpeningPaperFile.insert(
            OpeningPaperFile(
                id=uuid4(), paper=row.id, number=number, language=language, sha256=hashlib.sha256(content).hexdigest(), size=len(content),
                content=seal_signed(row.id, row.wrapped_key, content, number, language), made_at=now,
            )
        )  # fmt: skip


async def pdf_of(row: ShownPaper, language: Language, *, sensitive: bool) -> bytes:
    """As it was signed, for who sees all of it; else made from the answers. Call `queries.paper` first: it checks who may read."""
    if sensitive and row.state in SETTLED:
        stored = await fetch_row(DB, _Stored, STORED, row.id, row.version, language)
        if stored is not None:
            return open_signed(row.id, row.wrapped_key, stored.content, row.version, language)
    return await _made(row, language, sensitive=sensitive)


async def pdf_of_sheet(what: Sheet, language: Language) -> bytes:
    """Any sheet of the office, with the letterhead of its day."""
    letterhead = await letterhead_in_force(what.office, local_today(what.at), language)
    return await typeset(sheet(what, letterhead, language, case_words.office), what.at, LAYOUT)


async def _made(row: ShownPaper, language: Language, *, sensitive: bool) -> bytes:
    with speaking(language):
        what = on_paper(filled(row, sensitive=sensitive))
    return await pdf_of_sheet(what, language)
