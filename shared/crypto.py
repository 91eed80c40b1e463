"""Keys and their use: AES-256-GCM, data keys wrapped by a versioned master key, argon2id for secrets of people."""

import base64
import binascii
import os
import secrets
from collections.abc import Mapping
from pathlib import Path

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from shared.settings import OraluSettings

KEY_BYTES = 32
NONCE_BYTES = 12
VERSION_BYTES = 4
_HASHER = PasswordHasher()  # argon2id with the parameters of RFC 9106, low-memory choice


class CannotDecrypt(Exception):
    """The key, the context or the bytes are not those that were encrypted."""


class NoMasterKey(Exception):
    """There is no usable master key; the text says where one was looked for."""


class Keyring:
    """The master keys of one installation by version. The highest encrypts, every one decrypts."""

    def __init__(self, keys: Mapping[int, bytes]) -> None:
        if not keys or any(len(key) != KEY_BYTES for key in keys.values()):
            raise NoMasterKey(f"A master key is {KEY_BYTES} bytes.")
        self._keys = dict(keys)
        self._derived: dict[tuple[str, int], bytes] = {}
        self.current_version = max(keys)

    @classmethod
    def load(cls, settings: OraluSettings) -> "Keyring":
        """From ORALU_MASTER_KEY, else the file ORALU_MASTER_KEY_FILE, else `master.key` in the state folder.

        A file (or the variable) holds one key a line: `<version> <base64 of 32 bytes>`; a line without a version is version 1.
        """
        if settings.master_key is not None:
            return cls(_read_keys(settings.master_key.get_secret_value(), "ORALU_MASTER_KEY"))
        file = key_file(settings)
        try:
            return cls(_read_keys(file.read_text(), str(file)))
        except OSError as error:
            raise NoMasterKey(f"Cannot read the master key file {file}: {error.strerror}.") from error

    def wrap(self, data_key: bytes, context: bytes) -> bytes:
        """`data_key` encrypted by the current master key and bound to `context`; the key's version comes first."""
        version = self.current_version.to_bytes(VERSION_BYTES, "big")
        return version + encrypt(self.derive("wrap"), data_key, version + context)

    def unwrap(self, wrapped: bytes, context: bytes) -> bytes:
        """The data key again. Raises CannotDecrypt."""
        version = wrapped[:VERSION_BYTES]
        return decrypt(self.derive("wrap", self.version_of(wrapped)), wrapped[VERSION_BYTES:], version + context)

    def rewrap(self, wrapped: bytes, context: bytes) -> bytes:
        """The same data key under the current master key."""
        return self.wrap(self.unwrap(wrapped, context), context)

    def encrypt(self, purpose: str, plaintext: bytes, context: bytes) -> bytes:
        """A secret that must be read again, under the current key for `purpose`; the key's version comes first."""
        return self.current_version.to_bytes(VERSION_BYTES, "big") + encrypt(self.derive(purpose), plaintext, context)

    def decrypt(self, purpose: str, stored: bytes, context: bytes) -> bytes:
        """The secret again. Raises CannotDecrypt."""
        return decrypt(self.derive(purpose, self.version_of(stored)), stored[VERSION_BYTES:], context)

    def reencrypt(self, purpose: str, stored: bytes, context: bytes) -> bytes:
        """The same secret under the current master key."""
        return self.encrypt(purpose, self.decrypt(purpose, stored, context), context)

    def version_of(self, wrapped: bytes) -> int:
        """The version of the master key that wrapped this."""
        return int.from_bytes(wrapped[:VERSION_BYTES], "big")

    def derive(self, purpose: str, version: int | None = None) -> bytes:
        """A 32-byte key for one purpose (HKDF-SHA256): no two purposes share a key. Raises CannotDecrypt for an unknown version."""
        wanted = (purpose, self.current_version if version is None else version)
        if wanted not in self._derived:
            master = self._keys.get(wanted[1])
            if master is None:
                raise CannotDecrypt("There is no master key of this version.")
            self._derived[wanted] = HKDF(SHA256(), KEY_BYTES, salt=None, info=f"oralu {purpose}".encode()).derive(master)
        return self._derived[wanted]

    @property
    def versions(self) -> list[int]:
        """Every version that is there, the oldest first."""
        return sorted(self._keys)

    def signing_key(self, purpose: str, version: int | None = None) -> Ed25519PrivateKey:
        """The installation's Ed25519 key for one purpose. Whoever is to check signatures gets its public half."""
        return Ed25519PrivateKey.from_private_bytes(self.derive(f"sign {purpose}", version))


def new_data_key() -> bytes:
    """A fresh random key for one person's data."""
    return secrets.token_bytes(KEY_BYTES)


def key_file(settings: OraluSettings) -> Path:
    """Where the master keys are kept."""
    return settings.master_key_file or settings.state_dir / "master.key"


def ensure_key_file(settings: OraluSettings) -> None:
    """Make a key file, readable by its owner alone, where there is none and no key in the environment."""
    if settings.master_key is None and not key_file(settings).exists():
        _write_keys(key_file(settings), {1: secrets.token_bytes(KEY_BYTES)})


def add_master_key(settings: OraluSettings) -> int:
    """Rotation, first step: add a new version to the key file and return its number. Old versions stay until all is rewrapped."""
    file = key_file(settings)
    keys = _read_keys(file.read_text(), str(file))
    version = max(keys) + 1
    _write_keys(file, {**keys, version: secrets.token_bytes(KEY_BYTES)})
    return version


def remove_master_key(settings: OraluSettings, version: int) -> None:
    """Rotation, last step: take an old version out of the key file. Raises KeyError for one that is not there, or is in use."""
    file = key_file(settings)
    keys = _read_keys(file.read_text(), str(file))
    if version == max(keys):
        raise KeyError(version)
    del keys[version]
    _write_keys(file, keys)


def encrypt(key: bytes, plaintext: bytes, aad: bytes) -> bytes:
    """AES-256-GCM: a random 12-byte nonce, then ciphertext and tag. `aad` must be given again to decrypt."""
    nonce = secrets.token_bytes(NONCE_BYTES)
    return nonce + AESGCM(key).encrypt(nonce, plaintext, aad)


def decrypt(key: bytes, ciphertext: bytes, aad: bytes) -> bytes:
    """The plaintext. Raises CannotDecrypt for a wrong key or context, or changed bytes."""
    try:
        return AESGCM(key).decrypt(ciphertext[:NONCE_BYTES], ciphertext[NONCE_BYTES:], aad)
    except (InvalidTag, ValueError) as error:
        raise CannotDecrypt("The key, the context or the bytes are wrong.") from error


def seal(keyring: Keyring, sender: str, receiver: str, plaintext: bytes) -> str:
    """`<sender>.<key version>.<base64>`: only the receiver can read it, and nobody can forge it or pass it on to another receiver."""
    key = keyring.derive(f"seal {sender} {receiver}")
    sealed = encrypt(key, plaintext, f"{sender}>{receiver}".encode())
    return f"{sender}.{keyring.current_version}.{base64.urlsafe_b64encode(sealed).decode()}"


def unseal(keyring: Keyring, sender: str, receiver: str, sealed: str) -> bytes:
    """What `sender` sealed for `receiver`. Raises CannotDecrypt for anything else."""
    try:
        claimed, version, body = sealed.split(".")
        raw, number = base64.b64decode(body, altchars=b"-_", validate=True), int(version)
    except (ValueError, binascii.Error) as error:
        raise CannotDecrypt("This is not a sealed message.") from error
    if claimed != sender:
        raise CannotDecrypt("This was sealed by another sender.")
    return decrypt(keyring.derive(f"seal {sender} {receiver}", number), raw, f"{sender}>{receiver}".encode())


def sealed_by(sealed: str) -> str:
    """The sender that a sealed text claims; only `unseal` proves it."""
    return sealed.partition(".")[0]


def hash_secret(secret: str) -> str:
    """argon2id of a password or PIN."""
    return _HASHER.hash(secret)


def check_secret(secret: str, hashed: str) -> bool:
    """Whether `secret` is the one that was hashed; False, never an error, for a broken hash."""
    try:
        return _HASHER.verify(hashed, secret)
    except (VerificationError, InvalidHashError):
        return False


def _read_keys(text: str, place: str) -> dict[int, bytes]:
    keys: dict[int, bytes] = {}
    try:
        for line in filter(None, map(str.strip, text.splitlines())):
            version, _, key = line.rpartition(" ")
            keys[int(version or 1)] = base64.b64decode(key, validate=True)
    except (ValueError, binascii.Error):
        raise NoMasterKey(f"{place} does not hold keys as `<version> <base64>`.") from None
    return keys


def _write_keys(file: Path, keys: Mapping[int, bytes]) -> None:
    """Replace the file in one step: a crash leaves the old keys or the new ones, never half of either."""
    file.parent.mkdir(parents=True, exist_ok=True)
    fresh = file.with_name(f"{file.name}.{os.getpid()}")
    lines = [f"{version} {base64.b64encode(key).decode()}\n" for version, key in sorted(keys.items())]
    descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w") as output:
        output.writelines(lines)
        output.flush()
        os.fsync(output.fileno())
    fresh.replace(file)
