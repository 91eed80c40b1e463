"""Reads about the stock, by the offices that a reader works for. No row says who wears a bracelet."""

# ruff: noqa: S608 - statements are put together from constants of this module; what a reader typed travels as arguments

from dataclasses import dataclass
from datetime import date

from services.probation.database import DB
from services.probation.telemetry.stock.domain.service_level import Agreed
from services.probation.telemetry.stock.domain.states import State
from services.probation.telemetry.stock.rows import AtVendor, Count, Filters, Movement, Stocked
from shared.actors import Actor
from shared.db.keyset import KeysetPage, page_of
from shared.db.rows import fetch_row, fetch_rows

STOCKED = """SELECT d.id, d.vendor, v.name AS vendor_name, d.model,
        coalesce(s.state, CASE WHEN probation.device_is_worn(d.id) THEN 'worn' ELSE 'in_store' END) AS state,
        coalesce(s.office, '') AS office, s.sent_to, coalesce(s.since, d.registered_at) AS since, coalesce(s.version, 0) AS version
    FROM probation.device d JOIN probation.vendor v ON v.code = d.vendor LEFT JOIN probation.device_stock s ON s.id = d.id"""
"""Every bracelet of the register has a state, also one that came in before the stock was kept."""
REACH = """($1::text IS NULL OR t.office = '' OR t.office = $1 OR t.sent_to = $1 OR $2 AND starts_with(t.office, left($1, 2)))"""
FILTER = "($3 = '' OR t.state = $3) AND ($4 = '' OR t.office = $4) AND ($5 = '' OR t.vendor = $5)"
VISITS = """SELECT m.device_id, d.vendor, v.name AS vendor_name, m.at AS handed_over_at,
        (SELECT n.at FROM probation.device_movement n WHERE n.device_id = m.device_id AND n.number = m.number + 1) AS ended_at
    FROM probation.device_movement m JOIN probation.device d ON d.id = m.device_id JOIN probation.vendor v ON v.code = d.vendor
    WHERE m.event = 'send_to_vendor' AND ($1::text IS NULL OR m.office = $1 OR $2 AND starts_with(m.office, left($1, 2)))
        AND ($3 = '' OR d.vendor = $3) ORDER BY m.at DESC LIMIT 500"""


def _reach(by: Actor) -> tuple[str | None, bool]:
    return by.office, by.whole_region


async def stocked(by: Actor, asked: Filters, *, size: int, after: str = "") -> KeysetPage[Stocked]:
    """The bracelets of the reader's offices, by number; `after` is a device."""
    statement = f"SELECT t.* FROM ({STOCKED}) t WHERE {REACH} AND {FILTER} AND t.id > $6 ORDER BY t.id LIMIT $7"
    rows = await fetch_rows(DB, Stocked, statement, *_reach(by), asked.state, asked.office, asked.vendor, after, size + 1)
    return page_of(rows, size, begins_after=after or None)


async def one(by: Actor, device: str) -> Stocked | None:
    """One of these; None where this reader does not reach it."""
    return await fetch_row(DB, Stocked, f"SELECT t.* FROM ({STOCKED}) t WHERE {REACH} AND t.id = $3", *_reach(by), device)


async def counted(by: Actor) -> list[Count]:
    """How many are in each state, by office and vendor, of the reader's offices."""
    statement = f"""SELECT t.office, t.vendor_name AS vendor, t.state, count(*) AS number FROM ({STOCKED}) t WHERE {REACH}
        GROUP BY 1, 2, 3 ORDER BY 1, 2, 3"""
    return await fetch_rows(DB, Count, statement, *_reach(by))


async def in_store(by: Actor, *, size: int = 100) -> list[Stocked]:
    """What can be put on a person at this reader's office."""
    return (await stocked(by, Filters(state=State.IN_STORE), size=size)).rows


async def movements(device: str) -> list[Movement]:
    """What happened to a bracelet, the latest first. Call `one` first: it checks who may read."""
    statement = """SELECT event, state, office, sent_to, why, by_id, by_name, at FROM probation.device_movement
        WHERE device_id = $1 ORDER BY number DESC"""
    return await fetch_rows(DB, Movement, statement, device)


async def at_vendors(by: Actor, vendor: str = "") -> list[AtVendor]:
    """The stays of bracelets at their vendors, the latest first."""
    return await fetch_rows(DB, AtVendor, VISITS, *_reach(by), vendor)


async def agreements() -> dict[str, list[Agreed]]:
    """What was agreed with each vendor, in the order in which it was entered."""
    rows = await fetch_rows(DB, _Agreement, "SELECT vendor, days, valid_from, source FROM probation.vendor_agreement ORDER BY at, id")
    found: dict[str, list[Agreed]] = {}
    for row in rows:
        found.setdefault(row.vendor, []).append(Agreed(row.days, row.valid_from, row.source))
    return found


@dataclass(frozen=True, slots=True)
class _Agreement:
    vendor: str
    days: int
    valid_from: date
    source: str
