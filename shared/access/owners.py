"""Whose record an id in an address is: for the record of looks, also of those that were refused."""

from collections.abc import Awaitable, Callable, Collection
from typing import Any
from uuid import UUID

from shared.db.beyond import beyond_scope
from shared.db.engine import SafeEngine
from shared.db.rows import fetch_values


def owners_by(db: SafeEngine, statement: str) -> Callable[[Any], Awaitable[Collection[UUID]]]:
    """The people whom `statement` finds for a value (`$1`), whoever asks: a refusal says nothing, but whose record it was is recorded."""

    async def owners(value: Any) -> Collection[UUID]:
        async with beyond_scope(db, "whose record somebody looked for, to record it also where it was refused"):
            return set(await fetch_values(db, statement, value))

    return owners
