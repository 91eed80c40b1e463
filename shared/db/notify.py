"""Telling other processes that something changed: a NOTIFY that is delivered when the transaction commits (shared.web.live listens)."""

from shared.db.engine import SafeEngine


async def notify(db: SafeEngine, channel: str, about: str = "") -> None:
    """Wake the listeners on `channel` when the open transaction commits. Raises RuntimeError outside of one.

    `about` is told to them: ids only, for every role of the database may listen.
    """
    current = db.current_transaction.get()
    if current is None:
        raise RuntimeError("notify() belongs inside the transaction of what changed")
    await current.connection.execute("SELECT pg_notify($1, $2)", channel, about)
