"""Reason and words of an answer as they are stored: AES-256-GCM under the answer's own key, which is stored only wrapped."""

import json
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from services.probation.breaches.at_kiosk.tables import BreachKioskAnswer
from services.probation.database import DB, Audit
from services.probation.files.sealing import Wrapped, current_version, rewrap_each, unwrap_key
from shared import audit
from shared.actors import Actor
from shared.crypto import Keyring, decrypt, encrypt, new_data_key
from shared.db.engine import transaction
from shared.db.rows import fetch_values
from shared.settings import settings

PURPOSE = "wrap explanation"


@dataclass(frozen=True, slots=True, repr=False)
class Said:
    """Why, and in which words; `reason` is empty where none was given."""

    reason: str
    words: str


@dataclass(frozen=True, slots=True, repr=False)
class Sealed:
    """The same as two columns keep it."""

    wrapped_key: bytes
    content: bytes


def seal(answer: UUID, said: Said) -> Sealed:
    """Encrypted under a fresh key, bound to this answer."""
    key = new_data_key()
    body = json.dumps([said.reason, said.words], ensure_ascii=False).encode()
    return Sealed(Keyring.load(settings()).wrap(PURPOSE, key, _of_key(answer)), encrypt(key, body, _of_content(answer)))


def unseal(answer: UUID, sealed: Sealed) -> Said:
    """What was said. Raises CannotDecrypt."""
    key = unwrap_key(PURPOSE, sealed.wrapped_key, _of_key(answer))
    return Said(*json.loads(decrypt(key, sealed.content, _of_content(answer))))


async def rewrap_explanations(*, by: Actor, now: datetime) -> int:
    """Wrap each answer's key by the current master key; returns how many were behind. Safe to repeat."""
    numbers = await fetch_values(DB, "SELECT id FROM probation.breach_kiosk_answer")
    done = await rewrap_each(PURPOSE, numbers, locked=_locked_key, write=_write_key)
    async with transaction(DB):
        details: audit.Details = {"version": current_version(), "rewrapped": done}
        await audit.record(Audit, by=by, action="explanation_keys_rewrapped", about=None, details=details, at=now)
    return done


async def _locked_key(answer: UUID) -> Wrapped | None:
    query = BreachKioskAnswer.select(BreachKioskAnswer.wrapped_key).where(BreachKioskAnswer.id == answer)
    row = await query.lock_rows("UPDATE").first()
    return None if row is None else Wrapped(row["wrapped_key"], _of_key(answer))


async def _write_key(answer: UUID, fresh: bytes) -> None:
    await BreachKioskAnswer.update({BreachKioskAnswer.wrapped_key: fresh}).where(BreachKioskAnswer.id == answer)


def _of_key(answer: UUID) -> bytes:
    return f"probation/breach_kiosk_answer/{answer}".encode()


def _of_content(answer: UUID) -> bytes:
    return f"probation/breach_kiosk_answer/{answer}/said".encode()
