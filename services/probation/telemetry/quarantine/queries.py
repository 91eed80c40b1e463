"""Reads about frames that were kept apart, scoped by who asks."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from services.probation.cases import queries as cases_queries
from services.probation.cases.scoping import scope as scope_of_reader
from services.probation.database import DB
from shared.actors import Actor
from shared.db.keyset import MOST_COUNTED, KeysetPage, page_of
from shared.db.rows import fetch_rows, fetch_values

GROUPS = """SELECT g.device_id, g.source, g.reason, g.first, g.last, g.frames, s.protocol, s.credential, s.authentication,
        coalesce(v.name, s.vendor) AS vendor_name, d.id IS NOT NULL AS registered, d.protocol AS bound_protocol,
        d.authentication AS bound_authentication, b.name AS bound_vendor_name, a.person, {name} AS name, p.time_zone
    FROM (SELECT f.device_id, f.source, f.reason, min(f.received_at) AS first, max(f.received_at) AS last, count(*) AS frames
        FROM probation.quarantined_frame f WHERE f.taken_over_at IS NULL AND f.device_id ILIKE '%' || $1 || '%'
            AND ($2::text IS NULL OR (f.device_id, f.source, f.reason) > ($2, $3::integer, $4::text))
        GROUP BY f.device_id, f.source, f.reason) g
    JOIN probation.report_source s ON s.id = g.source
    LEFT JOIN probation.vendor v ON v.code = s.vendor
    LEFT JOIN probation.device d ON d.id = g.device_id LEFT JOIN probation.vendor b ON b.code = d.vendor
    LEFT JOIN probation.device_assignment a ON a.device_id = g.device_id AND a.until IS NULL
    LEFT JOIN probation.person p ON p.id = a.person
    LEFT JOIN LATERAL (SELECT * FROM probation.registration x WHERE x.person = a.person AND (x.current OR x.state = 'open')
        ORDER BY x.current DESC, x.state DESC, x.supervising_authority DESC, x.created_at LIMIT 1) r ON true
    WHERE (a.id IS NULL AND NOT probation.device_is_worn(g.device_id)) OR {scope} ORDER BY g.device_id, g.source, g.reason LIMIT $5"""
UNREGISTERED = """SELECT count(*) FROM (SELECT DISTINCT device_id FROM probation.quarantined_frame
    WHERE reason = 'unregistered' AND taken_over_at IS NULL LIMIT $1) AS few"""
OF_DEVICE = "SELECT id FROM probation.quarantined_frame WHERE device_id = $1 AND taken_over_at IS NULL LIMIT 1"


@dataclass(frozen=True, slots=True)
class KeptApart:
    """Frames of one device, sender and reason: when the first and the last came, how many there are; what the device's binding demands.

    `person` and `name` are of whoever wears the device now; the `bound_` values are None for a device that is not registered.
    """

    device_id: str
    source: int
    reason: str
    first: datetime
    last: datetime
    frames: int
    protocol: str
    credential: str
    authentication: str
    vendor_name: str
    registered: bool
    bound_protocol: str | None
    bound_authentication: str | None
    bound_vendor_name: str | None
    person: UUID | None
    name: str
    time_zone: str | None

    @property
    def place(self) -> str:
        """Where the row stands in the list, for the address of the next page: a page begins after it."""
        return f"{self.source}.{self.reason}.{self.device_id}"


async def kept_apart(by: Actor, search: str = "", *, size: int = 50, after: str = "") -> KeysetPage[KeptApart]:
    """Frames by device, sender and reason: of devices that nobody wears, and those of people whom this reader may see.

    `search` finds a part of a device's number; `after` is a row's place.
    """
    pattern = search.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    scope, values = scope_of_reader(by, 6)
    begins = _place(after)
    statement = GROUPS.format(name=cases_queries.NAME, scope=scope)
    rows = await fetch_rows(DB, KeptApart, statement, pattern, *(begins or (None, None, None)), size + 1, *values)
    return page_of(rows, size, begins_after=after if begins else None, key="place")


async def unregistered_devices() -> int:
    """How many devices report and are not registered; counting stops after MOST_COUNTED."""
    (number,) = await fetch_values(DB, UNREGISTERED, MOST_COUNTED + 1)
    return int(number)


async def has_kept_apart(device: str) -> bool:
    """Whether frames of this device are kept apart."""
    return bool(await fetch_values(DB, OF_DEVICE, device))


def _place(text: str) -> tuple[str, int, str] | None:
    """(device, source, reason) of the row that a page begins after; None for the first page and for an invalid value."""
    source, _, rest = text.partition(".")
    reason, _, device = rest.partition(".")
    return (device, int(source), reason) if source.isascii() and source.isdigit() and len(source) < 10 and reason and device else None
