"""The answers of sensitive sections as they are stored: AES-256-GCM under the paper's own key, which is stored only wrapped."""

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from services.probation.database import DB, Audit
from services.probation.files.sealing import Wrapped, current_version, rewrap_each, unwrap_key
from services.probation.opening_papers.tables import OpeningPaper
from shared import audit
from shared.actors import Actor
from shared.crypto import Keyring, decrypt, encrypt, new_data_key
from shared.db.engine import transaction
from shared.db.rows import fetch_values
from shared.messages.base import Language
from shared.questions.answers import Answer, Answers
from shared.settings import settings

PURPOSE = "wrap opening paper"


@dataclass(frozen=True, slots=True, repr=False)
class Stored:
    """Answers as two columns keep them: what anybody who reads the database may see, and the rest."""

    answers: str
    sealed: bytes


def new_key(paper: UUID) -> bytes:
    """A fresh key for a paper, wrapped."""
    return Keyring.load(settings()).wrap(PURPOSE, new_data_key(), _of_key(paper))


def stored(paper: UUID, wrapped_key: bytes, answers: Answers, sensitive: Collection[str]) -> Stored:
    """Both parts. Raises CannotDecrypt for the key of another paper."""
    hidden = {code: given for code, given in answers.items() if code in sensitive}
    shown = {code: given for code, given in answers.items() if code not in sensitive}
    key = unwrap_key(PURPOSE, wrapped_key, _of_key(paper))
    return Stored(_json(shown), encrypt(key, _json(hidden).encode(), _of_content(paper)))


def opened(paper: UUID, wrapped_key: bytes, answers: Mapping[str, object], sealed: bytes) -> dict[str, Answer]:
    """All the answers again. Raises CannotDecrypt."""
    key = unwrap_key(PURPOSE, wrapped_key, _of_key(paper))
    return plain(answers) | plain(json.loads(decrypt(key, sealed, _of_content(paper))))


def seal_signed(paper: UUID, wrapped_key: bytes, content: bytes, number: int, language: Language) -> bytes:
    """The PDF as it was signed, encrypted. `number`: of the entry in the paper's history. Raises CannotDecrypt for another paper's key."""
    return encrypt(unwrap_key(PURPOSE, wrapped_key, _of_key(paper)), content, _of_signed(paper, number, language))


def open_signed(paper: UUID, wrapped_key: bytes, sealed: bytes, number: int, language: Language) -> bytes:
    """The PDF again. Raises CannotDecrypt."""
    return decrypt(unwrap_key(PURPOSE, wrapped_key, _of_key(paper)), sealed, _of_signed(paper, number, language))


def plain(answers: Mapping[str, object]) -> dict[str, Answer]:
    """Answers from JSON."""
    return {code: tuple(map(str, given)) if isinstance(given, list) else str(given) for code, given in answers.items()}


async def rewrap_papers(*, by: Actor, now: datetime) -> int:
    """Wrap each paper's key by the current master key; returns how many were behind. Safe to repeat."""
    numbers = await fetch_values(DB, "SELECT id FROM probation.opening_paper")
    done = await rewrap_each(PURPOSE, numbers, locked=_locked_key, write=_write_key)
    async with transaction(DB):
        details: audit.Details = {"version": current_version(), "rewrapped": done}
        await audit.record(Audit, by=by, action="opening_paper_keys_rewrapped", about=None, details=details, at=now)
    return done


async def _locked_key(paper: UUID) -> Wrapped | None:
    row = await OpeningPaper.select(OpeningPaper.wrapped_key).where(OpeningPaper.id == paper).lock_rows("UPDATE").first()
    return None if row is None else Wrapped(row["wrapped_key"], _of_key(paper))


async def _write_key(paper: UUID, fresh: bytes) -> None:
    await OpeningPaper.update({OpeningPaper.wrapped_key: fresh}).where(OpeningPaper.id == paper)


def _json(answers: Answers) -> str:
    return json.dumps(answers, ensure_ascii=False)


def _of_key(paper: UUID) -> bytes:
    return f"probation/opening_paper/{paper}".encode()


def _of_content(paper: UUID) -> bytes:
    return f"probation/opening_paper/{paper}/answers".encode()


def _of_signed(paper: UUID, number: int, language: Language) -> bytes:
    return f"probation/opening_paper/{paper}/signed/{number}/{language}".encode()
