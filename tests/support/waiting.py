"""Waiting for a condition, with a time limit."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from typing import TypeVar

T = TypeVar("T")
LOOKS_PER_SECOND = 20


def eventually(look: Callable[[], T], *, seconds: float = 30) -> T:
    """The first true result of `look`; fails if there is none in time."""
    deadline = time.monotonic() + seconds
    while True:
        answer = look()
        if answer:
            return answer
        if time.monotonic() > deadline:
            raise AssertionError(f"Still {answer!r} after {seconds} s")
        time.sleep(1 / LOOKS_PER_SECOND)


async def eventually_async(look: Callable[[], Awaitable[T]], *, seconds: float = 30) -> T:
    """As `eventually`, for a coroutine function."""
    deadline = time.monotonic() + seconds
    while True:
        answer = await look()
        if answer:
            return answer
        if time.monotonic() > deadline:
            raise AssertionError(f"Still {answer!r} after {seconds} s")
        await asyncio.sleep(1 / LOOKS_PER_SECOND)
