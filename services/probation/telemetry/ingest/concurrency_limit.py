"""A limit on concurrent requests: more are refused before anything of them is read."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager


class TooBusy(Exception):
    """Too many requests are in progress; nothing was read."""


class ConcurrencyLimit:
    """At most `most` at once, and at most `each` for one sender (`who`), so that one sender cannot take every place.

    Senders that were not authenticated before have a third of both: they may claim to be anybody, so they never take the others' places.
    """

    def __init__(self, most: int, each: int) -> None:
        self.most, self.each = most, each
        self.inside: Counter[str] = Counter()
        self.strangers = 0

    @contextmanager
    def acquire(self, who: str, *, known: bool = True) -> Iterator[None]:
        """Hold a place during the block. Raises TooBusy."""
        each = self.each if known else max(1, self.each // 3)
        if self.inside.total() >= self.most or self.inside[who] >= each or (not known and self.strangers >= max(1, self.most // 3)):
            raise TooBusy
        self.inside[who] += 1
        self.strangers += not known
        try:
            yield
        finally:
            self.inside[who] -= 1
            self.strangers -= not known
            if not self.inside[who]:
                del self.inside[who]
