"""Errors that pass by themselves: a lost connection, a lost lock. What raised them is tried again, and says nothing of the work."""

import asyncpg
from redis.exceptions import RedisError

TRANSIENT = (
    *(asyncpg.PostgresConnectionError, asyncpg.InterfaceError, asyncpg.DeadlockDetectedError, asyncpg.SerializationError),
    *(asyncpg.TooManyConnectionsError, asyncpg.CannotConnectNowError, asyncpg.AdminShutdownError, asyncpg.LockNotAvailableError),
    # What asyncpg says of a connection whose server was killed in the middle of an answer.
    *(asyncpg.QueryCanceledError, asyncpg.InternalClientError, OSError, RedisError, TimeoutError),
)
