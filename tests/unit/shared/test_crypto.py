"""Encrypted data can only be read with the right key in the right context."""

import base64
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import SecretStr

from shared import crypto
from shared.crypto import CannotDecrypt, KeyNotHeld, Keyring, decrypt, encrypt, seal, unseal
from shared.master_keys import NoMasterKey, add_master_key, ensure_key_file, key_file
from shared.settings import OraluSettings
from tests.support.hashing import PRODUCTION

KEYS = {1: b"1" * 32, 2: b"2" * 32}
RING = Keyring(KEYS)
FACES = Keyring.of_process(RING.share(["wrap face", "seal probation biometrics"]))
"""The keys of a process that opens faces and writes with probation."""


@given(plaintext=st.binary(), aad=st.binary())
def test_decrypting_gives_back_what_was_encrypted(plaintext: bytes, aad: bytes) -> None:
    assert decrypt(KEYS[1], encrypt(KEYS[1], plaintext, aad), aad) == plaintext


@given(plaintext=st.binary(min_size=1), place=st.integers(min_value=0), flip=st.integers(1, 255))
def test_any_changed_byte_is_noticed(plaintext: bytes, place: int, flip: int) -> None:
    changed = bytearray(encrypt(KEYS[1], plaintext, b"person"))
    changed[place % len(changed)] ^= flip
    with pytest.raises(CannotDecrypt):
        decrypt(KEYS[1], bytes(changed), b"person")


@pytest.mark.parametrize(("key", "aad"), [(KEYS[2], b"person"), (KEYS[1], b"another"), (KEYS[1], b"")])
def test_another_key_or_context_opens_nothing(key: bytes, aad: bytes) -> None:
    with pytest.raises(CannotDecrypt):
        decrypt(key, encrypt(KEYS[1], b"face", b"person"), aad)


@pytest.mark.parametrize("broken", [b"", b"short", b"x" * 12, b"x" * 27])
def test_too_few_bytes_are_an_error_of_their_own(broken: bytes) -> None:
    with pytest.raises(CannotDecrypt):
        decrypt(KEYS[1], broken, b"")


def test_the_same_text_never_looks_the_same() -> None:
    assert len({encrypt(KEYS[1], b"face", b"") for _ in range(100)}) == 100


def test_a_data_key_is_bound_to_its_person() -> None:
    data_key = crypto.new_data_key()
    wrapped = RING.wrap("wrap face", data_key, b"person one")
    assert RING.unwrap("wrap face", wrapped, b"person one") == data_key
    with pytest.raises(CannotDecrypt):
        RING.unwrap("wrap face", wrapped, b"person two")


def test_rotation_keeps_old_data_keys_readable_until_they_are_rewrapped() -> None:
    data_key = crypto.new_data_key()
    old = Keyring({1: KEYS[1]}).wrap("wrap face", data_key, b"person")
    fresh = RING.rewrap("wrap face", old, b"person")
    assert (RING.version_of(old), RING.version_of(fresh), RING.current_version) == (1, 2, 2)
    assert RING.unwrap("wrap face", old, b"person") == RING.unwrap("wrap face", fresh, b"person") == data_key
    only_new = Keyring({2: KEYS[2]})
    assert only_new.unwrap("wrap face", fresh, b"person") == data_key
    with pytest.raises(CannotDecrypt):
        only_new.unwrap("wrap face", old, b"person")


@pytest.mark.parametrize("broken", [b"", b"\0", b"\0\0\0\x01", b"\0\0\0\x09" + b"x" * 60])
def test_a_broken_wrapped_key_is_refused(broken: bytes) -> None:
    with pytest.raises(CannotDecrypt):
        RING.unwrap("wrap face", broken, b"person")


def test_a_process_uses_its_own_keys_and_no_other() -> None:
    wrapped = RING.wrap("wrap face", b"k" * 32, b"person")
    assert FACES.unwrap("wrap face", wrapped, b"person") == b"k" * 32
    assert RING.unwrap("wrap face", FACES.wrap("wrap face", b"k" * 32, b"person"), b"person") == b"k" * 32
    assert unseal(FACES, "probation", "biometrics", seal(RING, "probation", "biometrics", b"text")) == b"text"
    for purpose in ("wrap signed copy", "wrap", "csrf", "sign evidence pack"):
        with pytest.raises(KeyNotHeld, match=purpose):
            FACES.derive(purpose)


def test_a_message_of_somebody_whom_the_process_does_not_write_with_is_unreadable() -> None:
    with pytest.raises(CannotDecrypt):
        unseal(FACES, "reintegration", "biometrics", seal(RING, "reintegration", "biometrics", b"text"))


def test_a_process_without_a_key_says_so() -> None:
    with pytest.raises(KeyNotHeld):
        _ = Keyring.of_process({}).current_version


def wrapped_before(version: int, key: bytes) -> bytes:
    """As earlier versions wrapped: under one key for every purpose."""
    prefix = version.to_bytes(4, "big")
    return prefix + encrypt(Keyring(KEYS).derive(crypto.SHARED_WRAP, version), key, prefix + b"person")


def test_what_was_wrapped_under_the_shared_key_is_for_the_owner_and_is_wrapped_again() -> None:
    old = wrapped_before(2, b"k" * 32)
    with pytest.raises(KeyNotHeld):
        FACES.unwrap("wrap face", old, b"person")
    assert not RING.is_current(old)
    fresh = RING.rewrap("wrap face", old, b"person")
    assert RING.is_current(fresh)
    assert (RING.version_of(old), RING.version_of(fresh)) == (2, 2)
    assert FACES.unwrap("wrap face", fresh, b"person") == b"k" * 32


def test_what_is_wrapped_for_one_purpose_is_not_opened_for_another() -> None:
    with pytest.raises(CannotDecrypt):
        RING.unwrap("wrap signed copy", RING.wrap("wrap face", b"k" * 32, b"person"), b"person")


def test_no_two_purposes_share_a_key() -> None:
    purposes = ["wrap", "csrf", "seal a b", "seal b a"]
    assert len({RING.derive(purpose, version) for purpose in purposes for version in (1, 2)}) == 8


@given(st.binary(max_size=2000))
def test_a_sealed_message_is_opened_by_its_receiver_alone(plaintext: bytes) -> None:
    sealed = seal(RING, "probation", "biometrics", plaintext)
    assert unseal(RING, "probation", "biometrics", sealed) == plaintext
    for sender, receiver in (("probation", "reintegration"), ("biometrics", "probation"), ("reintegration", "biometrics")):
        with pytest.raises(CannotDecrypt):
            unseal(RING, sender, receiver, sealed)


@given(st.text())
def test_what_was_never_sealed_is_refused(text: str) -> None:
    with pytest.raises(CannotDecrypt):
        unseal(RING, "probation", "biometrics", text)


def test_a_message_sealed_before_a_rotation_is_still_read() -> None:
    assert unseal(RING, "a", "b", seal(Keyring({1: KEYS[1]}), "a", "b", b"text")) == b"text"


def test_a_key_file_is_made_once_and_for_its_owner_alone(tmp_path: Path) -> None:
    settings = OraluSettings(state_dir=tmp_path / "state")
    ensure_key_file(settings)
    file = key_file(settings)
    first = file.read_bytes()
    ensure_key_file(settings)
    assert file.read_bytes() == first
    assert file.stat().st_mode & 0o777 == 0o600
    assert list(file.parent.iterdir()) == [file]


def test_a_rotated_key_file_holds_both_versions(tmp_path: Path) -> None:
    settings = OraluSettings(state_dir=tmp_path)
    ensure_key_file(settings)
    wrapped = Keyring.load(settings).wrap("wrap face", b"k" * 32, b"person")
    assert add_master_key(settings) == 2
    ring = Keyring.load(settings)
    assert ring.current_version == 2
    assert ring.unwrap("wrap face", wrapped, b"person") == b"k" * 32
    assert key_file(settings).stat().st_mode & 0o777 == 0o600


def test_a_key_without_a_version_is_the_first(tmp_path: Path) -> None:
    file = tmp_path / "key"
    file.write_text(base64.b64encode(KEYS[1]).decode() + "\n")
    assert Keyring.load(OraluSettings(master_key_file=file)).derive("wrap") == Keyring({1: KEYS[1]}).derive("wrap")


@pytest.mark.parametrize(
    "text", ["", "\n", "1 short", "one " + base64.b64encode(KEYS[1]).decode(), "1 " + base64.b64encode(b"x" * 31).decode()]
)
def test_a_key_that_is_none_is_refused_without_repeating_it(text: str) -> None:
    with pytest.raises(NoMasterKey) as refusal:
        Keyring.load(OraluSettings(master_key=SecretStr(text)))
    assert text.strip() == "" or text not in str(refusal.value)


def test_a_missing_key_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(NoMasterKey, match=r"master\.key"):
        Keyring.load(OraluSettings(state_dir=tmp_path))


def test_secrets_are_hashed_with_the_strength_of_rfc_9106_in_production(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tests hash with little work; production uses the second recommended choice of RFC 9106, section 4: 64 MiB, 3 passes, 4 lanes."""
    monkeypatch.setattr(crypto, "_HASHER", PRODUCTION)
    assert crypto.hash_secret("4711").startswith("$argon2id$v=19$m=65536,t=3,p=4$")


def test_a_pin_is_kept_as_argon2id_and_checked() -> None:
    hashed = crypto.hash_secret("4711")
    assert hashed.startswith("$argon2id$")
    assert crypto.check_secret("4711", hashed)
    assert not crypto.check_secret("4712", hashed)
    assert not crypto.check_secret("4711", "not a hash")
