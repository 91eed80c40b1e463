"""Reads of the forms' texts, version by version."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from services.probation.database import DB
from services.probation.documents.printing.texts import BUILT_IN, LETTERHEAD, built_in
from shared.db.rows import fetch_row, fetch_rows, from_json
from shared.messages.base import Language
from shared.values import JsonObject
from shared.web import i18n

IN_FORCE = """SELECT * FROM probation.document_template WHERE code = $1 AND state = 'accepted' AND valid_from <= $2
    ORDER BY valid_from DESC, version DESC LIMIT 1"""
VERSIONS = "SELECT * FROM probation.document_template WHERE code = $1 ORDER BY version DESC"
WAITING = "SELECT * FROM probation.document_template WHERE state = 'waiting' ORDER BY proposed_at, id"
LETTERHEADS = "SELECT DISTINCT code FROM probation.document_template WHERE starts_with(code, 'letterhead.') ORDER BY code"


@dataclass(frozen=True, slots=True)
class TemplateVersion:
    """One version of a form's texts."""

    id: UUID
    code: str
    version: int
    valid_from: date
    layout: str
    why: str
    state: str
    proposed_at: datetime
    proposed_by: UUID
    proposed_by_name: str
    answered_at: datetime | None
    answered_by_name: str | None
    answer: str | None
    texts: JsonObject = from_json()

    def said(self, language: Language) -> dict[str, str]:
        """Its texts in one language; what it does not say is said as in version 1."""
        return texts_as_built(self.code, language) | {place: str(text) for place, text in self.texts.get(language, {}).items()}


def texts_as_built(code: str, language: Language) -> dict[str, str]:
    """Version 1 in one language."""
    before = i18n.current()
    i18n.use(language)
    try:
        return {place: str(text) for place, text in built_in(code).items()}
    finally:
        i18n.use(before)


async def texts_in_force(code: str, on: date, language: Language) -> tuple[int, dict[str, str]]:
    """(version, texts) of a form on a day."""
    found = await fetch_row(DB, TemplateVersion, IN_FORCE, code, on)
    return (BUILT_IN, texts_as_built(code, language)) if found is None else (found.version, found.said(language))


async def letterhead_in_force(office: str, on: date, language: Language) -> dict[str, str]:
    """The letterhead of an office; the general one where it has none of its own."""
    version, texts = await texts_in_force(f"{LETTERHEAD}.{office}", on, language)
    return texts if version != BUILT_IN else (await texts_in_force(LETTERHEAD, on, language))[1]


async def versions(code: str) -> list[TemplateVersion]:
    """Every version that was proposed, the latest first."""
    return await fetch_rows(DB, TemplateVersion, VERSIONS, code)


async def template(number: UUID) -> TemplateVersion | None:
    """One version."""
    return await fetch_row(DB, TemplateVersion, "SELECT * FROM probation.document_template WHERE id = $1", number)


async def waiting() -> list[TemplateVersion]:
    """Versions that wait for a second administrator."""
    return await fetch_rows(DB, TemplateVersion, WAITING)


async def own_letterheads() -> list[str]:
    """Codes of the letterheads of single offices."""
    return [row.code for row in await fetch_rows(DB, _Code, LETTERHEADS)]


@dataclass(frozen=True, slots=True)
class _Code:
    code: str
