"""Argon2 takes 64 MiB and a core for some tenths of a second: few at once, few waiting, and nobody takes every place."""

import asyncio
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from threading import Lock
from typing import TypeVar

from litestar.exceptions import ServiceUnavailableException

Result = TypeVar("Result")
AT_ONCE = 2
"""Threads of one line. Argon2 gives up the lock of the interpreter, so that pages are answered meanwhile."""


class TooBusy(ServiceUnavailableException):
    """The line is full: the secret was not looked at. Answered 503."""

    def __init__(self) -> None:
        super().__init__("Too many secrets are being checked", headers={"retry-after": "5"})


class Place:
    """One place in a line, held until the work is done, or until the holder leaves without any."""

    def __init__(self, line: "Line", whose: str) -> None:
        self.line, self.whose, self.begun = line, whose, False

    async def run(self, work: Callable[[], Result]) -> Result:
        """Do the work in a thread when its turn comes; once for each place."""
        self.begun = True
        begun = self.line.threads.submit(work)
        # Only when the thread is through with it: whoever hangs up early does not free a place that is still in use.
        begun.add_done_callback(lambda _: self.line.leave(self.whose))
        return await asyncio.wrap_future(begun)


class Line:
    """A bounded queue before a few threads. `most`: places, those at work included; `of_one`: how many of them one sender may hold."""

    def __init__(self, name: str, *, most: int, of_one: int) -> None:
        self.most, self.of_one = most, of_one
        self.threads = ThreadPoolExecutor(AT_ONCE, thread_name_prefix=f"argon2-{name}")
        self._held = Counter[str]()
        self._lock = Lock()

    @contextmanager
    def place(self, whose: str) -> Iterator[Place]:
        """Hold a place for this sender. Raises TooBusy at once where the line, or this sender's part of it, is full."""
        with self._lock:
            if self._held.total() >= self.most or self._held[whose] >= self.of_one:
                raise TooBusy
            self._held[whose] += 1
        place = Place(self, whose)
        try:
            yield place
        finally:
            if not place.begun:
                self.leave(whose)

    def leave(self, whose: str) -> None:
        """Free one place of this sender."""
        with self._lock:
            self._held[whose] -= 1
            if not self._held[whose]:
                del self._held[whose]


STRANGERS = Line("strangers", most=32, of_one=16)
"""Browsers that have not signed in with this account before."""
KNOWN = Line("known", most=64, of_one=16)
"""Browsers that have, and kiosks: a flood of strangers does not stand before them."""
