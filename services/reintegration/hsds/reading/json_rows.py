"""JSON as rows: lists of one kind, tables by their names, pages of the API, and everything nested in everything."""

import json
from collections.abc import Mapping
from typing import Any

from services.reintegration.hsds.older import entity_of
from services.reintegration.hsds.reading.csv_rows import decoded, readable
from services.reintegration.hsds.reading.rows import RawRow, Reading

DEEPEST = 30
MOST_ROWS = 2_000_000
CHILDREN = {
    "organization": "organization", "organizations": "organization", "services": "service", "service": "service", "program": "program",
    "programs": "program", "locations": "location", "location": "location", "service_at_locations": "service_at_location",
    "service_at_location": "service_at_location", "phones": "phone", "contacts": "contact", "addresses": "address",
    "schedules": "schedule", "service_areas": "service_area", "required_documents": "required_document", "cost_options": "cost_option",
    "languages": "language", "accessibility": "accessibility", "funding": "funding", "attributes": "attribute",
    "taxonomy_term": "taxonomy_term", "taxonomy_detail": "taxonomy", "organization_identifiers": "organization_identifier",
    "service_capacities": "service_capacity", "capacities": "service_capacity", "unit": "unit", "metadata": "metadata",
}  # fmt: skip
"""What stands nested under these names."""
ABOVE = {"organization", "program", "location", "taxonomy_term", "taxonomy", "unit", "service"}
"""Of one such object what it stands in holds the id; those of a list hold the id of what they stand in."""
WRAPPED = ("contents", "items", "results", "data")


def read_json(name: str, stem: str, content: bytes, found: Reading) -> None:
    """Add every object of a file as a row of its entity; `row` is its place in the file, such as `services[3].phones[0]`."""
    text = decoded(content)
    if not readable(text):
        found.wrong(name, "", "", "not_utf8")
        return
    try:
        whole = _loads(text)
    except (ValueError, RecursionError) as error:
        found.wrong(name, f"{error.lineno}" if isinstance(error, json.JSONDecodeError) else "", "", "not_json")
        return
    if not isinstance(whole, dict | list):
        found.wrong(name, "", "", "not_json")
        return
    _Reader(name, found).read(whole, stem)


def _loads(text: str) -> Any:
    """One value; or one a line, as a list."""
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        lines = [line for line in text.splitlines() if line.strip()]
        if error.msg != "Extra data" or len(lines) < 2:
            raise
        return [json.loads(line) for line in lines]


class _Reader:
    def __init__(self, name: str, found: Reading) -> None:
        self.name, self.found = name, found

    def read(self, whole: Any, stem: str) -> None:
        """The whole file: a page, a list, tables by their names, or one object."""
        if isinstance(whole, dict):
            for wrapped in WRAPPED:
                if isinstance(whole.get(wrapped), list):
                    self._list(whole[wrapped], stem, wrapped)
                    return
            tables = {key: value for key, value in whole.items() if isinstance(value, list)}
            if "id" not in whole and tables:
                for key, value in tables.items():
                    self._list(value, key.removesuffix(".csv"), key)
                return
        self._list(whole if isinstance(whole, list) else [whole], stem, "")

    def _list(self, objects: list[Any], stem: str, path: str) -> None:
        entity = entity_of(stem)
        for number, each in enumerate(objects):
            self._object(each, entity if entity in _KNOWN else _guessed(each), f"{path}[{number}]", {}, 0)

    def _object(self, value: Any, entity: str, path: str, parent: Mapping[str, object], deep: int) -> str:
        """Add an object and what is in it; returns its id."""
        if not isinstance(value, dict):
            self.found.wrong(self.name, path, "", "not_an_object", value)
            return ""
        if deep > DEEPEST or len(self.found.rows) > MOST_ROWS:
            self.found.wrong(self.name, path, "", "too_deep")
            return ""
        own: dict[str, object] = {}
        below: list[tuple[str, str, Any]] = []
        number = str(value.get("id") or path)
        for key, each in value.items():
            child = CHILDREN.get(key)
            if isinstance(each, dict) and child:
                below.append((child, f"{path}.{key}", each))
            elif isinstance(each, list) and child:
                below += [(child, f"{path}.{key}[{place}]", one) for place, one in enumerate(each)]
            elif isinstance(each, dict | list):
                if each:
                    self.found.wrong(self.name, path, key, "not_a_value", json.dumps(each), kept=True)
            else:
                own[key.casefold()] = each
        for column, name in parent.items():
            own.setdefault(column, name)
        self.found.rows.append(RawRow(entity, self.name, path, own | {"id": number}, nested=True))
        row = self.found.rows[-1].values
        for child, place, one in sorted(below, key=lambda each: each[0] != "organization"):
            if child in ABOVE and not place.endswith("]"):
                above = {"organization_id": row["organization_id"]} if child == "program" and "organization_id" in row else {}
                row.setdefault(_named(entity, child), self._object(one, child, place, above, deep + 1))
            else:
                self._object(one, child, place, _of(entity, number, child), deep + 1)
        return number


def _named(entity: str, child: str) -> str:
    return "link_id" if entity == "attribute" and child == "service" else f"{child}_id"


def _of(entity: str, number: str, child: str) -> dict[str, object]:
    """How a nested object names the one in which it stands."""
    if child == "attribute":
        return {"link_id": number, "link_entity": entity}
    if child == "metadata":
        return {}
    return {f"{entity}_id": number}


_KNOWN = set(CHILDREN.values()) | {"eligibility", "meta_table_description", "url"}


def _guessed(value: Any) -> str:
    """What an object is whose list has no name that says so."""
    if isinstance(value, dict):
        if "organization" in value or "organization_id" in value or "service_at_locations" in value:
            return "service"
        if "location" in value and "service" in value:
            return "service_at_location"
        if "taxonomy" in value or "parent_id" in value:
            return "taxonomy_term"
        if "latitude" in value or "location_type" in value:
            return "location"
    return "organization"
