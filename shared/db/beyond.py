"""Reads and writes that have another reason than the actor's own scope (infra/adr/0036-row-level-security.md)."""

import contextlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import asyncpg

from shared.db import acting
from shared.db.engine import SafeEngine


@asynccontextmanager
async def beyond_scope(db: SafeEngine, reason: str) -> AsyncIterator[None]:
    """For the few reads and writes that have another reason than the actor's own scope; `reason` says which, in words for the reader.

    The policies show everything inside, also in the open transaction. tests/architecture lists the places.
    """
    assert reason, "A read beyond the scope has a reason."
    before = acting.current()
    if before is acting.SYSTEM:
        yield
        return
    with acting.acting(acting.SYSTEM):
        current = db.opened
        if current is not None:
            await current.connection.execute(acting.SYSTEM.statement)
        try:
            yield
        finally:
            # After an error of the database the transaction, or the savepoint around this, is rolled back, and what was set with it.
            if current is not None and current.open:
                with contextlib.suppress(asyncpg.InFailedSQLTransactionError):
                    await current.connection.execute(before.statement)
