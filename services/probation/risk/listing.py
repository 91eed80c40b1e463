"""The list of an office: entries in the register of persons prone to relapse, scoped by who asks."""

# ruff: noqa: S608 - statements are put together from constants of this module; what a reader typed travels as arguments

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from services.probation.cases.queries import NAME
from services.probation.cases.scoping import scope
from services.probation.database import DB
from shared.actors import Actor
from shared.db.keyset import KeysetPage, page_of
from shared.db.rows import fetch_rows, from_json

OF_AUTHORITY = """(SELECT x.* FROM probation.registration x WHERE x.person = {row}.person AND x.supervising_authority = {row}.authority
    AND x.current LIMIT 1)"""
ENTRIES = f"""SELECT e.id, e.person, e.grounds, e.state, e.document, e.entered_on, e.review_on, e.ends_on, e.told_on, e.proposed_by_name,
        {NAME} AS name, r.case_number, r.officer_name
    FROM probation.relapse_entry e JOIN probation.person p ON p.id = e.person JOIN LATERAL {OF_AUTHORITY.format(row="e")} r ON true"""


@dataclass(frozen=True, slots=True)
class ListedEntry:
    """An entry with whose it is."""

    id: UUID
    person: UUID
    state: str
    document: str
    entered_on: date | None
    review_on: date | None
    ends_on: date | None
    told_on: date | None
    proposed_by_name: str
    name: str
    case_number: str
    officer_name: str
    grounds: list[str] = from_json()


async def entries_listed(by: Actor, state: str, *, size: int, after: UUID | None = None) -> KeysetPage[ListedEntry]:
    """Entries in a state, the next review first; `after` is an entry."""
    condition, values = scope(by, 4)
    statement = f"""{ENTRIES} WHERE e.state = $1 AND {condition} AND ($3::uuid IS NULL OR (coalesce(e.review_on, 'infinity'), e.id) >
        (SELECT coalesce(l.review_on, 'infinity'), l.id FROM probation.relapse_entry l WHERE l.id = $3))
        ORDER BY coalesce(e.review_on, 'infinity'), e.id LIMIT $2"""
    return page_of(await fetch_rows(DB, ListedEntry, statement, state, size + 1, after, *values), size, begins_after=after)
