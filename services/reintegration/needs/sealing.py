"""Everything about a person's needs as it is stored: AES-256-GCM under a key of the person's, which is stored only wrapped."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from services.reintegration.database import DB, Audit
from services.reintegration.needs.tables import NeedKey
from shared import audit
from shared.actors import Actor
from shared.crypto import Keyring, decrypt, encrypt, new_data_key
from shared.db.engine import transaction
from shared.db.rows import fetch_values
from shared.questions.answers import Answer
from shared.settings import settings

PURPOSE = "wrap needs"


@dataclass(frozen=True, slots=True)
class PersonKey:
    """The key of one person, unwrapped. What it sealed can be opened with the same `about` alone: the row's table and id."""

    person: UUID
    key: bytes = field(repr=False)

    def seal(self, content: Mapping[str, object], about: str) -> bytes:
        """Encrypt."""
        return encrypt(self.key, json.dumps(content, ensure_ascii=False).encode(), self._context(about))

    def open(self, sealed: bytes, about: str) -> dict[str, Answer]:
        """Answers, or texts by name. Raises CannotDecrypt."""
        found = json.loads(decrypt(self.key, sealed, self._context(about)))
        return {str(code): tuple(map(str, given)) if isinstance(given, list) else str(given) for code, given in found.items()}

    def seal_bytes(self, content: bytes, about: str) -> bytes:
        """Encrypt a file."""
        return encrypt(self.key, content, self._context(about))

    def open_bytes(self, sealed: bytes, about: str) -> bytes:
        """A file as it came. Raises CannotDecrypt."""
        return decrypt(self.key, sealed, self._context(about))

    def _context(self, about: str) -> bytes:
        return f"reintegration/needs/{self.person}/{about}".encode()


async def key_of(person: UUID) -> PersonKey | None:
    """The person's key; None where nothing was ever stored, or it was destroyed. The caller has checked who may read."""
    row = await NeedKey.select(NeedKey.wrapped_key).where(NeedKey.person == person).first()
    return PersonKey(person, _ring().unwrap(PURPOSE, row["wrapped_key"], _context(person))) if row else None


async def keys_of(persons: Iterable[UUID]) -> dict[UUID, PersonKey]:
    """The keys of several people, for a list; whoever has none is left out. The caller has checked who may read."""
    rows = await NeedKey.select(NeedKey.person, NeedKey.wrapped_key).where(NeedKey.person.is_in(list(persons) or [UUID(int=0)]))
    ring = _ring() if rows else None
    return {
        row["person"]: PersonKey(row["person"], ring.unwrap(PURPOSE, row["wrapped_key"], _context(row["person"]))) for row in rows if ring
    }


async def key_for(person: UUID, now: datetime) -> PersonKey:
    """With the case's lock held: the person's key, made where there is none."""
    known = await key_of(person)
    if known is not None:
        return known
    key = new_data_key()
    await NeedKey.insert(NeedKey(person=person, wrapped_key=_ring().wrap(PURPOSE, key, _context(person)), made_at=now))
    return PersonKey(person, key)


async def forget_key(person: UUID) -> None:
    """Delete the key: nothing that was sealed for the person can be read any more."""
    await NeedKey.delete().where(NeedKey.person == person)


async def rewrap_need_keys(*, by: Actor, now: datetime) -> int:
    """Wrap each key by the current master key; returns how many were behind. Safe to repeat."""
    done, ring = 0, _ring()
    for person in await fetch_values(DB, "SELECT person FROM reintegration.need_key ORDER BY person"):
        async with transaction(DB):
            row = await NeedKey.select(NeedKey.wrapped_key).where(NeedKey.person == person).lock_rows("UPDATE").first()
            if row is not None and not ring.is_current(row["wrapped_key"]):
                fresh = ring.rewrap(PURPOSE, row["wrapped_key"], _context(person))
                await NeedKey.update({NeedKey.wrapped_key: fresh}).where(NeedKey.person == person)
                done += 1
    async with transaction(DB):
        details: audit.Details = {"version": ring.current_version, "rewrapped": done}
        await audit.record(Audit, by=by, action="need_keys_rewrapped", about=None, details=details, at=now)
    return done


def _ring() -> Keyring:
    return Keyring.load(settings())


def _context(person: UUID) -> bytes:
    return f"reintegration/need_key/{person}".encode()
