"""Whether what was typed as a card's code looks like a PIN, which must not be shown again."""

import pytest

from services.biometrics.kiosk.domain import looks_like_pin


@pytest.mark.parametrize("typed", ["4711", "123456", "12 34-56", "1234567"])
def test_digits_fewer_than_a_cards_code_has_look_like_a_pin(typed: str) -> None:
    assert looks_like_pin(typed)


@pytest.mark.parametrize("typed", ["12345678", "1234-5678", "123456789", "1234ABC", "", "-"])
def test_as_many_digits_as_a_cards_code_has_or_more_or_a_letter_do_not(typed: str) -> None:
    assert not looks_like_pin(typed)
