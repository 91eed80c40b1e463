"""HSDS 3.0: its entities, their fields, and the table and columns that hold them here.

Names, types and which fields are required are read from the published datapackage (published/README.md); what differs here is named below.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from shared.values import JsonObject

PUBLISHED = Path(__file__).parent / "published"
REFERENCES = {
    "organization_id": "organization", "parent_organization_id": "organization", "program_id": "program", "service_id": "service",
    "location_id": "location", "service_at_location_id": "service_at_location", "contact_id": "contact", "phone_id": "phone",
    "taxonomy_id": "taxonomy", "taxonomy_term_id": "taxonomy_term", "parent_id": "taxonomy_term", "unit_id": "unit",
}  # fmt: skip
"""The entity that a field names by its id; `link_id` names one that `link_entity` says."""
TABLES = {
    "taxonomy": "taxonomy", "taxonomy_term": "taxonomy_term", "organization": "organisation", "organization_identifier":
    "organisation_identifier", "program": "programme", "location": "location", "service": "service_offer", "service_at_location":
    "service_at_location", "contact": "provider_contact", "phone": "provider_phone", "address": "location_address",
    "schedule": "opening_schedule", "service_area": "service_area", "required_document": "service_document", "cost_option": "cost_option",
    "language": "service_language", "accessibility": "accessibility", "funding": "funding", "attribute": "attribute",
    "unit": "unit", "service_capacity": "capacity",
}  # fmt: skip
"""The tables, each behind those that its rows name."""
COLUMNS = {
    "organization_id": "organisation", "parent_organization_id": "parent", "program_id": "programme", "service_id": "service",
    "location_id": "location", "service_at_location_id": "service_at_location", "contact_id": "contact", "phone_id": "phone",
    "taxonomy_id": "taxonomy", "taxonomy_term_id": "taxonomy_term", "parent_id": "parent", "link_id": "link",
    "assured_date": "confirmed_on", "last_modified": "changed_at",
}  # fmt: skip
"""Fields whose column has another name."""
OWN_COLUMNS = {("funding", "source"): "funder", ("taxonomy_term", "taxonomy"): "taxonomy_name"}
TEXTS = {
    "organization": {"description"}, "program": {"name", "description"},
    "service": {
        "name", "description", "interpretation_services", "application_process", "fees_description", "wait_time", "accreditations",
        "eligibility_description", "licenses", "alert",
    },
    "location": {"name", "description", "transportation"}, "service_at_location": {"description"}, "phone": {"description"},
    "schedule": {"description", "notes"}, "service_area": {"name", "description"}, "required_document": {"document"},
    "cost_option": {"option", "amount_description"}, "language": {"note"}, "accessibility": {"description", "details"},
    "funding": {"source"}, "taxonomy_term": {"name", "description"}, "service_capacity": {"description"},
}  # fmt: skip
"""Fields that are kept by language."""
NEVER = {("address", "attention"), ("contact", "name"), ("service", "assurer_email")}
"""Fields that name persons."""
PARENTS = {
    "phone": ("location_id", "service_id", "organization_id", "contact_id", "service_at_location_id"),
    "contact": ("organization_id", "service_id", "service_at_location_id", "location_id"),
    "address": ("location_id", "organization_id"), "schedule": ("service_id", "location_id", "service_at_location_id"),
    "service_area": ("service_id",), "required_document": ("service_id",), "language": ("service_id", "location_id", "phone_id"),
    "accessibility": ("location_id",), "funding": ("organization_id", "service_id"),
}  # fmt: skip
"""One of these is needed: otherwise nobody knows to whom the row belongs."""
NEEDED = {
    "taxonomy": ("name",), "taxonomy_term": ("name",), "organization": ("name",), "program": ("organization_id", "name"),
    "service": ("organization_id", "name"), "service_at_location": ("service_id", "location_id"), "phone": ("number",),
    "address": ("address_1",), "cost_option": ("service_id",), "unit": ("name",), "service_capacity": ("service_id", "available"),
    "organization_identifier": ("organization_id", "identifier_type", "identifier"),
    "attribute": ("link_id", "link_entity", "taxonomy_term_id"),
}  # fmt: skip
"""Without these a row is left out. Other fields that HSDS requires may be missing: that is said, and the row is kept."""


@dataclass(frozen=True, slots=True)
class HsdsField:
    """A field: its column here, its HSDS type and format, what it may be, and the entity that it names by id."""

    name: str
    column: str
    kind: str
    format: str | None
    required: bool
    allowed: tuple[str, ...]
    names: str | None
    by_language: bool


@dataclass(frozen=True, slots=True)
class Entity:
    """An entity of HSDS: its file, its table here and its fields by name."""

    name: str
    file: str
    table: str
    fields: Mapping[str, HsdsField]


@cache
def entities() -> Mapping[str, Entity]:
    """Every entity that Oralu keeps, each behind those that its rows name."""
    return {name: _entity(name, published) for name in TABLES if (published := _published().get(name)) is not None}


def datapackage() -> JsonObject:
    """The published datapackage of HSDS 3.0."""
    package: JsonObject = json.loads((PUBLISHED / "3.0" / "datapackage.json").read_text())
    return package


@cache
def _published() -> dict[str, JsonObject]:
    found = {each["name"]: each for each in datapackage()["resources"]}
    for name in ("unit", "service_capacity"):  # of HSDS 3.1
        schema = json.loads((PUBLISHED / "3.1" / f"{name}.json").read_text())
        needed = {*schema["required"], *schema.get("tabular_required", ())}
        fields = [
            {**each, "constraints": {"required": key in needed}}
            for key, each in schema["properties"].items()
            if each.get("type") != "array"
        ]
        found[name] = {"name": name, "path": schema["path"], "schema": {"fields": [each for each in fields if "name" in each]}}
    address = found["address"]["schema"]["fields"]
    if all(each["name"] != "organization_id" for each in address):  # older directories have addresses of organisations
        address.append({"name": "organization_id", "type": "string", "constraints": {"required": False}})
    return found


def _entity(name: str, published: JsonObject) -> Entity:
    fields = {each["name"]: _field(name, each) for each in published["schema"]["fields"]}
    return Entity(name, published["path"], TABLES[name], fields)


def _field(entity: str, published: JsonObject) -> HsdsField:
    name: str = published["name"]
    limits: JsonObject = published.get("constraints", {})
    column = OWN_COLUMNS.get((entity, name), COLUMNS.get(name, name))
    return HsdsField(
        name,
        column,
        published.get("type", "string"),
        published.get("format"),
        bool(limits.get("required")),
        tuple(limits.get("enum", ())),
        REFERENCES.get(name),
        name in TEXTS.get(entity, ()),
    )
