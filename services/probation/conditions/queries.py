"""Reads of duties with their versions, scoped by who asks."""

# ruff: noqa: S608 - statements are put together from constants of this module; what a reader typed travels as arguments

from collections.abc import Collection
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from services.probation.cases.queries import NAME
from services.probation.cases.scoping import scope
from services.probation.conditions.domain.inputs import Inputs
from services.probation.conditions.domain.templates import NoSuchTemplate, Template, newest, template
from services.probation.database import DB
from shared.actors import Actor
from shared.db.rows import fetch_row, fetch_rows, from_json
from shared.values import JsonObject

SHOWN = f"""SELECT c.id, r.person, c.registration, c.code, c.words, c.source, c.created_at, r.state AS case_state, r.category,
    coalesce(v.version, 0) AS version, coalesce(v.event, '') AS event, v.template_version, v.inputs, v.text, v.imposed_by, v.document,
    v.decided_on, v.valid_from, r.case_number, {NAME} AS name
    FROM probation.condition c JOIN probation.registration r ON r.id = c.registration JOIN probation.person p ON p.id = r.person
    LEFT JOIN LATERAL (SELECT * FROM probation.condition_version v WHERE v.condition = c.id ORDER BY v.version DESC LIMIT 1) v ON true"""
OLDER = f"""{SHOWN} JOIN unnest($1::text[], $2::integer[]) AS newest (code, version) ON newest.code = c.code
    WHERE r.state = 'open' AND v.event IS DISTINCT FROM 'ended' AND coalesce(v.template_version, 1) < newest.version AND {{condition}}
    ORDER BY c.created_at, c.id LIMIT $3"""


@dataclass(frozen=True, slots=True)
class ShownCondition:
    """A duty as it stands. `version` 0: recorded before there were templates, in free words."""

    id: UUID
    person: UUID
    registration: UUID
    code: str
    words: str
    source: str
    created_at: datetime
    case_state: str
    category: str
    version: int
    event: str
    template_version: int | None
    imposed_by: str | None
    document: str | None
    decided_on: date | None
    valid_from: date | None
    case_number: str
    name: str
    inputs: JsonObject = from_json()
    text: JsonObject = from_json()

    @property
    def ended(self) -> bool:
        """Whether it binds the person no more."""
        return self.event == "ended"

    @property
    def binds(self) -> bool:
        """Whether it holds: it has not ended, and its registration is open."""
        return not self.ended and self.case_state == "open"

    @property
    def filled(self) -> Inputs:
        """Its inputs as the domain takes them."""
        return inputs_of(self.inputs)


@dataclass(frozen=True, slots=True)
class Version:
    """A duty as it was at one time."""

    version: int
    event: str
    template_version: int
    document: str
    decided_on: date
    valid_from: date
    why: str
    by_id: UUID
    by_name: str
    at: datetime
    text: JsonObject = from_json()


def norm_of(row: ShownCondition) -> Template | None:
    """The version of the template by which a duty is written, with its norm and state; None for a code without one."""
    with suppress(NoSuchTemplate):
        return template(row.code, row.template_version or 1)
    return None


def inputs_of(stored: JsonObject) -> Inputs:
    """Inputs from their JSON."""
    return {kind: tuple(values) for kind, values in stored.items()}


async def condition(by: Actor, condition_id: UUID) -> ShownCondition | None:
    """A duty; None if this reader may not see the case."""
    allowed, values = scope(by, 2)
    return await fetch_row(DB, ShownCondition, f"{SHOWN} WHERE c.id = $1 AND {allowed}", condition_id, *values)


async def of_registration(registration: UUID) -> list[ShownCondition]:
    """Every duty of a registration, those that ended last. Read the case first: it checks who may read."""
    statement = f"{SHOWN} WHERE c.registration = $1 ORDER BY v.event IS NOT DISTINCT FROM 'ended', c.created_at, c.code"
    return await fetch_rows(DB, ShownCondition, statement, registration)


async def in_force_of(person: UUID) -> list[ShownCondition]:
    """The duties that bind a person, of every open registration that the reader sees, in the order in which they were set."""
    statement = f"{SHOWN} WHERE r.person = $1 AND r.state = 'open' AND v.event IS DISTINCT FROM 'ended' ORDER BY c.created_at, c.code"
    return await fetch_rows(DB, ShownCondition, statement, person)


async def by_ids(conditions: Collection[UUID]) -> list[ShownCondition]:
    """These duties as they stand, ended or not; without those that the reader does not see. Read what names them first."""
    return await fetch_rows(DB, ShownCondition, f"{SHOWN} WHERE c.id = ANY ($1)", list(conditions)) if conditions else []


async def versions(condition_id: UUID) -> list[Version]:
    """The versions of a duty, the latest first. Read the duty first: it checks who may read."""
    statement = "SELECT * FROM probation.condition_version WHERE condition = $1 ORDER BY version DESC"
    return await fetch_rows(DB, Version, statement, condition_id)


async def on_older_versions(by: Actor, today: date, *, size: int) -> list[ShownCondition]:
    """Duties of open cases whose text is of an earlier version of its template than the one in force, the oldest first."""
    allowed, values = scope(by, 4)
    known = newest(today)
    return await fetch_rows(DB, ShownCondition, OLDER.format(condition=allowed), list(known), list(known.values()), size, *values)
