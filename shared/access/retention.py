"""How long it is kept who looked at whom: months are made in advance, and removed by the one role that may remove any."""

from datetime import datetime

from shared.db.engine import SafeEngine, engine, transaction
from shared.law.internal import period

KEPT = "access_record.kept"
"""How long, in shared/law/access.toml."""
MONTHS_AHEAD = 3
IDENTITY = engine("identity")


def kept_since(now: datetime) -> datetime:
    """Looks from before this moment are no longer kept."""
    return now - period(KEPT, now.date())


async def keep_partitions(now: datetime, *, retention: SafeEngine) -> int:
    """Make the next months, and remove those that ended before `kept_since`; returns how many were removed."""
    async with transaction(IDENTITY):
        await IDENTITY.connection().execute("SELECT identity.make_access_partitions($1, $2)", now, MONTHS_AHEAD)
    async with transaction(retention):
        return int(await retention.connection().fetchval("SELECT identity.drop_access_partitions($1)", kept_since(now)))
