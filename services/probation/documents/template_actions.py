"""Changing the fixed texts of a form: one administrator proposes, another one answers. What was decided stays as it is."""

import json
from collections.abc import Mapping
from datetime import date, datetime
from uuid import UUID, uuid4

import asyncpg

from services.probation.database import DB, Audit
from services.probation.documents.paper_tables import DocumentTemplate
from services.probation.documents.printing.texts import BUILT_IN
from services.probation.documents.template_queries import TemplateVersion, texts_in_force
from services.probation.errors import AlreadyDecided, NotFound, ReasonNeeded, SecondOfficerNeeded
from services.probation.local_time import local_today
from shared import audit
from shared.actors import Actor
from shared.db.engine import transaction
from shared.db.rows import fetch_row, fetch_values
from shared.law_versions import ABOUT
from shared.messages.base import Language
from shared.printing.pdf import LAYOUT
from shared.web.i18n import LANGUAGES

LOCKED = "SELECT * FROM probation.document_template WHERE id = $1 FOR UPDATE"
STATES = {"accept": "accepted", "refuse": "refused", "withdraw": "withdrawn"}
TextsByLanguage = Mapping[Language, Mapping[str, str]]


class NotLater(Exception):
    """Texts hold from tomorrow on at the earliest."""


class SameTexts(Exception):
    """Nothing differs from what holds."""


class Waiting(Exception):
    """Other texts of this form wait for an answer."""


async def propose_texts(code: str, texts: TextsByLanguage, valid_from: date, why: str, *, by: Actor, now: datetime) -> UUID:
    """Keep them for a second administrator. Raises NotLater, SameTexts, Waiting."""
    today, number = local_today(now), uuid4()
    if valid_from <= today:
        raise NotLater
    in_force = {language: (await texts_in_force(code, today, language))[1] for language in LANGUAGES}
    if all(in_force[language].get(place) == text for language, said in texts.items() for place, text in said.items()):
        raise SameTexts
    async with transaction(DB):
        (last,) = await fetch_values(DB, "SELECT max(version) FROM probation.document_template WHERE code = $1", code)
        row = DocumentTemplate(
            id=number, code=code, version=(last or BUILT_IN) + 1, valid_from=valid_from, texts=json.dumps(texts, ensure_ascii=False),
            layout=LAYOUT, why=why, state="waiting", proposed_at=now, proposed_by=by.id, proposed_by_name=by.name,
        )  # fmt: skip
        try:
            await DocumentTemplate.insert(row)
        except asyncpg.UniqueViolationError:
            raise Waiting from None
        details: audit.Details = {"template": str(number), "code": code, "valid_from": valid_from.isoformat()}
        await audit.record(Audit, by=by, action="document_texts_proposed", about=ABOUT, details=details, at=now)
    return number


async def answer_texts(number: UUID, answer: str, why: str, *, by: Actor, now: datetime) -> None:
    """Accept or refuse what another administrator proposed, or withdraw what one proposed oneself (`answer`: a key of STATES).

    Raises NotFound, AlreadyDecided, SecondOfficerNeeded, ReasonNeeded for a refusal without one, NotLater where its day has come.
    """
    async with transaction(DB):
        row = await fetch_row(DB, TemplateVersion, LOCKED, number)
        if row is None:
            raise NotFound
        if row.state != "waiting":
            raise AlreadyDecided
        if (row.proposed_by == by.id) != (answer == "withdraw"):
            raise SecondOfficerNeeded
        if answer == "refuse" and not why.strip():
            raise ReasonNeeded
        if answer == "accept" and row.valid_from <= local_today(now):
            raise NotLater
        await DocumentTemplate.update(
            {
                DocumentTemplate.state: STATES[answer], DocumentTemplate.answered_at: now, DocumentTemplate.answered_by: by.id,
                DocumentTemplate.answered_by_name: by.name, DocumentTemplate.answer: why.strip() or None,
            }
        ).where(DocumentTemplate.id == number)  # fmt: skip
        details: audit.Details = {"template": str(number), "code": row.code, "version": row.version}
        await audit.record(Audit, by=by, action=f"document_texts_{STATES[answer]}", about=ABOUT, details=details, at=now)
