"""How many typing errors apart two keys are."""


def distance(one: str, other: str) -> int:
    """Letters that are missing, added or wrong, or neighbours exchanged, each counted once (optimal string alignment).

    H. Hyyrö, "A bit-vector algorithm for computing Levenshtein and Damerau edit distances", 2003: a column of the table is one number.
    """
    if not one or not other:
        return max(len(one), len(other))
    places: dict[str, int] = {}
    for place, letter in enumerate(one):
        places[letter] = places.get(letter, 0) | 1 << place
    whole, last, found = (1 << len(one)) - 1, 1 << (len(one) - 1), len(one)
    up, down, diagonal, before = whole, 0, 0, 0
    for letter in other:
        same = places.get(letter, 0)
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


def likeness(one: str, other: str) -> float:
    """From 0 (nothing alike) to 1 (the same)."""
    longest = max(len(one), len(other))
    return 1 - distance(one, other) / longest if longest else 1.0
