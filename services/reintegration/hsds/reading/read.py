"""Everything that a path holds, as rows by their HSDS 3.0 names."""

from pathlib import Path, PurePosixPath

from services.reintegration.hsds.older import KNOWN, entity_of, renamed, several
from services.reintegration.hsds.reading.archives import read_files
from services.reintegration.hsds.reading.csv_rows import read_csv
from services.reintegration.hsds.reading.json_rows import read_json
from services.reintegration.hsds.reading.package import PACKAGE, stems_of
from services.reintegration.hsds.reading.rows import RawRow, Reading
from services.reintegration.hsds.spec import entities

LEFT_OUT = {"metadata", "meta_table_description", "url"}
"""Tables of HSDS that say how others were written."""


def read(path: Path) -> Reading:
    """Read a folder, a zip or a file. Never raises for what is in it: that is a defect."""
    found = Reading()
    files = read_files(path, found)
    stems = stems_of(files, found)
    for name, content in files:
        stem = stems.get(name) or PurePosixPath(name.replace("\\", "/")).stem
        if PurePosixPath(name).name == PACKAGE:
            continue
        if name.casefold().endswith((".json", ".jsonl", ".ndjson")):
            read_json(name, stem, content, found)
        elif entity_of(stem) in entities() or entity_of(stem) in LEFT_OUT | {"eligibility"}:
            read_csv(name, stem, content, found)
        else:
            found.wrong(name, "", "", "unknown_file")
    if not files:
        found.wrong(path.name, "", "", "nothing_to_read")
    found.rows = _renamed(found)
    return found


def _renamed(found: Reading) -> list[RawRow]:
    """By the names of 3.0; columns that are in neither version are told once a file."""
    rows: list[RawRow] = []
    told: set[tuple[str, str]] = set()
    left_out: dict[str, int] = {}
    for row in found.rows:
        stem = PurePosixPath(row.file.replace("\\", "/")).stem
        entity, values = renamed(row.entity, stem, dict(row.values))
        if entity in LEFT_OUT:
            left_out[row.file] = left_out.get(row.file, 0) + 1
            continue
        if entity == "eligibility":
            values, entity = {"id": values.get("service_id"), "eligibility_description": values.get("eligibility")}, "eligibility"
        known = entities().get(entity)
        if known is None and entity != "eligibility":
            found.wrong(row.file, row.row, "", "unknown_entity", entity)
            continue
        for column in values if known is not None else ():
            if known is None or column in known.fields or column in KNOWN.get(entity, ()) or (row.nested and column.endswith("_id")):
                continue
            if (row.file, column) not in told:
                told.add((row.file, column))
                found.wrong(row.file, row.row if row.nested else "1", column, "unknown_column", kept=True)
        rows += [RawRow(entity, row.file, row.row, each, row.nested) for each in several(entity, values)]
    for file, count in left_out.items():
        found.wrong(file, "", "", "not_kept_here", count, kept=True)
    return rows
