"""ИИН, telephone numbers, card codes and PINs."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from services.probation.cases.domain import card, phone
from services.probation.register import iin

FIXTURES = ("991231500006", "990228600013", "991231500719")
DIGITS = st.text("0123456789", min_size=11, max_size=11)


@pytest.mark.parametrize("number", FIXTURES)
def test_the_fictional_fixtures_are_valid(number: str) -> None:
    assert iin.parse_iin(number).number == number


def test_spaces_and_dashes_are_forgiven() -> None:
    assert iin.parse_iin(" 991231 500006 ").number == "991231500006"


@pytest.mark.parametrize(
    ("text", "problem"),
    [("", "length"), ("99123150000", "length"), ("99123150000x", "length"), ("٩٩١٢٣١٥٠٠٠٠٦", "length"), ("991331500006", "date"),
     ("990229600013", "date"), ("991231700006", "century"), ("991231500007", "checksum")],
)  # fmt: skip
def test_a_wrong_iin_says_what_is_wrong(text: str, problem: str) -> None:
    with pytest.raises(iin.WrongIin) as caught:
        iin.parse_iin(text)
    assert caught.value.problem == problem


def test_a_foreigners_number_is_let_through_with_a_warning() -> None:
    eleven = "99123100001"
    found = iin.parse_iin(f"{eleven}{iin.check_digit(eleven)}")
    assert found.warns


@given(DIGITS, st.integers(0, 9), st.integers(1, 9))
def test_a_wrong_digit_among_the_first_ten_is_noticed(eleven: str, place: int, change: int) -> None:
    """Of the first ten: 11 is prime and their weights are smaller. The eleventh has weight 11 in the first row, and is free."""
    first = sum(int(digit) * weight for digit, weight in zip(eleven, iin.FIRST_PASS, strict=True)) % 11
    changed = eleven[:place] + str((int(eleven[place]) + change) % 10) + eleven[place + 1 :]
    second = sum(int(digit) * weight for digit, weight in zip(changed, iin.FIRST_PASS, strict=True)) % 11
    assume(first < 10 and second < 10)
    assert iin.check_digit(eleven) != iin.check_digit(changed)


@given(DIGITS)
def test_both_rows_of_weights_are_used(eleven: str) -> None:
    digit = iin.check_digit(eleven)
    sums = [sum(int(one) * weight for one, weight in zip(eleven, row, strict=True)) % 11 for row in (iin.FIRST_PASS, iin.SECOND_PASS)]
    assert digit == (sums[0] if sums[0] < 10 else sums[1] if sums[1] < 10 else None)


@pytest.mark.parametrize("text", ["+77012345678", "87012345678", "8 (701) 234-56-78", "+7 701 234 56 78", "77012345678", "701 234-56-78"])
def test_a_mobile_number_is_read_however_it_is_written(text: str) -> None:
    assert phone.parse_phone(text) == "+77012345678"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "123",
        "+79012345678",
        "+7701234567",
        "+770123456789",
        "phone",
        "8 7172 74 00 00",
        "87012345678#5",
        "Mum 87012345678",
        "+7 701 CALLNOW",
    ],
)
def test_other_numbers_are_refused(text: str) -> None:
    with pytest.raises(phone.WrongPhone):
        phone.parse_phone(text)


def test_a_number_is_shown_in_groups() -> None:
    assert phone.spaced("+77012345678") == "+7 701 234 56 78"


PAYLOADS = st.text(card.ALPHABET, min_size=card.LENGTH - 1, max_size=card.LENGTH - 1)


@given(PAYLOADS)
def test_a_code_reads_back_however_it_is_typed(payload: str) -> None:
    code = payload + card.check_sign(payload)
    assert card.is_code(code)
    assert card.is_code(card.spaced_code(code).lower())


@given(PAYLOADS, st.integers(0, card.LENGTH - 1), st.sampled_from(card.ALPHABET))
def test_one_wrong_sign_is_always_noticed(payload: str, place: int, sign: str) -> None:
    code = payload + card.check_sign(payload)
    assume(code[place] != sign)
    assert not card.is_code(code[:place] + sign + code[place + 1 :])


@given(PAYLOADS, st.integers(0, card.LENGTH - 3))
def test_two_neighbours_swapped_are_always_noticed(payload: str, place: int) -> None:
    code = payload + card.check_sign(payload)
    assume(code[place] != code[place + 1])
    assert not card.is_code(code[:place] + code[place + 1] + code[place] + code[place + 2 :])


def test_no_sign_can_be_taken_for_another() -> None:
    assert not set("01OIL") & set(card.ALPHABET)
    assert all(card.is_code(card.new_code()) for _ in range(200))


def test_a_pin_is_six_digits_that_nobody_would_try_first() -> None:
    assert not any(card.easy_to_guess(card.new_pin()) for _ in range(500))
    assert all(map(card.easy_to_guess, ("000000", "123456", "654321", "121212", "123123", "112212", "789789")))
    assert not any(map(card.easy_to_guess, ("112233", "123457", "765430", "135790", "123124")))
    given = iter("123456" + "493027")
    assert card.new_pin(lambda _digits: next(given)) == "493027"


def test_a_card_code_is_completed_by_the_weighted_sum_of_its_signs() -> None:
    """2 counts nothing, 3 one, and so on: 1 * 1 + 2 * 2 + ... + 7 * 7 = 140, and 140 - 4 * 31 = 16."""
    assert card.check_sign("3456789") == card.ALPHABET[16] == "J"
    signs = iter("3456789")
    assert card.new_code(lambda _alphabet: next(signs)) == "3456789J"
    assert card.is_code("3456-789J")
    assert card.is_code("3456–789 j")
    assert not any(map(card.is_code, ("3456789", "3456789JJ", "3456789K", "3456781J", "")))
    assert len(card.new_receipt()) == 8


def test_a_case_number_says_office_year_and_order() -> None:
    assert card.case_number("75", 2026, 42) == "75-2026-00042"
