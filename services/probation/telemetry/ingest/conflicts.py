"""Two authenticated sources that disagree about where a device was at one moment. Neither is believed; both are kept and shown."""

from collections.abc import Sequence
from datetime import datetime

from services.probation.telemetry.positions.domain.fix import Fix
from shared.db.engine import Connection
from shared.logs import log

# The distance on a sphere (haversine), in metres. A pair disagrees if it is further apart than both radii of 95 % (2 x the reported
# 68 % radius, a two-dimensional normal error) and than a car on a motorway drives in the time between them (140 km/h = 39 m/s).
FIND = """INSERT INTO probation.position_conflict
    SELECT p.device_id, p.fix_time, p.seq, p.source, o.fix_time, o.seq, o.source, d.metres, $4
    FROM unnest($1::text[], $2::timestamptz[], $3::bigint[]) AS t(device_id, fix_time, seq)
    JOIN probation.position p ON p.device_id = t.device_id AND p.fix_time = t.fix_time AND p.seq = t.seq AND p.source = $5
    JOIN probation.position o ON o.device_id = t.device_id AND o.source <> $5
        AND o.fix_time BETWEEN t.fix_time - interval '1 minute' AND t.fix_time + interval '1 minute'
    CROSS JOIN LATERAL (SELECT 2 * 6371008.8 * asin(least(1, sqrt(power(sin(radians(o.latitude - p.latitude) / 2), 2)
        + cos(radians(p.latitude)) * cos(radians(o.latitude)) * power(sin(radians(o.longitude - p.longitude) / 2), 2)))) AS metres) AS d
    WHERE p.latitude IS NOT NULL AND o.latitude IS NOT NULL
        AND d.metres > 2 * (p.accuracy_m + o.accuracy_m) + 39 * abs(extract(epoch FROM o.fix_time - p.fix_time))
    ON CONFLICT DO NOTHING RETURNING device_id, least(fix_time, other_fix_time) AS since"""


async def note_conflicts(
    connection: Connection, reports: Sequence[tuple[str, Fix]], moments: Sequence[datetime], source: int, now: datetime
) -> dict[str, datetime]:
    """Compare stored reports of `source` with those of other sources within a minute; the earliest moment of a conflict by device."""
    columns = [device for device, _ in reports], list(moments), [fix.sequence for _, fix in reports]
    found: dict[str, datetime] = {}
    for row in await connection.fetch(FIND, *columns, now, source):
        found[row["device_id"]] = min(row["since"], found.get(row["device_id"], row["since"]))
    if found:
        log.warning("sources_disagree", devices=len(found), source=source)
    return found
