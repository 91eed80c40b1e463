"""Encryption of images and templates with the person's data key, bound to the person and the version."""

from collections.abc import Sequence
from typing import Literal
from uuid import UUID

import numpy as np
import numpy.typing as npt

from shared.crypto import CannotDecrypt, Keyring, decrypt, encrypt, new_data_key

PURPOSE = "wrap face"
Descriptors = npt.NDArray[np.float64]
DESCRIPTOR_LENGTH = 128
Part = Literal["shape", "chip"]


class Erased(Exception):
    """The data key was destroyed: nothing of this person can be read again."""


class Vault:
    """One person's data key, unwrapped for one action. Never stored, never logged."""

    def __init__(self, keyring: Keyring, person: UUID, wrapped: bytes | None) -> None:
        if wrapped is None:
            raise Erased
        self._person = person
        self._key = keyring.unwrap(PURPOSE, wrapped, _context(person))

    @staticmethod
    def new_key(keyring: Keyring, person: UUID) -> bytes:
        """A fresh data key, wrapped, ready to be stored."""
        return keyring.wrap(PURPOSE, new_data_key(), _context(person))

    def close_image(self, jpeg: bytes, frame: UUID, version: int) -> bytes:
        """Encrypt one image; it can be decrypted only as this frame of this person and version."""
        return encrypt(self._key, jpeg, self._bound("image", version, frame))

    def open_image(self, closed: bytes, frame: UUID, version: int) -> bytes:
        """Raises CannotDecrypt where the bytes were moved to another person, frame or version."""
        return decrypt(self._key, closed, self._bound("image", version, frame))

    def close_seen(self, data: bytes, frame: UUID, part: Part) -> bytes:
        """Encrypt what the engine saw in a frame."""
        return encrypt(self._key, data, self._bound(part, 0, frame))

    def open_seen(self, closed: bytes, frame: UUID, part: Part) -> bytes:
        """Raises CannotDecrypt."""
        return decrypt(self._key, closed, self._bound(part, 0, frame))

    def close_template(self, descriptors: Sequence[npt.NDArray[np.float64]], enrolment: UUID, version: int) -> bytes:
        """Encrypt descriptors, an array of n x 128 float64, row by row."""
        stacked = np.ascontiguousarray(np.stack(list(descriptors)), dtype=np.float64)
        return encrypt(self._key, stacked.tobytes(), self._bound("template", version, enrolment))

    def open_template(self, closed: bytes, enrolment: UUID, version: int) -> Descriptors:
        """Raises CannotDecrypt."""
        raw = decrypt(self._key, closed, self._bound("template", version, enrolment))
        if len(raw) % (DESCRIPTOR_LENGTH * 8):
            raise CannotDecrypt
        return np.frombuffer(raw, dtype=np.float64).reshape(-1, DESCRIPTOR_LENGTH)

    def _bound(self, kind: str, version: int, row: UUID) -> bytes:
        return f"biometrics/{kind}/{self._person}/{version}/{row}".encode()


def _context(person: UUID) -> bytes:
    return f"biometrics/data-key/{person}".encode()


def rewrap(keyring: Keyring, person: UUID, wrapped: bytes) -> bytes:
    """The same data key under the current master key."""
    return keyring.rewrap(PURPOSE, wrapped, _context(person))
