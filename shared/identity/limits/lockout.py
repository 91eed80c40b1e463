"""Failures in a row, counted in PostgreSQL so that several processes do not allow more attempts. Never permanent."""

from datetime import datetime, timedelta

from shared.db.engine import Connection, transaction
from shared.identity.tables import DB
from shared.identity.tokens import token_hash

FREE_FAILURES = 5
FIRST_WAIT = timedelta(seconds=30)
LONGEST_WAIT = timedelta(minutes=15)
FORGOTTEN_AFTER = timedelta(hours=24)


def wait_after(failures: int) -> timedelta:
    """None for the first five; then 30 s, doubled by each further failure up to a quarter of an hour (NIST SP 800-63B 5.2.2
    asks for a growing delay)."""
    if failures < FREE_FAILURES:
        return timedelta()
    doubled: int = 2 ** min(failures - FREE_FAILURES, 10)
    return min(FIRST_WAIT * doubled, LONGEST_WAIT)


async def attempt(key: str, *, now: datetime) -> datetime | None:
    """Before a secret is checked: count the attempt as failed, so that attempts at one moment are counted one by one.

    Returns until when the key is locked, if it is; then the secret must not be checked. Call `cleared` when it was right.
    """
    async with transaction(DB) as opened:
        if await _count(opened.connection, key, now, unless_locked=True):
            return None
        until: datetime | None = await opened.connection.fetchval(
            "SELECT locked_until FROM identity.lockout WHERE key = $1", token_hash(key)
        )
        return until


async def failed(key: str, *, now: datetime) -> datetime | None:
    """Count a failure; returns until when the key is locked, if it is."""
    async with transaction(DB) as opened:
        failures = await _count(opened.connection, key, now, unless_locked=False)
        wait = wait_after(failures)
        return now + wait if wait else None


async def locked_until(key: str, *, now: datetime) -> datetime | None:
    """The end of the lock that is on, if one is."""
    async with transaction(DB) as opened:
        until: datetime | None = await opened.connection.fetchval(
            "SELECT locked_until FROM identity.lockout WHERE key = $1", token_hash(key)
        )
        return until if until and until > now else None


async def cleared(key: str) -> None:
    """Forget the failures after a success."""
    async with transaction(DB) as opened:
        await opened.connection.execute("DELETE FROM identity.lockout WHERE key = $1", token_hash(key))


async def forget_old(*, now: datetime) -> int:
    """Remove failures that no longer count, FORGOTTEN_AFTER the last one; returns how many keys."""
    async with transaction(DB) as opened:
        gone = await opened.connection.fetch(
            "DELETE FROM identity.lockout WHERE failed_at < $1 AND (locked_until IS NULL OR locked_until <= $2) RETURNING key",
            *(now - FORGOTTEN_AFTER, now),
        )
    return len(gone)


async def _count(connection: Connection, key: str, now: datetime, *, unless_locked: bool) -> int:
    """One more failure and the lock that follows from it; returns how many there are, 0 where the key is locked."""
    counted: int | None = await connection.fetchval(
        "INSERT INTO identity.lockout AS l (key, failures, failed_at) VALUES ($1, 1, $2) ON CONFLICT (key) DO UPDATE "
        "SET failed_at = $2, failures = CASE WHEN l.failed_at < $3 THEN 1 ELSE l.failures + 1 END "
        "WHERE NOT $4 OR l.locked_until IS NULL OR l.locked_until <= $2 RETURNING failures",
        *(token_hash(key), now, now - FORGOTTEN_AFTER, unless_locked),
    )
    if counted is None:
        return 0
    wait = wait_after(counted)
    until = now + wait if wait else None
    await connection.execute("UPDATE identity.lockout SET locked_until = $2 WHERE key = $1", token_hash(key), until)
    return counted
