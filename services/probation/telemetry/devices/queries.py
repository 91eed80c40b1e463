"""Reads about the register of devices, scoped by who asks."""

from services.probation.cases import queries as cases_queries
from services.probation.rows import Row, fetch_all
from shared.actors import Actor
from shared.db.keyset import KeysetPage, page_of

SHOWN = """SELECT d.id, d.vendor, d.model, d.sim, d.registered_at, a.since, a.person, {name} AS name, p.time_zone, l.fix_time
    FROM probation.device d {worn} JOIN probation.device_assignment a ON a.device_id = d.id AND a.until IS NULL
    {worn} JOIN probation.person p ON p.id = a.person
    {worn} JOIN probation.registration r ON r.person = a.person AND r.current
    LEFT JOIN LATERAL (SELECT fix_time FROM probation.position WHERE device_id = d.id AND fix_time >= a.since
        ORDER BY fix_time DESC LIMIT 1) l ON true
    WHERE {scope} AND {condition} ORDER BY d.id LIMIT {limit}"""
LISTED = "d.id > $2 AND concat_ws(' ', d.id, d.vendor, d.model, d.sim) ILIKE '%' || $1 || '%'"


async def devices(by: Actor, search: str = "", *, size: int = 50, after: str = "") -> KeysetPage[Row]:
    """Devices worn by whom this reader may see, then those that nobody wears; `search` finds a part of number, vendor, model or SIM.
    `after` is a device."""
    pattern = search.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    scope, values = cases_queries.scope(by, 3)
    in_use = not after or bool(await fetch_all("SELECT 1 FROM probation.device_assignment WHERE device_id = $1 AND until IS NULL", after))
    rows = await fetch_all(_statement("", scope, LISTED, size + 1), pattern, after, *values) if in_use else []
    if len(rows) <= size:
        begin = "" if in_use else after
        rows += await fetch_all(_statement("LEFT", "a.id IS NULL", LISTED, size + 1 - len(rows)), pattern, begin)
    return page_of(rows, size, begins_after=after or None)


async def device(by: Actor, number: str) -> Row | None:
    """One of those."""
    scope, values = cases_queries.scope(by, 2)
    rows = await fetch_all(_statement("LEFT", f"(a.person IS NULL OR {scope})", "d.id = $1", 1), number, *values)
    return rows[0] if rows else None


def _statement(worn: str, scope: str, condition: str, limit: int) -> str:
    return SHOWN.format(name=cases_queries.NAME, worn=worn, scope=scope, condition=condition, limit=limit)
