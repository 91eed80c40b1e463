"""What a datapackage says about the files beside it."""

import json
from pathlib import PurePosixPath
from typing import Any

from services.reintegration.hsds.reading.archives import Files
from services.reintegration.hsds.reading.csv_rows import decoded
from services.reintegration.hsds.reading.rows import Reading
from shared.values import JsonObject

PACKAGE = "datapackage.json"


def stems_of(files: Files, found: Reading) -> dict[str, str]:
    """File: the entity that a datapackage says it holds; its licence is kept."""
    stems: dict[str, str] = {}
    for name, content in files:
        if PurePosixPath(name).name != PACKAGE:
            continue
        try:
            package: Any = json.loads(decoded(content))
        except (ValueError, RecursionError):
            found.wrong(name, "", "", "not_json")
            continue
        if not isinstance(package, dict):
            found.wrong(name, "", "", "not_json")
            continue
        found.licence = _licence(package)
        known = {other for other, _ in files}
        resources = package.get("resources")
        for resource in resources if isinstance(resources, list) else []:
            if not isinstance(resource, dict) or not isinstance(resource.get("path"), str) or not isinstance(resource.get("name"), str):
                continue
            file = str(PurePosixPath(name).parent / resource["path"])
            if file in known:
                stems[file] = resource["name"]
            elif ".." in resource["path"] or resource["path"].startswith(("/", "http")):
                found.wrong(name, "", "path", "outside", resource["path"])
    return stems


def _licence(package: JsonObject) -> str:
    given = package.get("licenses") or package.get("license")
    first = given[0] if isinstance(given, list) and given else given
    if isinstance(first, dict):
        return str(first.get("name") or first.get("type") or first.get("title") or first.get("path") or "")[:200]
    return str(first or "")[:200]
