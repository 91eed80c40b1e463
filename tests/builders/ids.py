"""Ids that are the same whenever a test is run again."""

from itertools import count
from uuid import NAMESPACE_URL, UUID, uuid5

_numbers = count()


def fresh() -> UUID:
    """A new id that nothing else in this test has."""
    return uuid5(NAMESPACE_URL, f"oralu:test:{next(_numbers)}")


def begin_again() -> None:
    """Give the next test the same ids as when it runs alone."""
    global _numbers
    _numbers = count()
