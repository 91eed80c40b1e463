"""What belongs to an entry in tables of its own: how it is read, and how an item becomes a row."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from services.reintegration.directory.opening.conditions import (
    BEGINS,
    CLOSED,
    ENDS,
    RECKONED,
    SPECIAL_HOURS,
    WEEK_DAYS,
    WEEKLY,
)
from shared.values import JsonObject


@dataclass(frozen=True, slots=True)
class Part:
    """A list of an entry. `read`: SQL of an item of the row `x`; `row`: the columns of an item's row; `only`: which rows of the table."""

    table: str
    owner: str
    read: str
    row: Callable[[Any], JsonObject]
    only: str = "true"
    order: str = "x.id"


def _hours(item: JsonObject) -> JsonObject:
    return {
        "freq": "WEEKLY", "byday": item["days"], "opens_at": item["opens_at"], "closes_at": item["closes_at"],
        "valid_from": item.get("valid_from"), "valid_to": item.get("valid_to"),
    }  # fmt: skip


def _special(item: JsonObject) -> JsonObject:
    return {
        "valid_from": item["from"], "valid_to": item["to"], "count": 0 if item["closed"] else None, "opens_at": item.get("opens_at"),
        "closes_at": item.get("closes_at"), "description": item.get("words"),
    }  # fmt: skip


def _x(condition: str) -> str:
    return condition.replace("c.", "x.")


HOURS = f"""jsonb_strip_nulls(jsonb_build_object('days', {_x(WEEK_DAYS)}, 'opens_at', to_char(x.opens_at, 'HH24:MI'),
    'closes_at', to_char(x.closes_at, 'HH24:MI'), 'valid_from', {_x(BEGINS)}, 'valid_to', {_x(ENDS)}))"""
SPECIAL = f"""jsonb_strip_nulls(jsonb_build_object('from', x.valid_from, 'to', x.valid_to, 'closed', {_x(CLOSED)},
    'opens_at', to_char(x.opens_at, 'HH24:MI'), 'closes_at', to_char(x.closes_at, 'HH24:MI'), 'words', x.description))"""
RULE = "to_jsonb(x) - '{id,service,location,service_at_location,source}'::text[]"
BY_DAY = "array_position(ARRAY['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'], left(x.byday, 2)), x.opens_at, x.id"


def _phones(owner: str) -> Part:
    return Part("provider_phone", owner, "to_jsonb(x.number)", lambda item: {"number": item})


def _opening(owner: str) -> dict[str, Part]:
    """Hours by the day of the week, special days, and hours by other rules, which are kept as they are."""
    return {
        "hours": Part("opening_schedule", owner, HOURS, _hours, only=f"({_x(WEEKLY)})", order=BY_DAY),
        "special_days": Part(
            "opening_schedule", owner, SPECIAL, _special, only=f"({_x(CLOSED)} OR {_x(SPECIAL_HOURS)})",
            order="x.valid_from, x.opens_at, x.id",
        ),
        "rules": Part("opening_schedule", owner, RULE, dict, only=f"({_x(RECKONED)}) IS NOT TRUE"),
    }  # fmt: skip


PARTS: Mapping[str, Mapping[str, Part]] = {
    "organisation": {"phones": _phones("organisation")},
    "service": {
        "languages": Part(
            "service_language", "service", "to_jsonb(coalesce(x.code, x.name))", lambda item: {"code": item}, order="x.code, x.id"
        ),
        "areas": Part(
            "service_area", "service", "to_jsonb(x.kato)", lambda item: {"kato": item, "extent": item, "extent_type": "kato"},
            only="x.kato IS NOT NULL", order="x.kato, x.id",
        ),
        "documents": Part("service_document", "service", "x.document", lambda item: {"document": item}, only="x.document IS NOT NULL"),
        **_opening("service"),
        "phones": _phones("service"),
        "locations": Part(
            "service_at_location", "service", "to_jsonb(x.location)", lambda item: {"location": item}, order="x.location, x.id"
        ),
    },
    "location": {
        "addresses": Part(
            "location_address", "location",
            "jsonb_strip_nulls(jsonb_build_object('address_1', x.address_1, 'city', x.city, 'postal_code', x.postal_code))",
            lambda item: {"country": "KZ", "address_type": "physical", **item},
        ),
        "access": Part(
            "accessibility", "location", "to_jsonb(x.code)", lambda item: {"code": item},
            only="x.code IS NOT NULL", order="x.code, x.id",
        ),
        **_opening("location"),
        "phones": _phones("location"),
    },
}  # fmt: skip
COLUMNS: Mapping[str, tuple[str, ...]] = {
    "organisation": ("name", "alternate_name", "description", "email", "website", "legal_status", "tax_id", "region"),
    "service": (
        "organisation", "need", "needs", "name", "description", "url", "email", "status", "application_process", "fees_description",
        "eligibility_description", "minimum_age", "maximum_age", "alert",
    ),
    "location": ("organisation", "name", "transportation", "latitude", "longitude", "kato", "protected"),
}  # fmt: skip
"""The columns of the entry itself."""
TABLES = {"organisation": "organisation", "service": "service_offer", "location": "location"}
