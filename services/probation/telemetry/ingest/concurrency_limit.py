"""A limit on concurrent requests: more are refused before anything of them is read."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager


class TooBusy(Exception):
    """Too many requests are in progress; nothing was read."""


class ConcurrencyLimit:
    """At most `most` at once, and at most `each` for one sender (`who`), so that one sender cannot take every place."""

    def __init__(self, most: int, each: int) -> None:
        self.most, self.each = most, each
        self.inside: Counter[str] = Counter()

    @contextmanager
    def acquire(self, who: str) -> Iterator[None]:
        """Hold a place during the block. Raises TooBusy."""
        if self.inside.total() >= self.most or self.inside[who] >= self.each:
            raise TooBusy
        self.inside[who] += 1
        try:
            yield
        finally:
            self.inside[who] -= 1
            if not self.inside[who]:
                del self.inside[who]
