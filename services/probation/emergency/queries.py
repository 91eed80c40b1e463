"""Reads of emergency accesses: one's own, those of one's office and of its cases, those of one's own cases, or all."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from uuid import UUID

from services.probation.cases.queries import Duty, case_of_anyone, conditions
from services.probation.cases.rows import Case
from services.probation.database import DB
from services.probation.emergency.domain import Access
from services.probation.telemetry.devices.bracelet_queries import LastPlace, last_place
from services.probation.telemetry.orders.queries import order_in_force
from services.probation.telemetry.provenance.queries import ReportSource, sources
from shared.access.scope import scope_of
from shared.actors import Actor
from shared.db.beyond import beyond_scope
from shared.db.keyset import KeysetPage, page_of
from shared.db.rows import fetch_row, fetch_rows

BATCH = 500
SEEN = """($1 OR account = $2
    OR (office = ANY($3::text[]) OR office ^@ ANY($4::text[])) AND coalesce(supervising_authority = $6, true)
    OR (account_office = ANY($3::text[]) OR account_office ^@ ANY($4::text[])) AND coalesce(account_authority = $6, true)
    OR (person, supervising_authority) IN (SELECT r.person, r.supervising_authority FROM probation.registration r
        WHERE (r.current OR r.state = 'open') AND r.officer = ANY($5::uuid[])))"""
LIST = f"""SELECT * FROM probation.emergency_access e WHERE {SEEN} AND ($8::uuid IS NULL OR (opened_at, id) <
    (SELECT l.opened_at, l.id FROM probation.emergency_access l WHERE l.id = $8)) ORDER BY opened_at DESC, id DESC LIMIT $7"""  # noqa: S608  # a constant of this module
ONE = f"SELECT * FROM probation.emergency_access WHERE {SEEN} AND id = $7"  # noqa: S608  # a constant of this module


async def accesses(by: Actor, *, size: int, after: UUID | None = None) -> KeysetPage[Access]:
    """The latest first."""
    rows = await fetch_rows(DB, Access, LIST, *_reach(by), size + 1, after)
    return page_of(rows, size, begins_after=after)


async def access(by: Actor, number: UUID) -> Access | None:
    """One access, if it is this reader's, of their office, or of a case of theirs."""
    return await fetch_row(DB, Access, ONE, *_reach(by), number)


async def every_access(by: Actor) -> AsyncIterator[Access]:
    """All that this reader sees, the latest first, read in parts."""
    after: UUID | None = None
    while True:
        part = await accesses(by, size=BATCH, after=after)
        for each in part:
            yield each
        if not isinstance(part.after, UUID):
            return
        after = part.after


@dataclass(frozen=True, slots=True)
class Record:
    """What an emergency access shows. `place`: where the bracelet was last, if an order is in force; `source`: who reported that, and how
    it was authenticated."""

    case: Case
    duties: list[Duty]
    place: LastPlace | None
    source: ReportSource | None


async def record(opened: Access) -> Record:
    """The record, its duties, and the last position of the bracelet. Call `Access.shows_record` first."""
    async with beyond_scope(DB, "an emergency access that was opened with a reason"):
        case = await case_of_anyone(opened.person)
        assert case is not None, "A person who was on the register stays in it."
        place = await last_place(opened.person) if await order_in_force(opened.person) else None
        source = (await sources([place.source])).get(place.source) if place else None
        return Record(case, await conditions(case.registration), place, source)


def _reach(by: Actor) -> tuple[bool, UUID, list[str], list[str], list[UUID], str | None]:
    rules = scope_of(by)
    return rules.everything, by.id, sorted(rules.offices), sorted(rules.regions), sorted(rules.officers), rules.authority
