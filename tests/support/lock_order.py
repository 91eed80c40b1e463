"""The order in which transactions lock rows: the person's registration or case first (infra/adr/0025-unit-of-work.md)."""

import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

import asyncpg
import pytest

from shared.db.engine import SafeTransaction

TABLE = r'"?(\w+)"?\."?(\w+)"?'
TAKES_A_LOCK = re.compile(rf"^\s*(?:UPDATE|DELETE FROM)\s+{TABLE}|\bFROM\s+{TABLE}.*\bFOR (?:NO KEY )?UPDATE\b", re.IGNORECASE | re.DOTALL)
MAY_LOCK = re.compile(r"\b(?:UPDATE|DELETE)\b", re.IGNORECASE)
PERSONS_ROW = {"probation.person", "probation.registration", "reintegration.case"}
# Tables of messages and audit: a message locks its person's sequence before anything else, and sending and recording come last.
COURIERS = {"outbox_sequence", "inbox_sequence", "outbox", "inbox", "audit", "audit_head"}


def locked_table(statement: str) -> str | None:
    """The table whose rows a statement locks or changes, with its schema; None if it locks no existing row."""
    found = TAKES_A_LOCK.search(statement)
    if found is None or "SKIP LOCKED" in statement:
        return None
    schema, table = (found[1], found[2]) if found[1] else (found[3], found[4])
    return f"{schema}.{table}".lower()


def late_locks(statements: list[str]) -> list[str]:
    """Statements of one transaction that lock the person's row for the first time after a row of another table."""
    locked: list[str] = []
    late = []
    for statement in statements:
        table = locked_table(statement)
        if table is None or table.partition(".")[2] in COURIERS:
            continue
        if table in PERSONS_ROW and locked and not PERSONS_ROW & set(locked):
            late.append(f"{statement[:200]} after {locked}")
        locked.append(table)
    return late


@contextmanager
def watched_locks(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """Statements of this process that lock too late during the block."""
    late: list[str] = []
    enter, give_back = SafeTransaction.__aenter__, SafeTransaction._give_back

    async def entered(self: SafeTransaction) -> Any:
        opened = await enter(self)
        self.__dict__["statements"] = statements = []
        self.__dict__["logger"] = lambda query: statements.append(query.query) if MAY_LOCK.search(query.query) else None
        self.connection.add_query_logger(self.__dict__["logger"])
        return opened

    async def given_back(self: SafeTransaction) -> None:
        if "logger" in self.__dict__:
            with suppress(asyncpg.InterfaceError):  # a broken connection was given back already
                self.connection.remove_query_logger(self.__dict__["logger"])
            late.extend(late_locks(self.__dict__["statements"]))
        await give_back(self)

    monkeypatch.setattr(SafeTransaction, "__aenter__", entered)
    monkeypatch.setattr(SafeTransaction, "_give_back", given_back)
    yield late
