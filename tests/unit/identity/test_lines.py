"""Slow hashes wait in a line, and nobody takes every place."""

import asyncio
from threading import Event

import pytest

from shared.identity.limits.hashing import AT_ONCE, Line, TooBusy


async def held(line: Line, whose: str, until: Event) -> bool:
    with line.place(whose) as place:
        return await place.run(lambda: until.wait(20))


async def test_one_sender_holds_only_their_part_and_all_together_the_line() -> None:
    line, until = Line("test", most=AT_ONCE + 2, of_one=AT_ONCE), Event()
    working = [asyncio.create_task(held(line, "flood", until)) for _ in range(AT_ONCE)]
    await asyncio.sleep(0)
    with pytest.raises(TooBusy):
        await held(line, "flood", until)
    working += [asyncio.create_task(held(line, f"other{number}", until)) for number in range(2)]
    await asyncio.sleep(0)
    with pytest.raises(TooBusy):
        await held(line, "late", until)
    until.set()
    assert await asyncio.gather(*working) == [True] * len(working)
    assert await held(line, "late", until)


async def test_a_place_that_was_not_used_is_free_again() -> None:
    line = Line("test", most=1, of_one=1)
    for _ in range(3):
        with line.place("somebody"):
            pass


async def test_who_hangs_up_does_not_free_the_thread_that_still_works() -> None:
    line, until, started = Line("test", most=1, of_one=1), Event(), Event()

    def working_long() -> None:
        started.set()
        until.wait(20)

    async def work() -> None:
        with line.place("somebody") as place:
            await place.run(working_long)

    working = asyncio.create_task(work())
    await asyncio.to_thread(started.wait, 20)
    working.cancel()
    await asyncio.gather(working, return_exceptions=True)
    with pytest.raises(TooBusy), line.place("somebody"):
        pass
    until.set()
    line.threads.shutdown()
    with line.place("somebody"):
        pass
