"""Reads of visits, scoped by who asks."""

# ruff: noqa: S608 - statements are put together from constants of this module; what a reader typed travels as arguments

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from services.probation.cases.queries import NAME
from services.probation.cases.scoping import scope
from services.probation.database import DB
from services.probation.field_visits.domain.acts import Act
from services.probation.field_visits.domain.housing import latest_birth_of_an_adult, next_check
from shared.actors import Actor
from shared.db.rows import fetch_row, fetch_rows, fetch_values, from_json
from shared.values import JsonObject

SHOWN = f"""SELECT v.*, {NAME} AS name, p.time_zone, p.language, r.case_number, r.state AS case_state
    FROM probation.field_visit v JOIN probation.person p ON p.id = v.person
    JOIN probation.registration r ON r.id = v.registration"""
LAST = """(SELECT max(v.happened_on) FROM probation.field_visit v
    WHERE v.person = r.person AND v.kind = 'housing_check' AND v.state = 'final')"""
MINORS = f"""SELECT r.person, {NAME} AS name, r.case_number, r.registered_on, r.term_ends_on, p.birth_date, {LAST} AS last
    FROM probation.registration r JOIN probation.person p ON p.id = r.person
    WHERE r.current AND r.state = 'open' AND p.birth_date > $1 AND {{condition}}
    ORDER BY coalesce({LAST}, r.registered_on), r.id LIMIT $2"""


@dataclass(frozen=True, slots=True)
class ShownVisit:
    """An акт with whose it is."""

    id: UUID
    person: UUID
    registration: UUID
    appointment: UUID | None
    officer_name: str
    office: str
    kind: str
    state: str
    number: str | None
    happened_on: date
    version: int
    name: str
    time_zone: str
    language: str
    case_number: str
    case_state: str
    content: JsonObject = from_json()

    @property
    def act(self) -> Act:
        """What stands in it."""
        return act_of(self.content)


@dataclass(frozen=True, slots=True)
class Version:
    """A final акт as it was once."""

    version: int
    why: str | None
    by_id: UUID
    by_name: str
    at: datetime
    content: JsonObject = from_json()

    @property
    def act(self) -> Act:
        """What stood in it."""
        return act_of(self.content)


@dataclass(frozen=True, slots=True)
class Minor:
    """A minor on the register, with the last housing check."""

    person: UUID
    name: str
    case_number: str
    registered_on: date
    term_ends_on: date
    birth_date: date
    last: date | None

    @property
    def due_on(self) -> date | None:
        """The last day on which the next check is in time."""
        return next_check(birth_date=self.birth_date, registered_on=self.registered_on, last=self.last, term_ends_on=self.term_ends_on)


def act_of(content: JsonObject) -> Act:
    """An акт as it is stored."""
    return Act(**{**content, "happened_on": date.fromisoformat(content["happened_on"])})


async def visit(by: Actor, visit_id: UUID) -> ShownVisit | None:
    """An акт; None if this reader may not see the case."""
    condition, values = scope(by, 2)
    return await fetch_row(DB, ShownVisit, f"{SHOWN} WHERE v.id = $1 AND {condition}", visit_id, *values)


async def versions(visit_id: UUID) -> list[Version]:
    """Its versions, the latest first."""
    return await fetch_rows(DB, Version, "SELECT * FROM probation.field_visit_version WHERE visit = $1 ORDER BY version DESC", visit_id)


async def of_person(by: Actor, person: UUID, *, size: int) -> list[ShownVisit]:
    """The latest акты of a case."""
    condition, values = scope(by, 3)
    statement = f"{SHOWN} WHERE v.person = $1 AND {condition} ORDER BY v.happened_on DESC, v.created_at DESC, v.id LIMIT $2"
    return await fetch_rows(DB, ShownVisit, statement, person, size, *values)


async def minors_to_visit(by: Actor, today: date, notice: timedelta, *, size: int) -> list[Minor]:
    """Minors whose next housing check is due by `notice` after today, the earliest first."""
    condition, values = scope(by, 3)
    found = await fetch_rows(DB, Minor, MINORS.format(condition=condition), latest_birth_of_an_adult(today), size, *values)
    due = [(each.due_on, each) for each in found]
    return [each for day, each in sorted(((day, each) for day, each in due if day), key=lambda pair: pair[0]) if day <= today + notice]


async def last_check(person: UUID) -> date | None:
    """The latest housing check of a person. Call `case` first: it checks who may read."""
    statement = """SELECT max(happened_on) FROM probation.field_visit
        WHERE person = $1 AND kind = 'housing_check' AND state = 'final'"""
    found: list[date | None] = await fetch_values(DB, statement, person)
    return found[0]
