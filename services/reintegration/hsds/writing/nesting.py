"""Flat rows as the nested objects of HSDS 3.0: pure."""

from collections.abc import Mapping, Sequence

from services.reintegration.hsds.writing.cells import HsdsRow

Flat = Mapping[str, Sequence[HsdsRow]]
"""Rows by entity."""
INSIDE = {
    "service": {
        "phones": "phone", "schedules": "schedule", "service_areas": "service_area", "languages": "language", "funding": "funding",
        "cost_options": "cost_option", "required_documents": "required_document", "contacts": "contact",
    },
    "service_at_location": {"contacts": "contact", "phones": "phone", "schedules": "schedule"},
    "location": {
        "languages": "language", "addresses": "address", "contacts": "contact", "accessibility": "accessibility", "phones": "phone",
        "schedules": "schedule",
    },
    "organization": {
        "funding": "funding", "contacts": "contact", "phones": "phone", "programs": "program",
        "organization_identifiers": "organization_identifier",
    },
    "contact": {"phones": "phone"},
    "phone": {"languages": "language"},
}  # fmt: skip
"""What stands in an object, by the name of its list."""
OWNERS = ("phone_id", "contact_id", "service_at_location_id", "location_id", "service_id", "organization_id")
"""Which of several owners a row stands in: the nearest."""


class Nest:
    """Looks up what belongs to what."""

    def __init__(self, flat: Flat) -> None:
        self.flat = flat
        self._by_id = {entity: {str(row["id"]): row for row in rows} for entity, rows in flat.items()}
        self._of: dict[tuple[str, str, str], list[HsdsRow]] = {}
        for entity, rows in flat.items():
            for row in rows:
                owner = next((name for name in OWNERS if name in row), None)
                if entity == "attribute":
                    self._of.setdefault((entity, str(row["link_entity"]), str(row["link_id"])), []).append(row)
                elif owner is not None:
                    self._of.setdefault((entity, owner.removesuffix("_id"), str(row[owner])), []).append(row)

    def whole(self, entity: str, row: HsdsRow) -> HsdsRow:
        """An object with everything that is in it; the ids by which it names others are not repeated there."""
        found = {name: value for name, value in row.items() if not name.endswith("_id") or name in KEPT}
        for name, child in INSIDE.get(entity, {}).items():
            rows = self._of.get((child, entity, str(row["id"])), ())
            if rows:
                found[name] = [self.whole(child, each) for each in rows]
        attributes = self._of.get(("attribute", entity, str(row["id"])), ())
        if attributes:
            found["attributes"] = [self._attribute(each) for each in attributes]
        return found

    def service(self, row: HsdsRow, *, places: bool = True) -> HsdsRow:
        """A service with its organisation, its programme and its places."""
        found = self.whole("service", row)
        self._above(found, "organization", row.get("organization_id"))
        self._above(found, "program", row.get("program_id"))
        at = [each for each in self.flat.get("service_at_location", ()) if each["service_id"] == row["id"]] if places else []
        if at:
            found["service_at_locations"] = [self._at(each) for each in at]
        return found

    def service_at_location(self, row: HsdsRow, *, full: bool) -> HsdsRow:
        """A service at a place, with both."""
        found = self._at(row)
        service = self._by_id["service"][str(row["service_id"])]
        found["service"] = self.service(service, places=False) if full else self.short(service)
        return found

    def short(self, row: HsdsRow) -> HsdsRow:
        """A row of a list: itself, and of what stands above it no more than its own fields."""
        found = {name: value for name, value in row.items() if not name.endswith("_id") or name in KEPT}
        for name in ("organization", "program"):
            above = self._by_id.get(name, {}).get(str(row.get(f"{name}_id")))
            if above is not None:
                found[name] = {key: value for key, value in above.items() if not key.endswith("_id")}
        return found

    def organization(self, row: HsdsRow, services: Sequence[HsdsRow] = ()) -> HsdsRow:
        """An organisation with its places; `services` as they stand in its list."""
        found = self.whole("organization", row)
        places = [each for each in self.flat.get("location", ()) if each.get("organization_id") == row["id"]]
        if places:
            found["locations"] = [self.whole("location", each) for each in places]
        if services:
            found["services"] = list(services)
        return found

    def _at(self, row: HsdsRow) -> HsdsRow:
        found = self.whole("service_at_location", row)
        location = self._by_id.get("location", {}).get(str(row["location_id"]))
        if location is not None:
            found["location"] = self.whole("location", location)
        return found

    def _above(self, found: HsdsRow, entity: str, number: object) -> None:
        row = self._by_id.get(entity, {}).get(str(number))
        if row is not None:
            found[entity] = self.whole(entity, row)

    def _attribute(self, row: HsdsRow) -> HsdsRow:
        found = {name: value for name, value in row.items() if name not in {"link_id", "taxonomy_term_id"}}
        term = self._by_id.get("taxonomy_term", {}).get(str(row["taxonomy_term_id"]))
        if term is not None:
            found["taxonomy_term"] = self.term(term)
        return found

    def term(self, row: HsdsRow) -> HsdsRow:
        """A term with its taxonomy."""
        found = {name: value for name, value in row.items() if name != "taxonomy_id"}
        taxonomy = self._by_id.get("taxonomy", {}).get(str(row.get("taxonomy_id")))
        if taxonomy is not None:
            found["taxonomy_detail"] = taxonomy
        return found


KEPT = {"parent_id", "parent_organization_id", "tax_id"}
"""Fields that end in _id and stand in the nested objects too."""
