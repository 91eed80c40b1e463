"""What an administrator may enter as a vendor's network or certificate."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.probation.telemetry.vendors.domain import NoNetwork, TooWide, is_device_number, read_network
from services.probation.telemetry.vendors.forms import NO_CERTIFICATE, PRIVATE_KEY, fingerprint_of
from tests.builders.moments import NOW
from tests.support.pem import certificate


@pytest.mark.parametrize("text", ["10.20.0.0/16", " 10.0.0.0/8 ", "192.0.2.7", "2001:db8::/32", "2001:db8::7"])
def test_a_network_is_read_as_it_is_written(text: str) -> None:
    assert str(read_network(text)).startswith(text.strip())


@pytest.mark.parametrize("text", ["0.0.0.0/0", "10.0.0.0/7", "::/0", "2001::/31"])
def test_a_network_of_half_the_world_is_too_wide(text: str) -> None:
    with pytest.raises(TooWide):
        read_network(text)


@pytest.mark.parametrize("text", ["10.20.0.1/16", "10.20", "device", "10.20.0.0/33", "::ffff:10.20.0.0/112", "10.0.0.0/8,11.0.0.0/8"])
def test_what_is_no_network_or_not_its_first_address_is_refused(text: str) -> None:
    with pytest.raises(NoNetwork):
        read_network(text)


def test_a_certificate_and_its_fingerprint_are_the_same() -> None:
    pem, fingerprint, _ = certificate(NOW + timedelta(days=1))
    pairs = ":".join(fingerprint[at : at + 2] for at in range(0, 64, 2)).upper()
    texts = (pem, fingerprint, pairs, f"sha256 Fingerprint={pairs}", f"  {fingerprint}\n")
    assert {fingerprint_of(text, NOW) for text in texts} == {fingerprint}


def test_what_is_no_certificate_is_refused() -> None:
    pem, fingerprint, _ = certificate(NOW + timedelta(days=1))
    for text in ("", "certificate", fingerprint[:-1], fingerprint + "0", pem.replace("M", "!", 1), pem + pem):
        with pytest.raises(ValueError, match=NO_CERTIFICATE):
            fingerprint_of(text, NOW)


def test_a_private_key_is_refused_as_one_even_beside_its_certificate() -> None:
    pem, _, key = certificate(NOW + timedelta(days=1))
    for text in (key, pem + key):
        with pytest.raises(ValueError, match=PRIVATE_KEY):
            fingerprint_of(text, NOW)


def test_a_certificate_counts_until_its_last_moment() -> None:
    pem, fingerprint, _ = certificate(NOW)
    assert fingerprint_of(pem, NOW - timedelta(seconds=1)) == fingerprint
    with pytest.raises(ValueError, match="has ended"):
        fingerprint_of(pem, NOW)


@given(st.text(max_size=80))
def test_a_device_number_is_what_the_register_takes(text: str) -> None:
    allowed = set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._:-")
    assert is_device_number(text) == (0 < len(text) <= 64 and set(text) <= allowed)
