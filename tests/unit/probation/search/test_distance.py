"""The distance by numbers of bits is that of the plain table."""

from hypothesis import given
from hypothesis import strategies as st

from shared.name_search.near import near
from shared.spelling.likeness import Pattern

WORDS = st.text("abcd", max_size=11)


def plain(one: str, other: str) -> int:
    """Optimal string alignment, cell by cell."""
    table = [[max(row, column) if not row * column else 0 for column in range(len(other) + 1)] for row in range(len(one) + 1)]
    for row in range(1, len(one) + 1):
        for column in range(1, len(other) + 1):
            wrong = one[row - 1] != other[column - 1]
            table[row][column] = min(table[row - 1][column] + 1, table[row][column - 1] + 1, table[row - 1][column - 1] + wrong)
            if row > 1 and column > 1 and one[row - 1] == other[column - 2] and one[row - 2] == other[column - 1]:
                table[row][column] = min(table[row][column], table[row - 2][column - 2] + 1)
    return table[-1][-1]


@given(WORDS, WORDS)
def test_it_is_the_plain_distance_both_ways(one: str, other: str) -> None:
    assert Pattern(one).distance(other) == Pattern(other).distance(one) == plain(one, other)
    assert Pattern(one).likeness(other) == Pattern(other).likeness(one)


@given(st.text("abcde", min_size=5, max_size=8), st.data())
def test_a_word_and_its_misspelling_have_a_remainder_in_common(word: str, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(word) - 2))
    for wrong in (
        word[:place] + word[place + 1 :],
        word[:place] + word[place] + word[place:],
        word[:place] + word[place + 1] + word[place] + word[place + 2 :],
        word[:place] + "x" + word[place + 1 :],
    ):
        assert not near(word).isdisjoint(near(wrong))


@given(WORDS, st.lists(WORDS), st.floats(0.3, 1))
def test_what_is_not_compared_letter_by_letter_is_not_like_enough(one: str, others: list[str], least: float) -> None:
    pattern = Pattern(one)
    assert {other for other in others if pattern.likeness(other) >= least} <= set(pattern.may_reach(others, least))
