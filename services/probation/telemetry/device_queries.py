"""Reads about the register of devices, scoped by who asks."""

from services.probation import queries as cases
from services.probation.telemetry.reading import Row, many
from shared.identity.actors import Actor

FOUND = """SELECT d.id, d.vendor, d.model, d.sim, d.registered_at, a.since, a.person, {name} AS name, p.zone, l.fix_time
    FROM probation.device d LEFT JOIN probation.device_activation a ON a.device_id = d.id AND a.until IS NULL
    LEFT JOIN probation.person p ON p.id = a.person
    LEFT JOIN probation.registration r ON r.person = a.person AND r.current
    LEFT JOIN LATERAL (SELECT fix_time FROM probation.position WHERE device_id = d.id AND fix_time >= a.since
        ORDER BY fix_time DESC LIMIT 1) l ON true
    WHERE (a.person IS NULL OR {scope}) AND {condition} ORDER BY a.person IS NULL, d.id LIMIT {limit}"""
LIKE = "concat_ws(' ', d.id, d.vendor, d.model, d.sim) ILIKE '%' || $1 || '%'"
MOST = 200


async def devices(by: Actor, search: str = "") -> list[Row]:
    """Devices that nobody wears, and those worn by whom this reader may see; `search` finds a part of number, vendor, model or SIM."""
    scope, values = cases.scope(by, 2)
    pattern = search.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    return await many(FOUND.format(name=cases.NAME, scope=scope, condition=LIKE, limit=MOST), pattern, *values)


async def device(by: Actor, number: str) -> Row | None:
    """One of those."""
    scope, values = cases.scope(by, 2)
    rows = await many(FOUND.format(name=cases.NAME, scope=scope, condition="d.id = $1", limit=1), number, *values)
    return rows[0] if rows else None
