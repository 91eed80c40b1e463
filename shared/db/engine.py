"""Piccolo's PostgreSQL engine made safe: one for each role and process.

Piccolo connects while it is imported, leaks a pooled connection when COMMIT fails, and lets an inner `transaction()` be a
no-op that swallows the rollback. Nothing of that happens here.
"""

import contextlib
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from contextvars import ContextVar
from functools import cache
from types import TracebackType
from typing import Any, Self

import asyncpg
from piccolo.engine.exceptions import TransactionError
from piccolo.engine.postgres import PostgresEngine, PostgresTransaction
from piccolo.querystring import QueryString

from shared.settings import settings

POOL_SIZE = 10


class SafeTransaction(PostgresTransaction):
    """A transaction that always gives its connection back, whatever COMMIT or ROLLBACK says."""

    engine: "SafeEngine"
    open = False

    async def __aenter__(self) -> Self:
        pool = self.engine.pool
        self.connection = await (pool.acquire() if pool is not None else self.engine.get_new_connection())
        try:
            self.transaction = self.connection.transaction()
            await self.transaction.start()
        except BaseException:
            await self._give_back()
            raise
        self.open = True
        self.engine.current_transaction.set(self)
        return self

    async def __aexit__(
        self, exception_type: type[BaseException] | None, exception: BaseException | None, traceback: TracebackType | None
    ) -> bool:
        try:
            if exception is not None:
                # A broken connection cannot roll back, and need not: the server has. The first error is the one to see.
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
    """Connects as `role` ("owner": as ORALU_DATABASE_URL says), never before it is asked to."""

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
        self.current_transaction: ContextVar[Any] = ContextVar(f"transaction_{role}", default=None)
        self._users = 0

    @property
    def config(self) -> dict[str, Any]:  # type: ignore[override]  # read when connecting, so that tests can change the database
        """How to connect, from the settings of this moment."""
        return {"dsn": settings().role_dsn(self.role), "server_settings": {"application_name": f"oralu-{self.role}"}}

    async def check_version(self) -> None:
        """Nothing: the version is pinned by what we install."""

    async def prep_database(self) -> None:
        """Nothing: migrations create what is needed."""

    async def start_connection_pool(self, **kwargs: Any) -> None:
        """Open the pool, or share the one that is open; close as often as you started."""
        if self.pool is None:
            self.pool = await asyncpg.create_pool(**{**self.config, "min_size": 1, "max_size": POOL_SIZE, **kwargs})
        self._users += 1

    async def close_connection_pool(self) -> None:
        """Close the pool when its last user closes it."""
        self._users = max(0, self._users - 1)
        if self._users == 0 and self.pool is not None:
            pool, self.pool = self.pool, None
            await pool.close()

    def transaction(self, allow_nested: bool = False) -> SafeTransaction:
        """A new transaction. Inside another one an error, unless `shared.db.engine.transaction` is used, which joins it."""
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

    def connection(self) -> Any:
        """The asyncpg connection of the open transaction. Raises TransactionError outside one."""
        current = self.current_transaction.get()
        if current is None or not current.open:
            raise TransactionError("This needs an open transaction.")
        return current.connection

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
    """Open a transaction, or join the one this task has open.

    Joining sets a savepoint: an exception undoes what was done inside and travels on; nothing is committed before the outermost
    block ends.
    """
    current = db.current_transaction.get()
    if current is not None and current.open:
        async with current.connection.transaction():
            yield current
    else:
        async with db.transaction() as opened:
            yield opened
