"""Keys and their use: AES-256-GCM, data keys wrapped under a key for one purpose, argon2id for secrets of people.

The key for a purpose is derived from a versioned master key. The master keys are the command line's; a process has the keys for its own
purposes alone, in its file of secrets.
"""

import base64
import binascii
import secrets
from collections.abc import Iterable, Mapping

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from shared.master_keys import KEY_BYTES, NoMasterKey, key_file, read_keys
from shared.process_secrets import read_secrets
from shared.settings import OraluSettings

NONCE_BYTES = 12
VERSION_BYTES = 4
BY_PURPOSE = 0x8000_0000
"""Added to the version in what `wrap` makes. Without it a value was wrapped under SHARED_WRAP, the one key of earlier data."""
SHARED_WRAP = "wrap"
_HASHER = PasswordHasher()  # argon2id with the parameters of RFC 9106, low-memory choice


class CannotDecrypt(Exception):
    """The key, the context or the bytes are not those that were encrypted."""


class KeyNotHeld(Exception):
    """This process has no key for this purpose; the text names the purpose."""


class Keyring:
    """The keys of an installation, or of one process, by version. The highest version encrypts, every one decrypts."""

    def __init__(self, keys: Mapping[int, bytes]) -> None:
        if not keys or any(len(key) != KEY_BYTES for key in keys.values()):
            raise NoMasterKey(f"A master key is {KEY_BYTES} bytes.")
        self._keys = dict(keys)
        self._derived: dict[tuple[str, int], bytes] = {}
        self._versions = sorted(keys)

    @classmethod
    def of_process(cls, keys: Mapping[str, Mapping[int, bytes]]) -> "Keyring":
        """Without a master key: these keys by purpose and version, and no other can be derived."""
        ring = cls.__new__(cls)
        ring._keys = {}
        ring._derived = {(purpose, version): key for purpose, versions in keys.items() for version, key in versions.items()}
        ring._versions = sorted({version for versions in keys.values() for version in versions})
        return ring

    @classmethod
    def load(cls, settings: OraluSettings) -> "Keyring":
        """The process's own keys from ORALU_SECRETS_FILE; for the command line, which has no such file, the master keys from
        ORALU_MASTER_KEY, else from the file ORALU_MASTER_KEY_FILE, else from `master.key` in the state folder.

        Raises NoMasterKey or NoSecrets.
        """
        if settings.secrets_file is not None:
            return cls.of_process(read_secrets(settings.secrets_file).keys)
        if settings.master_key is not None:
            return cls(read_keys(settings.master_key.get_secret_value(), "ORALU_MASTER_KEY"))
        file = key_file(settings)
        try:
            return cls(read_keys(file.read_text(), str(file)))
        except OSError as error:
            raise NoMasterKey(f"Cannot read the master key file {file}: {error.strerror}.") from error

    def wrap(self, purpose: str, data_key: bytes, context: bytes) -> bytes:
        """`data_key` encrypted under the current key for `purpose` and bound to `context`; the key's version comes first."""
        version = self.prefix
        return version + encrypt(self.derive(purpose), data_key, version + context)

    def unwrap(self, purpose: str, wrapped: bytes, context: bytes) -> bytes:
        """The data key again. Raises CannotDecrypt."""
        version = wrapped[:VERSION_BYTES]
        own = int.from_bytes(version, "big") & BY_PURPOSE
        key = self.derive(purpose if own else SHARED_WRAP, self.version_of(wrapped))
        return decrypt(key, wrapped[VERSION_BYTES:], version + context)

    def rewrap(self, purpose: str, wrapped: bytes, context: bytes) -> bytes:
        """The same data key under the current key for `purpose`."""
        return self.wrap(purpose, self.unwrap(purpose, wrapped, context), context)

    @property
    def prefix(self) -> bytes:
        """How everything begins that `wrap` makes at present: what begins otherwise is to be wrapped again."""
        return (self.current_version | BY_PURPOSE).to_bytes(VERSION_BYTES, "big")

    def is_current(self, wrapped: bytes) -> bool:
        """Whether `wrap` would use the same key today."""
        return wrapped[:VERSION_BYTES] == self.prefix

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
        """The version of the master key whose key encrypted this."""
        return int.from_bytes(wrapped[:VERSION_BYTES], "big") & ~BY_PURPOSE

    def derive(self, purpose: str, version: int | None = None) -> bytes:
        """A 32-byte key for one purpose (HKDF-SHA256): no two purposes share a key.

        Raises KeyNotHeld for a purpose that is not this process's, CannotDecrypt for an unknown version.
        """
        wanted = (purpose, self.current_version if version is None else version)
        if wanted not in self._derived:
            if not self._keys and not any(known == purpose for known, _ in self._derived):
                raise KeyNotHeld(f"This process has no key for {purpose!r}. infra/secrets/holdings.py says which it has.")
            if wanted[1] not in self._keys:
                raise CannotDecrypt("There is no master key of this version.")
            derivation = HKDF(SHA256(), KEY_BYTES, salt=None, info=f"oralu {purpose}".encode())
            self._derived[wanted] = derivation.derive(self._keys[wanted[1]])
        return self._derived[wanted]

    def share(self, purposes: Iterable[str]) -> dict[str, dict[int, bytes]]:
        """The keys for these purposes, in every version: what a process gets."""
        return {purpose: {version: self.derive(purpose, version) for version in self.versions} for purpose in purposes}

    @property
    def versions(self) -> list[int]:
        """Every version that is there, the oldest first."""
        return list(self._versions)

    @property
    def current_version(self) -> int:
        """The version that encrypts. Raises KeyNotHeld if this process has no key at all."""
        if not self._versions:
            raise KeyNotHeld("This process has no key.")
        return self._versions[-1]

    def signing_key(self, purpose: str, version: int | None = None) -> Ed25519PrivateKey:
        """The installation's Ed25519 key for one purpose. Whoever is to check signatures gets its public half."""
        return Ed25519PrivateKey.from_private_bytes(self.derive(sign_purpose(purpose), version))


def new_data_key() -> bytes:
    """A fresh random key for one person's data."""
    return secrets.token_bytes(KEY_BYTES)


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
    key = keyring.derive(seal_purpose(sender, receiver))
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
    try:
        key = keyring.derive(seal_purpose(sender, receiver), number)
    except KeyNotHeld as error:  # nobody of that name sends to this process
        raise CannotDecrypt("This was sealed by a sender that is unknown here.") from error
    return decrypt(key, raw, f"{sender}>{receiver}".encode())


def seal_purpose(sender: str, receiver: str) -> str:
    """What the key is called under which `sender` seals for `receiver`; both have it and nobody else."""
    return f"seal {sender} {receiver}"


def sign_purpose(purpose: str) -> str:
    """What the key is called from which a signing key is made."""
    return f"sign {purpose}"


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
