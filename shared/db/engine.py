"""A safe version of Piccolo's PostgreSQL engine: one for each role and process.

Piccolo connects while it is imported, leaks a pooled connection when COMMIT fails, and makes an inner `transaction()` a no-op that ignores
the rollback. This engine does none of these.
"""

import contextlib
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from contextvars import ContextVar
from functools import cache
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self, TypeAlias

import asyncpg
from piccolo.engine.exceptions import TransactionError
from piccolo.engine.postgres import PostgresEngine, PostgresTransaction
from piccolo.querystring import QueryString

from shared.db import acting
from shared.db.final_writes import FinalWrite
from shared.settings import settings

POOL_SIZE = 10

# Of a pool or not. asyncpg's classes take parameters in their stubs alone.
if TYPE_CHECKING:
    Connection: TypeAlias = asyncpg.Connection[asyncpg.Record] | asyncpg.pool.PoolConnectionProxy[asyncpg.Record]
else:
    Connection = asyncpg.Connection | asyncpg.pool.PoolConnectionProxy

Write = Callable[[], Awaitable[None]]


class SafeTransaction(PostgresTransaction):
    """A transaction that always returns its connection, even if COMMIT or ROLLBACK fails."""

    engine: "SafeEngine"
    open = False

    def at_the_end(self, what: FinalWrite, write: Write, *, key: str = "") -> None:
        """Run `write` before the commit: after everything with a lower number, in the order of the keys, and for one key in the order of
        the calls.

        It is done on behalf of whoever acts now, and not at all if the calling block is rolled back.
        """
        self._writes.append((what, key, acting.current(), write))

    @asynccontextmanager
    async def nested(self) -> AsyncIterator[None]:
        """An exception rolls back what was done inside, and drops the final writes that it requested."""
        asked = len(self._writes)
        try:
            async with self.connection.transaction():
                yield
        except BaseException:
            del self._writes[asked:]
            raise

    async def write_last(self) -> None:
        """Run the requested writes, and those that they request in turn."""
        while self._writes:
            _, _, who, write = self._writes.pop(min(range(len(self._writes)), key=lambda number: self._writes[number][:2]))
            async with self.on_behalf_of(who):
                await write()

    @asynccontextmanager
    async def on_behalf_of(self, who: acting.Acting) -> AsyncIterator[None]:
        """Inside, the policies show what `who` may see; afterwards what they showed before."""
        before = acting.current()
        if who is before:
            yield
            return
        with acting.acting(who):
            await self._set(who)
            try:
                yield
            finally:
                # After an error of the database the transaction, or the savepoint around this, is rolled back, and what was set with it.
                if self.open:
                    with contextlib.suppress(asyncpg.InFailedSQLTransactionError):
                        await self._set(before)

    async def _set(self, who: acting.Acting) -> None:
        if self.engine.role in acting.WITH_POLICIES:
            await self.connection.execute(who.statement)

    async def __aenter__(self) -> Self:
        pool = self.engine.pool
        self.connection = await (pool.acquire() if pool is not None else self.engine.get_new_connection())
        try:
            self.transaction = self.connection.transaction()
            await self.transaction.start()
            if self.engine.scope_to_set() is not None:
                await self._set(acting.current())
        except BaseException:
            await self._give_back()
            raise
        self.open = True
        self._writes: list[tuple[FinalWrite, str, acting.Acting, Write]] = []
        self.engine.current_transaction.set(self)
        return self

    async def __aexit__(
        self, exception_type: type[BaseException] | None, exception: BaseException | None, traceback: TracebackType | None
    ) -> bool:
        try:
            if exception is not None:
                # A broken connection cannot roll back and need not, because the server does it. The first error is the important one.
                with contextlib.suppress(asyncpg.PostgresError, asyncpg.InterfaceError, OSError):
                    await self._unless_ended(self.rollback)
            else:
                await self._unless_ended(self.commit)
        finally:
            self.open = False
            self.engine.current_transaction.set(None)
            await self._give_back()
        return False

    async def _unless_ended(self, step: Callable[[], Any]) -> None:
        if not self._committed and not self._rolled_back:
            await step()

    async def _give_back(self) -> None:
        if self.engine.pool is not None:
            await self.engine.pool.release(self.connection)
        else:
            await self.connection.close()


class SafeEngine(PostgresEngine):
    """Connects as `role` ("owner": as in ORALU_DATABASE_URL), never before it is needed."""

    def __init__(self, role: str) -> None:
        # Not super().__init__(): it opens a connection to ask for the version, at import.
        self.role = role
        self.extensions = ()
        self.extra_nodes = {}
        self.log_queries = False
        self.log_responses = False
        self.engine_type = "postgres"
        self.min_version_number = 10
        self.query_id = 0
        self.pool = None
        self._system_connections = False
        self.current_transaction: ContextVar[Any] = ContextVar(f"transaction_{role}", default=None)
        self._users = 0

    @property
    def config(self) -> dict[str, Any]:  # type: ignore[override]  # read when connecting, so that tests can change the database
        """How to connect, from the settings of this moment."""
        session = {"application_name": f"oralu-{self.role}"}
        if self.role in acting.WITH_POLICIES and acting.said_by_connections():
            session |= acting.SESSION
        chosen = settings()
        return {"dsn": chosen.role_dsn(self.role), "server_settings": session, "statement_cache_size": chosen.statement_cache}

    async def check_version(self) -> None:
        """Does nothing: the version is pinned by what we install."""

    async def prep_database(self) -> None:
        """Does nothing: migrations create what is needed."""

    async def start_connection_pool(self, **kwargs: Any) -> None:
        """Open the pool, or share the open one; close it as often as you opened it."""
        if self.pool is None:
            chosen = {**self.config, "min_size": 1, "max_size": POOL_SIZE, "reset": acting.nothing_to_reset, **kwargs}
            self._system_connections = "oralu.scope" in chosen["server_settings"]
            self.pool = await asyncpg.create_pool(**chosen)
        self._users += 1

    async def close_connection_pool(self) -> None:
        """Close the pool when its last user closes it."""
        self._users = max(0, self._users - 1)
        if self._users == 0 and self.pool is not None:
            pool, self.pool = self.pool, None
            await pool.close()

    def transaction(self, allow_nested: bool = False) -> SafeTransaction:
        """A new transaction. An error inside another one, unless `shared.db.engine.transaction` is used, which joins it."""
        self._forget_ended()
        if allow_nested:
            raise TransactionError("A nested transaction would swallow a rollback: use shared.db.engine.transaction().")
        return SafeTransaction(engine=self, allow_nested=False)

    async def run_querystring(self, querystring: QueryString, in_pool: bool = True) -> Any:
        """Run in the open transaction, else on a connection of the pool."""
        self._forget_ended()
        return await super().run_querystring(querystring, in_pool)

    async def run_ddl(self, ddl: str, in_pool: bool = True) -> Any:
        """Run in the open transaction, else on a connection of the pool."""
        self._forget_ended()
        return await super().run_ddl(ddl, in_pool)

    async def fetch(self, statement: str, *values: Any) -> list[Any]:
        """Every row of a statement: in the open transaction, else in one of its own, on a connection of the pool or a new one.

        Outside a transaction it costs a message to the server before and one after it, unless the connections are the system's.
        """
        if (current := self.opened) is not None:
            return await self._rows(current.connection, statement, values)
        if self.pool is None:
            connection = await self.get_new_connection()
            try:
                return await self._in_scope(connection, statement, values)
            finally:
                await connection.close()
        async with self.pool.acquire() as pooled:
            return await self._in_scope(pooled, statement, values)

    async def _run_in_pool(self, query: str, args: Sequence[Any] | None = None) -> Any:
        return await self.fetch(query, *(args or ()))

    async def _run_in_new_connection(self, query: str, args: Sequence[Any] | None = None) -> Any:
        return await self.fetch(query, *(args or ()))

    async def _in_scope(self, connection: Connection, statement: str, values: Sequence[Any]) -> list[Any]:
        scope = self.scope_to_set()
        if scope is None:
            return await self._rows(connection, statement, values)
        await connection.execute(f"BEGIN; {scope}")
        try:
            rows = await self._rows(connection, statement, values)
        except BaseException:
            with contextlib.suppress(asyncpg.PostgresError, asyncpg.InterfaceError, OSError):
                await connection.execute("ROLLBACK")
            raise
        await connection.execute("COMMIT")
        return rows

    @staticmethod
    async def _rows(connection: Connection, statement: str, values: Sequence[Any]) -> list[Any]:
        return list(await connection.fetch(statement, *values))

    def scope_to_set(self) -> str | None:
        """What a transaction says first; None for a role without policies, and where the connection says it already."""
        now = acting.current()
        says_system = self._system_connections if self.pool is not None else acting.said_by_connections()
        if self.role not in acting.WITH_POLICIES or (now is acting.SYSTEM and says_system):
            return None
        return now.statement

    @property
    def opened(self) -> SafeTransaction | None:
        """The transaction that this task has open; a task that was started inside one inherits it, and may outlive it."""
        current: SafeTransaction | None = self.current_transaction.get()
        return current if current is not None and current.open else None

    def connection(self) -> Connection:
        """The asyncpg connection of the open transaction. Raises TransactionError outside one."""
        opened: Connection = self.joined().connection
        return opened

    def joined(self) -> SafeTransaction:
        """The open transaction. Raises TransactionError outside one."""
        if (current := self.opened) is None:
            raise TransactionError("This needs an open transaction.")
        return current

    def _forget_ended(self) -> None:
        """A task that was started inside a transaction inherits it, and may outlive it."""
        current = self.current_transaction.get()
        if current is not None and not current.open:
            self.current_transaction.set(None)


@cache
def engine(role: str) -> SafeEngine:
    """The engine of one role ("identity", "probation", "reintegration", "biometrics", or "owner" for migrations)."""
    return SafeEngine(role)


@asynccontextmanager
async def transaction(db: SafeEngine) -> AsyncIterator[SafeTransaction]:
    """Open a transaction, or join the one this task has open: a unit of work (infra/adr/0025-unit-of-work.md).

    Joining sets a savepoint: an exception rolls back what was done inside and is raised further; nothing is committed before the outermost
    block ends. At its end timeline, messages and audit are written, in this order.
    """
    current = db.opened
    if current is not None:
        async with current.nested():
            yield current
    else:
        async with db.transaction() as opened:
            yield opened
            await opened.write_last()
