"""Randomness that is the same in each run: every step of the recording has a stream of its own.

One more draw in a step does not change the others. New ids count up, so that rows of the same time keep their order whatever is drawn
between them.
"""

import os
import random
from hashlib import sha256

ID_BYTES = 16


class SeededRandomness:
    """Replaces the operating system's random bytes."""

    def __init__(self) -> None:
        self._number, self._name, self._drawn = 0, "", 0

    def install(self) -> None:
        """From now on `uuid4`, `secrets` and everything else in this process draws from here."""
        os.urandom = self._ids  # uuid4 looks it up here
        random._urandom = self._stream  # type: ignore[attr-defined]  # secrets and SystemRandom look it up there

    def step(self, name: str) -> None:
        """Begin the stream of the next step."""
        self._number, self._name, self._drawn = self._number + 1, name, 0

    def _ids(self, size: int, /) -> bytes:
        """Bytes of the length of an id: the step, the draw, then noise."""
        noise = self._stream(size)
        if size != ID_BYTES:
            return noise
        return self._number.to_bytes(4, "big") + self._drawn.to_bytes(4, "big") + noise[8:]

    def _stream(self, size: int, /) -> bytes:
        self._drawn += 1
        found = b""
        while len(found) < size:
            found += sha256(f"{self._name}/{self._drawn}/{len(found)}".encode()).digest()
        return found[:size]
