"""The key of each person, and what it seals: AES-256-GCM; the key is stored only wrapped."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from services.reintegration.database import DB, Audit
from services.reintegration.sealing.tables import NeedKey
from shared import audit
from shared.actors import Actor
from shared.crypto import CannotDecrypt, Keyring, decrypt, encrypt, new_data_key
from shared.db.engine import transaction
from shared.db.rows import fetch_values
from shared.questions.answers import Answer
from shared.settings import settings

PURPOSE = "wrap needs"


# Only where a person has no key that works: one that was destroyed is followed by a new one.
MAKE = """INSERT INTO reintegration.need_key AS k (person, wrapped_key, made_at) VALUES ($1, $2, $3)
    ON CONFLICT (person) DO UPDATE SET wrapped_key = excluded.wrapped_key, made_at = excluded.made_at WHERE k.wrapped_key IS NULL"""


class Gone(dict[str, Answer]):
    """What was sealed under a key that was destroyed: every text of it is empty."""

    def __missing__(self, name: str) -> Answer:
        return ""


@dataclass(frozen=True, slots=True)
class PersonKey:
    """The key of one person, unwrapped. What it sealed can be opened with the same `about` alone: the row's table and id.

    `remade`: the person had another key before, which was destroyed.
    """

    person: UUID
    key: bytes = field(repr=False)
    remade: bool = False

    def seal(self, content: Mapping[str, object], about: str) -> bytes:
        """Encrypt."""
        return encrypt(self.key, json.dumps(content, ensure_ascii=False).encode(), self._context(about))

    def open(self, sealed: bytes, about: str) -> dict[str, Answer]:
        """Answers, or texts by name; none of what an earlier key of the person sealed. Raises CannotDecrypt."""
        try:
            found = json.loads(decrypt(self.key, sealed, self._context(about)))
        except CannotDecrypt:
            if self.remade:
                return Gone()
            raise
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
    return (await keys_of([person])).get(person)


async def keys_of(persons: Iterable[UUID]) -> dict[UUID, PersonKey]:
    """The keys of several people, for a list; whoever has none is left out. The caller has checked who may read."""
    wanted = NeedKey.person.is_in(list(persons) or [UUID(int=0)])
    rows = await NeedKey.select(NeedKey.person, NeedKey.wrapped_key, NeedKey.destroyed_at).where(wanted, NeedKey.wrapped_key.is_not_null())
    ring = _ring() if rows else None
    return {
        row["person"]: PersonKey(
            row["person"], ring.unwrap(PURPOSE, row["wrapped_key"], _context(row["person"])), remade=row["destroyed_at"] is not None
        )
        for row in rows
        if ring
    }


async def key_for(person: UUID, now: datetime) -> PersonKey:
    """Inside the caller's transaction: the person's key, made where there is none. Of two who make it at once both get the same."""
    known = await key_of(person)
    if known is None:
        await DB.connection().execute(MAKE, person, _ring().wrap(PURPOSE, new_data_key(), _context(person)), now)
        known = await key_of(person)
    assert known is not None, "Whoever may write about a person sees the key."
    return known


async def forget_key(person: UUID, now: datetime) -> None:
    """Destroy the key: nothing that was sealed for the person until now can be read any more."""
    await NeedKey.update({NeedKey.wrapped_key: None, NeedKey.destroyed_at: now}).where(NeedKey.person == person)


async def discard_key(person: UUID) -> None:
    """Inside the transaction that made it: the key of somebody about whom nothing is stored after all."""
    await NeedKey.delete().where(NeedKey.person == person)


async def rewrap_need_keys(*, by: Actor, now: datetime) -> int:
    """Wrap each key by the current master key; returns how many were behind. Safe to repeat."""
    done, ring = 0, _ring()
    for person in await fetch_values(DB, "SELECT person FROM reintegration.need_key WHERE wrapped_key IS NOT NULL ORDER BY person"):
        async with transaction(DB):
            row = await NeedKey.select(NeedKey.wrapped_key).where(NeedKey.person == person).lock_rows("UPDATE").first()
            if row is not None and row["wrapped_key"] is not None and not ring.is_current(row["wrapped_key"]):
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
