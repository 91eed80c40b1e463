"""What a key and its misspellings have in common: what is left of its beginning when letters are left out.

Two keys with a typing error or two between them share such a remainder, so that an index of remainders finds the one by the other (the
symmetric delete algorithm, W. Garbe 2012).
"""

from functools import lru_cache
from itertools import combinations

BEGINNING = 8
"""Letters of a key that are looked at: errors behind them are found as well."""
LONG = 5
"""From this length on two letters are left out, otherwise one: short keys would be near too many others."""


@lru_cache(maxsize=16_384)
def near(key: str) -> frozenset[str]:
    """The remainders of a key, itself among them."""
    begin = key[:BEGINNING]
    left_out = 2 if len(begin) >= LONG else 1
    found = {begin}
    for number in range(1, left_out + 1):
        for places in combinations(range(len(begin)), number):
            found.add("".join(letter for place, letter in enumerate(begin) if place not in places))
    found.discard("")
    return frozenset(found)
