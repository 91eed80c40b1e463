"""What a process keeps in memory is read again; a reading that fails leaves what was read before."""

import asyncio

import pytest

from shared.db import refreshing
from shared.db.refreshing import kept_fresh


async def test_it_is_read_again_after_a_failure_and_no_more_at_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(refreshing, "REFRESH_SECONDS", 0.0)
    readings, enough = 0, asyncio.Event()

    async def read() -> None:
        nonlocal readings
        readings += 1
        if readings == 1:
            raise ConnectionError
        enough.set()

    async with kept_fresh(read, failed="not_read"):
        await asyncio.wait_for(enough.wait(), 5)
    seen = readings
    await asyncio.sleep(0)
    assert readings == seen, "nothing reads after the end"
