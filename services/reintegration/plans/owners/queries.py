"""Who can be chosen to do a step, the steps that a worker does, and those for which somebody else is to be chosen."""

from dataclasses import dataclass, field, replace
from datetime import date
from uuid import UUID

from services.reintegration.cases.domain import CaseRow
from services.reintegration.database import DB
from services.reintegration.needs.permissions import NeedPermission
from services.reintegration.plans import words
from services.reintegration.plans.stored.texts import shown_text
from services.reintegration.rows import begin_of, fetch_in_scope
from services.reintegration.sealing.keys import keys_of
from shared.access.permissions import may
from shared.access.scope import region_of
from shared.actors import Actor
from shared.db.keyset import KeysetPage, page_of
from shared.db.rows import fetch_rows, fetch_values
from shared.identity.accounts import staff_of_region
from shared.identity.permissions import AccountPermission

ORGANISATIONS = """SELECT o.id, o.name FROM reintegration.organisation o WHERE o.ended_at IS NULL
    AND (o.region = $2 OR EXISTS (SELECT FROM reintegration.referral r WHERE r.person = $1 AND r.organisation = o.id))
    ORDER BY NOT EXISTS (SELECT FROM reintegration.referral r WHERE r.person = $1 AND r.organisation = o.id), o.name_key, o.id"""
MENTORS = """SELECT m.mentor AS id, m.mentor_name AS name FROM reintegration.mentorship m WHERE m.person = $1 AND m.state = 'active'
    ORDER BY m.mentor_name, m.mentor"""
WHOSE = """SELECT s.id, s.text, s.sealed, s.due_on, s.owner, p.need, c.person, c.name, c.case_number FROM reintegration.step s
    JOIN reintegration.goal g ON g.id = s.goal JOIN reintegration.plan p ON p.id = g.plan JOIN reintegration."case" c ON c.person = s.person
    WHERE :in_scope AND c.status = 'open' AND {which} {behind} ORDER BY s.due_on, s.id LIMIT $3"""
OWN = "s.state = 'active' AND s.owner = 'worker' AND s.owner_id = $2"
WITHOUT = """s.state IN ('active', 'blocked', 'later') AND s.owner_id IS NOT NULL AND CASE s.owner
    WHEN 'worker' THEN NOT s.owner_id = ANY ($2)
    WHEN 'organisation' THEN EXISTS (SELECT FROM reintegration.organisation o WHERE o.id = s.owner_id AND o.ended_at IS NOT NULL)
    WHEN 'mentor' THEN NOT EXISTS (SELECT FROM reintegration.mentorship m
        WHERE m.person = s.person AND m.mentor = s.owner_id AND m.state = 'active') ELSE false END"""
REFERRAL = """SELECT id FROM reintegration.referral WHERE person = $1 AND organisation = $2
    ORDER BY ended_at IS NOT NULL, requested_at DESC, id LIMIT 1"""
BEGIN = "SELECT due_on, id FROM reintegration.step WHERE id = $1"


@dataclass(frozen=True, slots=True)
class Choice:
    """Somebody who can do a step: the value in the form, and the name."""

    value: str
    name: str
    kind: str

    @property
    def text(self) -> str:
        """As the list says it."""
        return f"{dict(words.owners())[self.kind]}: {self.name}"


@dataclass(frozen=True, slots=True)
class _Named:
    id: UUID
    name: str


@dataclass(frozen=True, slots=True)
class OwnedStep:
    """A step of somebody's, with its person. `text` is empty for a reader who does not see what is planned."""

    id: UUID
    text: str | None = field(repr=False)
    sealed: bytes | None = field(repr=False)
    due_on: date
    owner: str
    need: str
    person: UUID
    name: str
    case_number: str


async def choices(case: CaseRow) -> list[Choice]:
    """The workers of the region, the person's mentors, and organisations: those that have a referral first, then those of the region."""
    staff = await staff_of_region(region_of(case.office), AccountPermission.HELP)
    found = [Choice(f"worker:{each.id}", each.name, "worker") for each in staff]
    found += [Choice(f"mentor:{each.id}", each.name, "mentor") for each in await fetch_rows(DB, _Named, MENTORS, case.person)]
    rows = await fetch_rows(DB, _Named, ORGANISATIONS, case.person, region_of(case.office))
    return found + [Choice(f"organisation:{each.id}", each.name, "organisation") for each in rows]


async def own_steps(by: Actor, *, size: int, after: UUID | None = None) -> KeysetPage[OwnedStep]:
    """The steps that the reader does, the next first; `after` is a step."""
    return await _steps(OWN, by, by.id, size=size, after=after)


async def to_choose_again(by: Actor, *, size: int, after: UUID | None = None) -> KeysetPage[OwnedStep]:
    """Open steps whose worker, organisation or mentor is not there any more, the next first; `after` is a step."""
    there = [each.id for each in await staff_of_region(region_of(by.office or ""), AccountPermission.HELP)]
    return await _steps(WITHOUT, by, there, size=size, after=after)


async def referral_to(person: UUID, organisation: UUID) -> UUID | None:
    """The person's referral to this organisation: the one that is open, else the last."""
    found = await fetch_values(DB, REFERRAL, person, organisation)
    return found[0] if found else None


async def _steps(which: str, by: Actor, value: object, *, size: int, after: UUID | None) -> KeysetPage[OwnedStep]:
    begin = await begin_of(BEGIN, after)
    behind = "AND (s.due_on, s.id) > ($4, $5)" if begin else ""
    rows = await fetch_in_scope(OwnedStep, WHOSE.format(which=which, behind=behind), by, value, size + 1, *begin)
    keys, sensitive = await keys_of(row.person for row in rows), may(by, NeedPermission.SENSITIVE)
    shown = [
        replace(row, text=shown_text(keys.get(row.person), row.id, row.need, row.sealed, row.text, sensitive=sensitive)) for row in rows
    ]
    return page_of(shown, size, begins_after=after)
