"""How the content of a file is stored: AES-256-GCM under a key of its own, which is stored only wrapped. Without the key it is gone."""

import hashlib
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass
from uuid import UUID

from services.probation.database import DB
from shared.crypto import Keyring, decrypt, encrypt, new_data_key
from shared.db.engine import transaction
from shared.settings import settings


@dataclass(frozen=True, slots=True, repr=False)
class Sealed:
    """A file as it is stored; `sha256` is of the content as it came."""

    wrapped_key: bytes
    content: bytes
    sha256: str


@dataclass(frozen=True, slots=True, repr=False)
class Wrapped:
    """A wrapped key, and what it is bound to; None once it was destroyed."""

    key: bytes | None
    context: bytes


def seal_file(purpose: str, content: bytes, *, key_context: bytes, content_context: bytes) -> Sealed:
    """Encrypt a file under a new key. Key and content can be read again with the same contexts alone."""
    key = new_data_key()
    wrapped = Keyring.load(settings()).wrap(purpose, key, key_context)
    return Sealed(wrapped, encrypt(key, content, content_context), hashlib.sha256(content).hexdigest())


def unwrap_key(purpose: str, wrapped: bytes, key_context: bytes) -> bytes:
    """The key of a stored file. Raises CannotDecrypt."""
    return Keyring.load(settings()).unwrap(purpose, wrapped, key_context)


def open_file(purpose: str, wrapped: bytes, content: bytes, *, key_context: bytes, content_context: bytes) -> bytes:
    """The file as it came. Raises CannotDecrypt."""
    return decrypt(unwrap_key(purpose, wrapped, key_context), content, content_context)


def wrap_for(purpose: str, wrapped: bytes, *, before: bytes, after: bytes) -> bytes:
    """The same key bound to another context: the file changed hands. Raises CannotDecrypt."""
    keyring = Keyring.load(settings())
    return keyring.wrap(purpose, keyring.unwrap(purpose, wrapped, before), after)


def current_version() -> int:
    """The version of the master key that wraps today."""
    return Keyring.load(settings()).current_version


async def rewrap_each(
    purpose: str,
    numbers: Iterable[UUID],
    *,
    locked: Callable[[UUID], Awaitable[Wrapped | None]],
    write: Callable[[UUID, bytes], Awaitable[None]],
) -> int:
    """Wrap each key by the current master key, one a transaction; returns how many were behind. Safe to repeat.

    `locked` reads the wrapped key of a file and locks its row; `write` stores the fresh one.
    """
    keyring, done = Keyring.load(settings()), 0
    for number in numbers:
        async with transaction(DB):
            found = await locked(number)
            if found is None or found.key is None or keyring.is_current(found.key):
                continue
            await write(number, keyring.rewrap(purpose, found.key, found.context))
            done += 1
    return done
