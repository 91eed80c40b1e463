"""Reads and writes that have another reason than the actor's own scope (infra/adr/0036-row-level-security.md)."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from shared.db import acting
from shared.db.engine import SafeEngine


@asynccontextmanager
async def beyond_scope(db: SafeEngine, reason: str) -> AsyncIterator[None]:
    """For the few reads and writes that have another reason than the actor's own scope; `reason` says which, in words for the reader.

    The policies show everything inside, also in the open transaction. tests/architecture lists the places.
    """
    assert reason, "A read beyond the scope has a reason."
    current = db.opened
    if current is not None:
        async with current.on_behalf_of(acting.SYSTEM):
            yield
    else:
        with acting.acting(acting.SYSTEM):
            yield
