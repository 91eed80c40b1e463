"""The whole directory, or what belongs to some of its entries, as flat rows by entity."""

from collections.abc import Sequence
from uuid import UUID

from services.reintegration.hsds.spec import COLUMNS, REFERENCES, TABLES, entities
from services.reintegration.hsds.writing.cells import HsdsRow
from services.reintegration.hsds.writing.nesting import Flat
from services.reintegration.hsds.writing.rows import fetch_entity

OPTIONAL = {"parent_organization_id", "parent_id", "program_id", "taxonomy_id"}
"""What a row may lose without losing its owner."""
WITHOUT = {"unit", "service_capacity"}
"""Entities of HSDS 3.1."""


async def whole_directory(language: str) -> Flat:
    """Every row that is shown, and no row that names one that is not."""
    found: dict[str, list[HsdsRow]] = {}
    for entity in TABLES:
        if entity not in WITHOUT:
            found[entity] = await fetch_entity(entity, language)
    return held_together(found)


def held_together(found: dict[str, list[HsdsRow]]) -> Flat:
    """The rows without those whose owner is not among them."""
    ids = {entity: {str(row["id"]) for row in rows} for entity, rows in found.items()}
    for entity in TABLES:
        if entity in WITHOUT:
            continue
        found[entity] = [row for row in found.get(entity, ()) if _held(entity, row, ids)]
        ids[entity] = {str(row["id"]) for row in found[entity]}
    return found


def _held(entity: str, row: HsdsRow, ids: dict[str, set[str]]) -> bool:
    if entity == "attribute" and str(row["link_id"]) not in ids.get(str(row["link_entity"]), ()):
        return False
    for name in [name for name in row if name in REFERENCES]:
        if str(row[name]) in ids.get(REFERENCES[name], ()):
            continue
        if name not in OPTIONAL:
            return False
        del row[name]
    return True


async def around(entity: str, ids: Sequence[str], language: str) -> Flat:
    """Some services, organisations or places with everything that stands in their nested objects."""
    found: dict[str, list[HsdsRow]] = {entity: await _by(entity, "id", ids, language)}
    if entity == "service_at_location":
        found["service"] = await _by("service", "id", _all(found[entity], "service_id"), language)
    if entity == "service":
        found["service_at_location"] = await _by("service_at_location", "service", ids, language)
    services, at = found.get("service", []), found.get("service_at_location", [])
    if entity == "organization":
        found["location"] = await _by("location", "organisation", ids, language)
    else:
        found["location"] = found.get("location") or await _by("location", "id", _all(at, "location_id"), language)
        owners = dict.fromkeys([*_all(services, "organization_id"), *_all(found["location"], "organization_id")])
        found["organization"] = await _by("organization", "id", [*owners], language)
    found["program"] = await _by("program", "organisation", _all(found["organization"], "id"), language)
    above = {"service_id": services, "organization_id": found["organization"], "location_id": found["location"],
              "service_at_location_id": at}  # fmt: skip
    for child in ("contact", "phone", "address", "schedule", "service_area", "required_document", "cost_option", "accessibility", "funding",
                  "organization_identifier"):  # fmt: skip
        found[child] = await _of_owners(child, {**above, "contact_id": found.get("contact", [])}, language)
    found["language"] = await _of_owners("language", {**above, "phone_id": found["phone"]}, language)
    linked = [str(row["id"]) for name in ("service", "organization", "location", "service_at_location") for row in found.get(name, ())]
    found["attribute"] = await _by("attribute", "link", linked, language)
    found["taxonomy_term"] = await _by("taxonomy_term", "id", _all(found["attribute"], "taxonomy_term_id"), language)
    found["taxonomy"] = await _by("taxonomy", "id", _all(found["taxonomy_term"], "taxonomy_id"), language)
    return held_together(found)


async def _by(entity: str, column: str, ids: Sequence[str], language: str) -> list[HsdsRow]:
    return await fetch_entity(entity, language, f't."{column}" = ANY($1)', [UUID(each) for each in ids]) if ids else []


async def _of_owners(entity: str, owners: dict[str, list[HsdsRow]], language: str) -> list[HsdsRow]:
    """Rows whose table has a column for one of the owners, and that name one of these."""
    known = [name for name in owners if name in entities()[entity].fields]
    if not known:
        return []
    conditions = " OR ".join(f't."{COLUMNS[name]}" = ANY(${number})' for number, name in enumerate(known, 1))
    ids = [[UUID(str(row["id"])) for row in owners[name]] for name in known]
    return await fetch_entity(entity, language, conditions, *ids)


def _all(rows: Sequence[HsdsRow], name: str) -> list[str]:
    return list(dict.fromkeys(str(row[name]) for row in rows if name in row))
