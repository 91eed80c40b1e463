"""What Oralu publishes of its directory is HSDS 3.0: by the published schemas and the published datapackage."""

import json
import zipfile
from functools import cache
from pathlib import Path
from typing import Any

import httpx
import pytest
from frictionless import Package
from jsonschema import Draft202012Validator, FormatChecker
from referencing import Registry, Resource

from services.reintegration.demo import load_demo
from services.reintegration.hsds.reading.read import read
from services.reintegration.hsds.spec import PUBLISHED
from services.reintegration.hsds.writing.export import Form, export
from shared.settings import OraluSettings
from tests.builders.hsds import ROWS, write_directory
from tests.builders.moments import NOW
from tests.support.clients import ClientFor
from tests.support.hsds import take_in

SCHEMAS = PUBLISHED / "3.0"
PAGE = {"total_items", "total_pages", "page_number", "size", "first_page", "last_page", "empty", "contents"}


@cache
def validator(name: str) -> Draft202012Validator:
    """A published schema, with those that it names."""
    known = [(file.name, Resource.from_contents(schema(file), default_specification=DRAFT)) for file in SCHEMAS.glob("*.json")]
    path = SCHEMAS / "lists" / f"{name}.json" if name.endswith("_list") else SCHEMAS / f"{name}.json"
    return Draft202012Validator(schema(path), registry=Registry().with_resources(known), format_checker=FormatChecker())


def schema(file: Path) -> dict[str, Any]:
    """The schema alone: what HSDS adds for its own tools (`constraints`, `example` …) says nothing to a validator."""
    found: dict[str, Any] = json.loads(file.read_text())
    return found


def _draft() -> Any:
    from referencing.jsonschema import DRAFT202012

    return DRAFT202012


DRAFT = _draft()


def wrong(name: str, content: object) -> list[str]:
    """What a published schema finds wrong."""
    return [f"{'/'.join(map(str, error.absolute_path))}: {error.message}" for error in validator(name).iter_errors(content)]


@pytest.fixture
async def client(engines: OraluSettings, tmp_path: Path, client_for: ClientFor) -> httpx.AsyncClient:
    """A browser of nobody, and a directory with another one and the demo's in it."""
    await load_demo(engines)
    closed = {"id": "h3", "service_id": "s1", "valid_from": "2026-12-16", "valid_to": "2026-12-17", "count": 0}
    await take_in(write_directory(tmp_path / "another", schedules=[*ROWS["schedules"], closed]))
    return await client_for("reintegration")


async def test_the_schemas_find_what_is_wrong() -> None:
    assert wrong("service", {"id": "1", "name": "x", "status": "gone"})
    assert wrong("service", {"id": "1", "name": "x", "status": "active", "phones": [{"id": "2"}]})


@pytest.mark.parametrize(
    ("path", "one", "listed"),
    [
        ("services", "service", "service_list"),
        ("organizations", "organization", "organization_list"),
        ("service_at_locations", "service_at_location", "service_at_location_list"),
        ("locations", "location", "location"),
        ("taxonomies", "taxonomy", "taxonomy"),
        ("taxonomy_terms", "taxonomy_term", "taxonomy_term"),
    ],
)
async def test_every_list_and_object_of_the_api_is_hsds(path: str, one: str, listed: str, client: httpx.AsyncClient) -> None:
    page = (await client.get(f"/hsds/{path}", params={"per_page": 100})).json()
    assert set(page) == PAGE
    assert page["total_items"] == len(page["contents"]) > 0
    for row in page["contents"]:
        assert wrong(listed, row) == []
        whole = (await client.get(f"/hsds/{path}/{row['id']}")).json()
        assert wrong(one, whole) == []
        assert "Personal" not in json.dumps(whole)
    assert (await client.get(f"/hsds/{path}/00000000-0000-4000-8000-000000000000")).status_code == 404


async def test_a_whole_service_holds_everything_that_belongs_to_it(client: httpx.AsyncClient) -> None:
    page = (await client.get("/hsds/services", params={"search": "bed night shelter", "full": "true"})).json()
    (found,) = [row for row in page["contents"] if row["organization"]["name"] == "Night Shelter"]
    assert {"phones", "schedules", "service_areas", "service_at_locations", "languages", "organization", "program"} <= set(found)
    assert {"cost_options", "required_documents", "attributes"} <= set(found)
    assert found["service_at_locations"][0]["location"]["addresses"][0]["city"] == "Almaty"
    assert found["attributes"][0]["taxonomy_term"]["taxonomy_detail"]["name"] == "Kinds"


async def test_lists_are_filtered_and_paged(client: httpx.AsyncClient) -> None:
    terms = (await client.get("/hsds/taxonomy_terms", params={"top_only": "true"})).json()["contents"]
    assert [term["code"] for term in terms] == ["BH-1800"]
    by_term = (await client.get("/hsds/services", params={"taxonomy_term_id": terms[0]["id"]})).json()["contents"]
    assert [row["name"] for row in by_term] == ["A bed for the night"]
    first = (await client.get("/hsds/services", params={"per_page": 3})).json()
    assert (first["size"], first["total_pages"], first["last_page"]) == (3, 3, False)
    second = (await client.get("/hsds/services", params={"per_page": 3, "page": 2})).json()
    assert not {row["id"] for row in first["contents"]} & {row["id"] for row in second["contents"]}
    rows = (await client.get("/hsds/services", params={"format": "ndjson"})).text.splitlines()
    assert len(rows) == first["total_items"] == 8
    assert (await client.get("/hsds/services", params={"per_page": 0})).status_code == 400
    assert (await client.get("/hsds/services", params={"modified_after": "2099-01-01T00:00:00Z"})).json()["empty"]


async def test_answers_can_be_kept_and_say_when_to_come_again(client: httpx.AsyncClient) -> None:
    answer = await client.get("/hsds/services")
    assert answer.headers["cache-control"].startswith("public")
    assert "set-cookie" not in answer.headers
    kept = await client.get("/hsds/services", headers={"if-none-match": answer.headers["etag"]})
    assert (kept.status_code, kept.text) == (304, "")
    codes = [(await client.get("/hsds")).status_code for _ in range(125)]
    assert codes[0] == 200
    assert codes[-1] == 429
    assert "retry-after" in (await client.get("/hsds")).headers


async def test_the_export_is_a_datapackage_by_the_published_one(client: httpx.AsyncClient, tmp_path: Path) -> None:
    written = await export(tmp_path / "out.zip", Form.ZIP, "kk", now=NOW)
    assert written["service"] == 8
    folder = tmp_path / "unpacked"
    zipfile.ZipFile(tmp_path / "out.zip").extractall(folder)
    assert Package(str(folder / "datapackage.json")).validate().valid
    (folder / "datapackage.json").write_bytes((SCHEMAS / "datapackage.json").read_bytes())
    package = Package(str(folder / "datapackage.json"))
    for resource in list(package.resources):
        if not (folder / str(resource.path)).exists():
            package.remove_resource(str(resource.name))
    report = package.validate()
    assert report.valid, report.flatten(["rowNumber", "fieldName", "note"])


@pytest.mark.parametrize("name", ["out.zip", "out.json"])
async def test_what_is_exported_can_be_read_again(name: str, client: httpx.AsyncClient, tmp_path: Path) -> None:
    written = await export(tmp_path / name, Form.of(tmp_path / name), "en", now=NOW)
    loaded, found = await take_in(tmp_path / name, name="copy")
    assert not [defect for defect in found.defects if not defect.kept]
    assert {entity: count for entity, count in loaded.rows.items() if entity in written and count != written[entity]} == {}
    assert read(tmp_path / name).hash
