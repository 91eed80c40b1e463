"""What a name may be written with: every letter of Kazakh, Russian and Latin, apostrophes, hyphens, spaces; nothing else."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.probation.cases.domain.names import WrongName, read_name

KAZAKH = "АӘБВГҒДЕЁЖЗИЙКҚЛМНҢОӨПРСТУҰҮФХҺЦЧШЩЪЫІЬЭЮЯ"
LATIN = "AÁBCDEFGĞHIİJKLMNÑOÖPQRSŞTUŪÜVWXYZ"
word = st.text(st.sampled_from(KAZAKH + KAZAKH.lower() + LATIN), min_size=1, max_size=12)
names = st.builds(lambda first, rest: first + "".join(sign + part for sign, part in rest), word,
                  st.lists(st.tuples(st.sampled_from(" -'’"), word), max_size=3))  # fmt: skip
OTHER = st.characters(categories=("N", "P", "S", "C")).filter(lambda sign: sign not in " -'’ʼʻ`" and not sign.isspace())


@given(names)
def test_every_name_of_these_letters_is_kept_as_it_is(name: str) -> None:
    assert read_name(name) == unicodedata.normalize("NFC", name)
    assert read_name(read_name(name)) == read_name(name)


@given(names, OTHER, st.integers(0, 40))
def test_one_other_sign_anywhere_is_refused(name: str, sign: str, place: int) -> None:
    with pytest.raises(WrongName):
        read_name(name[:place] + sign + name[place:])


@given(names)
def test_spaces_around_and_doubled_are_left_out(name: str) -> None:
    assert read_name(f"  {name.replace(' ', '   ')} ") == read_name(name)


@pytest.mark.parametrize("typed", ["12345 !!! <b>x</b>", "", "-", "' '", "Анна--Мария", "-Анна", "Анна-", "Мл.", "Anna1", "李", "O''Neil"])
def test_what_is_no_name_is_refused(typed: str) -> None:
    with pytest.raises(WrongName):
        read_name(typed)


@pytest.mark.parametrize(("typed", "script"), [("Anna", "latin"), ("Игорь", "cyrillic"), ("Ұлпан", "cyrillic"), ("Igor'", "latin")])
def test_an_alphabet_is_asked_for_where_it_matters(typed: str, script: str) -> None:
    other = "latin" if script == "cyrillic" else "cyrillic"
    assert read_name(typed, script) == typed  # type: ignore[arg-type]
    with pytest.raises(WrongName):
        read_name(typed, other)  # type: ignore[arg-type]
