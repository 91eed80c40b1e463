"""The distance by numbers of bits is that of the plain table."""

from hypothesis import given
from hypothesis import strategies as st

from services.probation.search.domain.distance import distance, likeness
from services.probation.search.domain.near import near

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
    assert distance(one, other) == distance(other, one) == plain(one, other)
    assert likeness(one, other) == likeness(other, one)


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
