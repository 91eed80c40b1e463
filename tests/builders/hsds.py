"""Another directory by HSDS 3.0: a shelter with everything that a service may have."""

import csv
import io
from pathlib import Path

ROWS: dict[str, list[dict[str, object]]] = {
    "organizations": [
        {
            "id": "o1", "name": "Night Shelter", "description": "Beds and meals", "website": "https://shelter.example.kz",
            "year_incorporated": 2011,
        },
        {"id": "o2", "name": "Legal Advice", "description": "Advice", "parent_organization_id": "o1"},
    ],
    "organization_identifiers": [{"id": "oi1", "organization_id": "o1", "identifier_type": "БИН", "identifier": "990140000000"}],
    "programs": [{"id": "pr1", "organization_id": "o1", "name": "Winter", "description": "Winter beds"}],
    "locations": [
        {"id": "l1", "organization_id": "o1", "location_type": "physical", "name": "House", "latitude": 43.25, "longitude": 76.9},
        {"id": "l2", "organization_id": "o2", "location_type": "physical", "name": "Office", "latitude": 51.17, "longitude": 71.45},
    ],
    "services": [
        {
            "id": "s1", "organization_id": "o1", "program_id": "pr1", "name": "A bed for the night", "status": "active", "minimum_age": 18,
            "assured_date": "2026-11-01", "url": "https://shelter.example.kz/beds", "last_modified": "2026-11-20T10:00:00Z",
        },
        {"id": "s2", "organization_id": "o2", "name": "Court papers", "status": "active"},
    ],
    "service_at_location": [
        {"id": "j1", "service_id": "s1", "location_id": "l1", "description": "Every night"},
        {"id": "j2", "service_id": "s2", "location_id": "l2"},
    ],
    "contacts": [{"id": "c1", "organization_id": "o1", "name": "Somebody Personal", "title": "Reception"}],
    "phones": [
        {"id": "p1", "organization_id": "o1", "number": "+7 727 000 00 01", "type": "voice", "extension": 5},
        {"id": "p2", "service_id": "s1", "number": "+7 727 000 00 02"},
    ],
    "addresses": [
        {
            "id": "a1", "location_id": "l1", "address_1": "Abai 1", "city": "Almaty", "state_province": "Almaty", "postal_code": "050000",
            "country": "KZ", "address_type": "physical",
        }
    ],
    "schedules": [
        {"id": "h1", "service_id": "s1", "freq": "WEEKLY", "byday": "MO,TU,WE,TH,FR", "opens_at": "20:00", "closes_at": "08:00"},
        {"id": "h2", "location_id": "l2", "freq": "WEEKLY", "byday": "TU", "opens_at": "09:00", "closes_at": "18:00", "timezone": 5},
    ],
    "service_areas": [{"id": "sa1", "service_id": "s1", "name": "Almaty", "extent": "75", "extent_type": "kato"}],
    "required_documents": [{"id": "d1", "service_id": "s1", "document": "Identity card"}],
    "cost_options": [{"id": "co1", "service_id": "s1", "amount": 100, "currency": "KZT", "option": "A night"}],
    "languages": [{"id": "g1", "service_id": "s1", "code": "ru"}, {"id": "g2", "phone_id": "p1", "name": "Kazakh", "code": "kk"}],
    "accessibility": [{"id": "w1", "location_id": "l1", "description": "Wheelchair ramp"}],
    "funding": [{"id": "f1", "organization_id": "o1", "source": "Akimat"}],
    "taxonomies": [{"id": "x1", "name": "Kinds", "description": "Kinds of help"}],
    "taxonomy_terms": [
        {"id": "t1", "code": "BH-1800", "name": "Emergency shelter", "description": "Beds", "taxonomy_id": "x1"},
        {"id": "t2", "code": "FT-1000", "name": "Advice in court", "description": "Courts", "taxonomy_id": "x1", "parent_id": "t1"},
    ],
    "attributes": [
        {"id": "at1", "link_id": "s1", "link_entity": "service", "taxonomy_term_id": "t1"},
        {"id": "at2", "link_id": "s2", "link_entity": "service", "taxonomy_term_id": "t2"},
    ],
}  # fmt: skip


def table(rows: list[dict[str, object]]) -> str:
    """Rows as CSV."""
    out = io.StringIO()
    columns = list(dict.fromkeys(name for row in rows for name in row))
    written = csv.DictWriter(out, columns, restval="")
    written.writeheader()
    written.writerows(rows)
    return out.getvalue()


def write_directory(folder: Path, **changed: list[dict[str, object]]) -> Path:
    """The directory as a folder of CSV; `changed` are tables with other rows."""
    folder.mkdir(exist_ok=True)
    for name, rows in (ROWS | changed).items():
        (folder / f"{name}.csv").write_text(table(rows))
    return folder
