"""The directory as a file: a datapackage of CSV (zip or folder), or JSON."""

import asyncio
import csv
import io
import json
import zipfile
from collections.abc import Iterator, Sequence
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Self

from services.reintegration.database import DB
from services.reintegration.hsds.spec import TABLES, datapackage, entities
from services.reintegration.hsds.writing.cells import HsdsRow
from services.reintegration.hsds.writing.nesting import Flat, Nest
from services.reintegration.hsds.writing.places import free_places
from services.reintegration.hsds.writing.places import resources as of_places
from services.reintegration.hsds.writing.rows import NOT_PUBLISHED
from services.reintegration.hsds.writing.whole import whole_directory
from shared.messages.base import Language
from shared.values import JsonObject

SOURCES = "SELECT name, licence, address FROM reintegration.directory_source ORDER BY name"
EPOCH = (1980, 1, 1, 0, 0, 0)


class Form(StrEnum):
    """What is written."""

    ZIP = "zip"
    FOLDER = "folder"
    JSON = "json"

    @classmethod
    def of(cls, path: Path) -> Self:
        """By the name of the file."""
        return cls({".zip": "zip", ".json": "json"}.get(path.suffix.casefold(), "folder"))


async def export(path: Path, form: Form, language: Language, *, now: datetime) -> dict[str, int]:
    """Write everything that is shown; returns how many rows of each entity."""
    flat = dict(await whole_directory(language))
    if form is not Form.JSON:  # the nested objects of 3.0 have no place for them
        flat |= await free_places(flat["service"])
    sources = [{"title": row["name"], "path": row["address"], "licence": row["licence"]} for row in await DB.fetch(SOURCES)]
    await asyncio.to_thread(_write, path, form, list(_files(flat, sources, form, now)))
    return {entity: len(rows) for entity, rows in flat.items()}


def _write(path: Path, form: Form, files: list[tuple[str, str]]) -> None:
    if form is Form.FOLDER:
        path.mkdir(parents=True, exist_ok=True)
        for name, text in files:
            (path / name).write_text(text, newline="")
    elif form is Form.JSON:
        path.write_text(files[0][1])
    else:
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, text in files:
                archive.writestr(zipfile.ZipInfo(name, EPOCH), text.encode(), zipfile.ZIP_DEFLATED)


def _files(flat: Flat, sources: Sequence[JsonObject], form: Form, now: datetime) -> Iterator[tuple[str, str]]:
    if form is Form.JSON:
        yield "hsds.json", json.dumps(nested(flat), ensure_ascii=False, indent=1)
        return
    for entity in TABLES:
        yield entities()[entity].file, table(entity, flat[entity])
    yield "datapackage.json", json.dumps(_package(flat, sources, now), ensure_ascii=False, indent=2)


def nested(flat: Flat) -> dict[str, list[HsdsRow]]:
    """Every service with all that belongs to it, and the organisations that have none."""
    nest = Nest(flat)
    having = {row["organization_id"] for row in flat["service"]}
    return {
        "services": [nest.service(row) for row in flat["service"]],
        "organizations": [nest.organization(row) for row in flat["organization"] if row["id"] not in having],
    }


def table(entity: str, rows: Sequence[HsdsRow]) -> str:
    """A table as CSV, with the published columns in their order."""
    out = io.StringIO()
    columns = [name for name in entities()[entity].fields if (entity, name) not in NOT_PUBLISHED]
    written = csv.DictWriter(out, columns, restval="", lineterminator="\r\n")
    written.writeheader()
    written.writerows(rows)
    return out.getvalue()


def _package(flat: Flat, sources: Sequence[JsonObject], now: datetime) -> JsonObject:
    """The published datapackage with the tables that are in it, and where the rows came from."""
    package = datapackage()
    resources = [*(each for each in package["resources"] if each["name"] in flat), *of_places()]
    package |= {"title": "Oralu", "created": now.strftime("%Y-%m-%dT%H:%M:%SZ"), "resources": resources}
    package["sources"] = [{name: value for name, value in source.items() if value} for source in sources]
    return package
