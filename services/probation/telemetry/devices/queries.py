"""Reads about the register of devices, scoped by who asks."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from services.probation.cases import queries as cases_queries
from services.probation.cases.scoping import scope as scope_of_reader
from services.probation.database import DB
from shared.actors import Actor
from shared.db.keyset import KeysetPage, page_of
from shared.db.rows import fetch_row, fetch_rows, fetch_values

SHOWN = """SELECT d.id, d.vendor, v.name AS vendor_name, d.protocol, d.authentication, d.model, d.sim, d.registered_at,
        a.since, a.person, {name} AS name, p.time_zone, l.fix_time
    FROM probation.device d JOIN probation.vendor v ON v.code = d.vendor
    {worn} JOIN probation.device_assignment a ON a.device_id = d.id AND a.until IS NULL
    {worn} JOIN probation.person p ON p.id = a.person
    {worn} JOIN LATERAL (SELECT * FROM probation.registration x WHERE x.person = a.person AND (x.current OR x.state = 'open')
        ORDER BY x.current DESC, x.state DESC, x.supervising_authority DESC, x.created_at LIMIT 1) r ON true
    LEFT JOIN LATERAL (SELECT fix_time FROM probation.position WHERE device_id = d.id AND fix_time >= a.since
        ORDER BY fix_time DESC LIMIT 1) l ON true
    WHERE {scope} AND {condition} ORDER BY d.id LIMIT {limit}"""
IN_USE = "SELECT $1::text AS device_id WHERE probation.device_is_worn($1)"
LISTED = "d.id > $2 AND concat_ws(' ', d.id, v.name, d.model, d.sim) ILIKE '%' || $1 || '%'"

WORN_BY = """SELECT a.person FROM probation.device d JOIN probation.device_assignment a ON a.device_id = d.id AND a.until IS NULL
    WHERE d.id ILIKE '%' || $1 || '%' OR d.sim LIKE '%' || $1 || '%' LIMIT 50"""
LEAST_OF_A_NUMBER = 4


@dataclass(frozen=True, slots=True)
class RegisteredDevice:
    """A device, who has worn it since when, and the time of its last report since then. If nobody wears it, `name` is empty."""

    id: str
    vendor: str
    vendor_name: str
    protocol: str
    authentication: str
    model: str
    sim: str | None
    registered_at: datetime
    since: datetime | None
    person: UUID | None
    name: str
    time_zone: str | None
    fix_time: datetime | None


@dataclass(frozen=True, slots=True)
class DeviceInUse:
    """A device that somebody wears."""

    device_id: str


async def devices(by: Actor, search: str = "", *, size: int = 50, after: str = "") -> KeysetPage[RegisteredDevice]:
    """Devices worn by people whom this reader may see, then those that nobody wears; `search` finds a part of number, vendor, model or SIM.
    `after` is a device."""
    pattern = search.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    scope, values = scope_of_reader(by, 3)
    in_use = not after or await fetch_row(DB, DeviceInUse, IN_USE, after) is not None
    rows = await fetch_rows(DB, RegisteredDevice, _statement("", scope, LISTED, size + 1), pattern, after, *values) if in_use else []
    if len(rows) <= size:
        begin = "" if in_use else after
        rows += await fetch_rows(
            DB,
            RegisteredDevice,
            _statement("LEFT", "a.id IS NULL AND NOT probation.device_is_worn(d.id)", LISTED, size + 1 - len(rows)),
            pattern,
            begin,
        )
    return page_of(rows, size, begins_after=after or None)


async def device(by: Actor, number: str) -> RegisteredDevice | None:
    """One of those."""
    scope, values = scope_of_reader(by, 2)
    statement = _statement("LEFT", f"(a.person IS NULL AND NOT probation.device_is_worn(d.id) OR {scope})", "d.id = $1", 1)
    return await fetch_row(DB, RegisteredDevice, statement, number, *values)


async def wearers(number: str) -> list[UUID]:
    """People in the reader's scope, by the policies, who wear a device with this part of its number (such as an IMEI) or of its SIM."""
    if len(number) < LEAST_OF_A_NUMBER:
        return []
    return await fetch_values(DB, WORN_BY, number.replace("_", "\\_"))


def _statement(worn: str, scope: str, condition: str, limit: int) -> str:
    return SHOWN.format(name=cases_queries.NAME, worn=worn, scope=scope, condition=condition, limit=limit)
