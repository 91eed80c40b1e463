"""The lists of an office: entries in the register of persons prone to relapse, and who is near to less supervision; scoped by who asks."""

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
from shared.values import JsonObject

OF_AUTHORITY = """(SELECT x.* FROM probation.registration x WHERE x.person = {row}.person AND x.supervising_authority = {row}.authority
    AND x.current LIMIT 1)"""
ENTRIES = f"""SELECT e.id, e.person, e.grounds, e.state, e.document, e.entered_on, e.review_on, e.ends_on, e.told_on, e.proposed_by_name,
        {NAME} AS name, r.case_number, r.officer_name
    FROM probation.relapse_entry e JOIN probation.person p ON p.id = e.person JOIN LATERAL {OF_AUTHORITY.format(row="e")} r ON true"""
NEAR = f"""SELECT k.person, k.authority, k.tier, k.provisional, k.standing, k.criteria, k.snoozed_until, {NAME} AS name, r.case_number,
        r.officer_name, r.term_ends_on
    FROM probation.registration r JOIN probation.risk_current k ON k.person = r.person AND k.authority = r.supervising_authority
    JOIN probation.person p ON p.id = r.person WHERE r.current AND r.state = 'open'"""


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


@dataclass(frozen=True, slots=True)
class Near:
    """Somebody who meets every criterion, or almost, with what stands between."""

    person: UUID
    authority: str
    tier: int
    provisional: bool
    standing: str
    snoozed_until: date | None
    name: str
    case_number: str
    officer_name: str
    term_ends_on: date
    criteria: list[JsonObject] = from_json()

    def open_criteria(self, today: date) -> list[JsonObject]:
        """What is not met yet."""
        return [each for each in self.criteria if each["begins"] is None or date.fromisoformat(each["begins"]) > today]


async def entries_listed(by: Actor, state: str, *, size: int, after: UUID | None = None) -> KeysetPage[ListedEntry]:
    """Entries in a state, the next review first; `after` is an entry."""
    condition, values = scope(by, 4)
    statement = f"""{ENTRIES} WHERE e.state = $1 AND {condition} AND ($3::uuid IS NULL OR (coalesce(e.review_on, 'infinity'), e.id) >
        (SELECT coalesce(l.review_on, 'infinity'), l.id FROM probation.relapse_entry l WHERE l.id = $3))
        ORDER BY coalesce(e.review_on, 'infinity'), e.id LIMIT $2"""
    return page_of(await fetch_rows(DB, ListedEntry, statement, state, size + 1, after, *values), size, begins_after=after)


async def near(by: Actor, today: date, *, put_off: bool, size: int) -> list[Near]:
    """Who meets the criteria first, then who almost does; `put_off`: those who were put off instead of the others."""
    condition, values = scope(by, 3)
    which = "k.snoozed_until > $1" if put_off else "(k.snoozed_until IS NULL OR k.snoozed_until <= $1)"
    statement = f"""{NEAR} AND k.standing IN ('met', 'almost') AND {which} AND {condition}
        ORDER BY k.standing DESC, r.term_ends_on, r.id LIMIT $2"""
    return await fetch_rows(DB, Near, statement, today, size, *values)
