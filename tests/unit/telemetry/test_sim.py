"""The number of a SIM: what is taken, as what, and what is wrong with the rest."""

import pytest

from services.probation.telemetry.devices.domain.sim import Mistyped, WrongSim, parse_sim, spaced


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("8999 7012 3456 7890 126", "8999701234567890126"),
        ("+7 (701) 000-00-09", "+77010000009"),
        ("8 701 000 00 09", "+77010000009"),
        ("89997012345678901234", "89997012345678901234"),
        ("899970123456789012", "899970123456789012"),
        ("+12345678", "+12345678"),
        ("+123456789012345", "+123456789012345"),
    ],
)
def test_a_card_or_a_phone_number_without_spaces(typed: str, kept: str) -> None:
    assert parse_sim(typed) == kept


@pytest.mark.parametrize("typed", ["8999701234567890121", "8999702134567890126"])
def test_a_digit_that_does_not_fit_is_a_mistake(typed: str) -> None:
    with pytest.raises(Mistyped):
        parse_sim(typed)


@pytest.mark.parametrize(
    "typed",
    [
        "12345",
        "77010000009",
        "+1234567",
        "+1234567890123456",
        "89997012345678901",
        "+02345678",
        "899970123456789012345",
        "SIM",
        "8999701234567890123456",
        "٨٩٩٩٧٠١٢٣٤٥٦٧٨٩٠١٢٠",
    ],
)
def test_anything_else_is_no_sim(typed: str) -> None:
    with pytest.raises(WrongSim) as wrong:
        parse_sim(typed)
    assert wrong.type is WrongSim


def test_read_in_fours() -> None:
    assert spaced("8999701234567890126") == "8999 7012 3456 7890 126"
    assert spaced("+77010000009") == "+7 701 000 00 09"
