"""What is known about a person and the registration, as values of the form."""

from dataclasses import dataclass
from uuid import UUID

from services.probation.amendments.domain.fields import FIELDS
from services.probation.amendments.domain.reading import Values
from services.probation.cases.spellings import SCRIPTS
from services.probation.database import DB
from services.probation.errors import NotFound
from shared.db.rows import fetch_row, from_json
from shared.values import JsonObject

FACTS = """SELECT to_jsonb(p) AS person, to_jsonb(r) - 'pin_hash' - 'card_code' AS registration,
    coalesce((SELECT jsonb_object_agg(n.script, to_jsonb(n)) FROM probation.person_name n WHERE n.person = p.id), '{}') AS names
    FROM probation.person p JOIN probation.registration r ON r.person = p.id WHERE p.id = $1 AND r.id = $2"""
MORE = ("term_ends_on", "category", "officer_name")
"""Beside the fields that are amended here: what their rules and pages need."""


@dataclass(frozen=True, slots=True)
class FactsRow:
    """A person, a registration and the spellings of the name as JSON; days as YYYY-MM-DD."""

    person: JsonObject = from_json()
    registration: JsonObject = from_json()
    names: JsonObject = from_json()


async def facts(person: UUID, registration: UUID) -> Values:
    """Every field that stands in a row of the person or the registration, by its name. Raises NotFound."""
    row = await fetch_row(DB, FactsRow, FACTS, person, registration)
    if row is None:
        raise NotFound
    found: dict[str, str | None] = {name: row.registration.get(name) or row.person.get(name) for name in MORE}
    for name, field in FIELDS.items():
        if field.owner == "person":
            found[name] = row.person[name]
        elif field.owner == "registration":
            found[name] = row.registration[name]
        elif field.owner in SCRIPTS:
            found[name] = row.names.get(field.owner, {}).get(name.removesuffix(f"_{field.owner}"))
    return found
