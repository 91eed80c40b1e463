"""How many typing errors apart two keys are."""

from collections.abc import Iterable, Iterator
from functools import lru_cache


class Pattern:
    """A key that is compared with many others: what depends on it alone is reckoned once."""

    __slots__ = ("length", "letters", "places", "text")

    def __init__(self, text: str) -> None:
        self.text, self.length, self.letters = text, len(text), letters(text)
        self.places: dict[str, int] = {}
        for place, letter in enumerate(text):
            self.places[letter] = self.places.get(letter, 0) | 1 << place

    def distance(self, other: str) -> int:
        """Letters that are missing, added or wrong, or neighbours exchanged, each counted once (optimal string alignment).

        H. Hyyrö, "A bit-vector algorithm for computing Levenshtein and Damerau edit distances", 2003: a column of the table is one number.
        """
        if not self.text or not other:
            return max(self.length, len(other))
        places = self.places.get
        whole, last, found = (1 << self.length) - 1, 1 << (self.length - 1), self.length
        up, down, diagonal, before = whole, 0, 0, 0
        for letter in other:
            same = places(letter, 0)
            exchanged = (((~diagonal) & same) << 1) & before
            diagonal = ((((same & up) + up) ^ up) | same | down | exchanged) & whole
            right = (down | ~(diagonal | up)) & whole
            left = diagonal & up
            found += bool(right & last) - bool(left & last)
            right = (right << 1 | 1) & whole
            up = (left << 1 | ~(diagonal | right)) & whole
            down = right & diagonal
            before = same
        return found

    def likeness(self, other: str) -> float:
        """From 0 (nothing alike) to 1 (the same)."""
        longest = max(self.length, len(other))
        return 1 - self.distance(other) / longest if longest else 1.0

    def may_reach(self, keys: Iterable[str], least: float) -> Iterator[str]:
        """Those of the keys that may be at least so like, told without comparing letter by letter: an error changes the length by one
        letter at most, and which letters a key has by two."""
        share, own, own_letters = 1 - least + ROUNDING, self.length, self.letters
        for key in keys:
            length = len(key)
            most = share * max(own, length)
            if -most <= length - own <= most and (own_letters ^ letters(key)).bit_count() <= 2 * most:
                yield key


ROUNDING = 1e-9


@lru_cache(maxsize=131_072)
def letters(key: str) -> int:
    """Which letters a key has, a bit for each."""
    found = 0
    for letter in key:
        found |= 1 << (ord(letter) & 31)
    return found
