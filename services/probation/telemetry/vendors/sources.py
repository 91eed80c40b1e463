"""The table of sources: a stored report names its source by a small number."""

from services.probation.database import DB
from services.probation.telemetry.vendors.domain import Source
from shared.db.engine import Connection

FIND = """SELECT id FROM probation.report_source
    WHERE protocol = $1 AND vendor = $2 AND credential = $3 AND authentication = $4 AND receiver = $5"""
ADD = """INSERT INTO probation.report_source (protocol, vendor, credential, authentication, receiver) VALUES ($1, $2, $3, $4, $5)
    ON CONFLICT DO NOTHING RETURNING id"""
MOST_KNOWN = 50_000
_known: tuple[object, dict[Source, int]] = (None, {})  # a pool, and the numbers of committed sources that were read through it


async def number_of(connection: Connection, source: Source) -> int:
    """The number of a source, inside the caller's transaction; a new source gets one. Sources are never changed or removed."""
    global _known  # one for the process, as its pool is
    if _known[0] is not DB.pool or len(_known[1]) >= MOST_KNOWN:
        _known = DB.pool, {}
    if (found := _known[1].get(source)) is not None:
        return found
    values = (source.protocol, source.vendor, source.credential, source.authentication, source.receiver)
    found = await connection.fetchval(FIND, *values)
    if found is not None:
        if DB.pool is not None:
            _known[1][source] = found
        return int(found)
    added = await connection.fetchval(ADD, *values)
    # Not remembered yet: the caller's transaction may still be rolled back.
    return int(added if added is not None else await connection.fetchval(FIND, *values))
