"""Whether two people of one birth date may be the same: their names by the keys of the search, in either order."""

from services.probation.search.domain.distance import Pattern
from services.probation.search.domain.fold import fold
from services.probation.search.domain.names import keys_of

LEAST_ALIKE = 0.75
"""Of two words' letters: one typing error in a short name."""
Name = tuple[str, str]
"""(family name, given name)."""


def alike(one: Name, other: Name) -> bool:
    """Whether both names answer each other, also written in another alphabet, with another ending, or exchanged."""
    (family, given), (other_family, other_given) = one, other
    return (_like(family, other_family) and _like(given, other_given)) or (_like(family, other_given) and _like(given, other_family))


def _like(one: str, other: str) -> bool:
    return bool(keys_of(one) & keys_of(other)) or Pattern(fold(one)).likeness(fold(other)) >= LEAST_ALIKE
