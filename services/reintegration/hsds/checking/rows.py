"""Rows, one by one: every cell read, what is missing told, what is about persons left out."""

import json
from hashlib import sha256

from services.reintegration.directory.values.wrong import Wrong
from services.reintegration.hsds.checking.checked import CheckedRow
from services.reintegration.hsds.checking.fields import reader
from services.reintegration.hsds.checking.languages import language_code
from services.reintegration.hsds.checking.places import check_point
from services.reintegration.hsds.reading.rows import RawRow, Reading
from services.reintegration.hsds.spec import NEEDED, NEVER, PARENTS, Entity, entities

LONGEST_ID = 400
ASSUMED = {("service", "status"): "active", ("location", "location_type"): "physical", ("address", "address_type"): "physical"}
"""What is taken where a directory does not say it."""
OPTIONAL = {("location", "location_type"), ("address", "address_type")}
"""Fields that older versions do not have: nothing is said where they are missing."""


def check_row(raw: RawRow, found: Reading) -> CheckedRow | None:
    """The row with typed values; None where something is missing without which it says nothing."""
    entity = entities()[raw.entity]
    given = {name: _text(value) for name, value in raw.values.items() if name in entity.fields}
    row = CheckedRow(raw.entity, raw.file, raw.row, given.get("id", "").strip(), nested=raw.nested)
    _identify(row, given, found)
    for name, value in given.items():
        if name == "id" or not value.strip():
            continue
        if (raw.entity, name) in NEVER:
            found.personal += 1
        elif entity.fields[name].names or name == "link_id":
            row.names[name] = value.strip()
        else:
            _read(row, name, value, found)
    _more(row, found)
    _assume(row, entity, given, found)
    return row if _complete(row, found) else None


def _identify(row: CheckedRow, given: dict[str, str], found: Reading) -> None:
    if len(row.id) > LONGEST_ID:
        found.wrong(row.file, row.row, "id", "too_long", row.id, kept=True)
        row.id = ""
    elif not row.id:
        found.wrong(row.file, row.row, "id", "missing_id", kept=True)
    if not row.id:
        content = json.dumps([row.entity, sorted(given.items())], ensure_ascii=False)
        row.id, row.without_id = f"row:{sha256(content.encode(errors='replace')).hexdigest()[:32]}", True


def _read(row: CheckedRow, name: str, value: str, found: Reading) -> None:
    read = reader(row.entity, name)(value)
    if isinstance(read, Wrong):
        found.wrong(row.file, row.row, name, read.problem, value, kept=True)
        if isinstance(read.value, str):
            row.values[name] = read.value
    elif read is not None:
        row.values[name] = read


def _more(row: CheckedRow, found: Reading) -> None:
    """What two cells say together."""
    if row.entity == "location":
        check_point(row, found)
    elif row.entity == "language":
        _language(row, found)
    elif row.entity == "service":
        least, most = row.values.get("minimum_age"), row.values.get("maximum_age")
        if isinstance(least, int) and isinstance(most, int) and least > most:
            found.wrong(row.file, row.row, "maximum_age", "ages_swapped", f"{least} > {most}", kept=True)
            del row.values["minimum_age"], row.values["maximum_age"]
        if "fees" in row.values:
            row.values.setdefault("fees_description", row.values.pop("fees"))
    elif row.entity == "phone" and not any(sign.isdigit() for sign in str(row.values.get("number", ""))) and "number" in row.values:
        found.wrong(row.file, row.row, "number", "no_phone_number", row.values.pop("number"))
    elif row.entity == "attribute" and isinstance(entity := row.values.get("link_entity"), str):
        row.values["link_entity"] = entity.replace(" ", "_")
    elif row.entity == "service_capacity":
        available, maximum = row.values.get("available"), row.values.get("maximum")
        if isinstance(available, int) and isinstance(maximum, int) and available > maximum:
            found.wrong(row.file, row.row, "available", "more_free_than_places", available, kept=True)
            del row.values["available"]


def _language(row: CheckedRow, found: Reading) -> None:
    given = str(row.values.get("code") or row.values.get("name") or "")
    code = language_code(given) if given else None
    if given and code is None:
        found.wrong(row.file, row.row, "code" if "code" in row.values else "name", "unknown_language", given, kept=True)
        row.values.setdefault("name", given)
        row.values.pop("code", None)
    elif code is not None:
        row.values["code"] = code


def _assume(row: CheckedRow, entity: Entity, given: dict[str, str], found: Reading) -> None:
    needed = NEEDED.get(row.entity, ())
    for name, field in entity.fields.items():
        missing = field.required and name != "id" and name not in row.values and name not in row.names
        if missing and name not in needed and (row.entity, name) not in OPTIONAL and not given.get(name, "").strip():
            found.wrong(row.file, row.row, name, "missing_and_assumed" if (row.entity, name) in ASSUMED else "missing", kept=True)
    for (of, name), value in ASSUMED.items():
        if of == row.entity:
            row.values.setdefault(name, value)


def _complete(row: CheckedRow, found: Reading) -> bool:
    missing = [name for name in NEEDED.get(row.entity, ()) if name not in row.values and name not in row.names]
    for name in missing:
        found.wrong(row.file, row.row, name, "missing_and_left_out")
    parents = PARENTS.get(row.entity)
    if not missing and parents and not any(name in row.names for name in parents):
        found.wrong(row.file, row.row, parents[0], "belongs_to_nobody")
        return False
    if row.entity == "language" and not {"name", "code"} & set(row.values):
        found.wrong(row.file, row.row, "name", "missing_and_left_out")
        return False
    return not missing


def _text(value: object) -> str:
    if value is None or isinstance(value, bool):
        return "" if value is None else str(value)
    return str(value)
