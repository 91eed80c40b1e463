"""How what was typed is read: names, numbers, a year of birth."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.reintegration.case_search.keeping import words_of
from services.reintegration.case_search.query import OLDEST_YEAR, YOUNGEST, asked, fits_year


@pytest.mark.parametrize(
    ("typed", "numbers", "year"),
    [
        ("Ахметов 1985", (), 1985), ("1985", ("1985",), 1985), ("Ахметов 1899", ("1899",), None), ("Ахметов 2024", ("2024",), None),
        ("Ахметов", (), None), ("0001", ("0001",), None),
    ],
)  # fmt: skip
def test_what_is_a_year_of_birth(typed: str, numbers: tuple[str, ...], year: int | None) -> None:
    what = asked(typed, this_year=2026)
    assert (what.numbers, what.year) == (numbers, year)


def test_the_nearer_the_year_the_better() -> None:
    scores = [fits_year(born, 1985) for born in (1985, None, 1986, 1999)]
    assert scores == sorted(scores, reverse=True)
    assert fits_year(1999, None) == 1.0


@given(st.text(max_size=60))
def test_whatever_was_typed_is_read(typed: str) -> None:
    what = asked(typed, this_year=2026)
    assert what.year is None or OLDEST_YEAR <= what.year <= 2026 - YOUNGEST


@given(st.lists(st.sampled_from(["Жұмабаев", "Нұрлан", "Серікұлы", "Demo"]), max_size=4).map(tuple), st.permutations(range(4)))
def test_the_words_of_a_name_do_not_depend_on_their_order(parts: tuple[str, ...], order: list[int]) -> None:
    other = [parts[place] for place in order if place < len(parts)]
    assert words_of(" ".join(parts)) == words_of("  ".join(other))
