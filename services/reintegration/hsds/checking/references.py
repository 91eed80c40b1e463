"""Rows together: ids that come twice, rows that name others that do not exist, organisations above themselves."""

from collections.abc import Iterator
from pathlib import PurePosixPath

from services.reintegration.hsds.checking.checked import CheckedRow
from services.reintegration.hsds.older import older_table
from services.reintegration.hsds.reading.rows import Reading
from services.reintegration.hsds.spec import NEEDED, PARENTS, REFERENCES, TABLES

By = dict[str, dict[str, CheckedRow]]


def joined(rows: list[CheckedRow], found: Reading) -> By:
    """The rows by entity and id, in an order in which each stands behind those that it names; what does not hold together is told."""
    by = _by_id(rows, found)
    left_out: dict[str, set[str]] = {entity: set() for entity in TABLES}
    for entity in TABLES:
        for row in list(by[entity].values()):
            if not _names_known(row, by, left_out, found):
                del by[entity][row.id]
                left_out[entity].add(row.id)
        if entity in {"organization", "taxonomy_term"}:
            _break_circles(by[entity], "parent_organization_id" if entity == "organization" else "parent_id", found)
    return by


def _by_id(rows: list[CheckedRow], found: Reading) -> By:
    by: By = {entity: {} for entity in TABLES}
    for row in rows:
        first = by[row.entity].setdefault(row.id, row)
        if first is not row and _of_another_table(first, row):
            row.id = f"{_stem(row)}:{row.id}"
            first = by[row.entity].setdefault(row.id, row)
        if first is row:
            continue
        if row.nested and first.nested and _agree(first, row):
            first.values = first.values | row.values
            first.names = first.names | row.names
        elif row.without_id or (first.values == row.values and first.names == row.names):
            found.wrong(row.file, row.row, "id", "repeated_row", f"{first.file} {first.row}")
        else:
            found.wrong(row.file, row.row, "id", "id_twice", f"{row.id}: {first.file} {first.row}")
    return by


def _of_another_table(first: CheckedRow, row: CheckedRow) -> bool:
    """Whether an older version keeps the two in tables of their own, each with its ids: hours of the week and of holidays, say."""
    tables = [_stem(each) for each in (first, row)]
    return not (first.nested or row.nested) and len({older_table(table) for table in tables}) > 1


def _stem(row: CheckedRow) -> str:
    return PurePosixPath(row.file.replace("\\", "/")).stem.casefold()


def _agree(first: CheckedRow, row: CheckedRow) -> bool:
    """Whether one object that is nested in several places says the same of itself everywhere."""
    same = all(first.values.get(name, value) == value for name, value in row.values.items())
    return same and all(first.names.get(name, value) == value for name, value in row.names.items())


def _names_known(row: CheckedRow, by: By, left_out: dict[str, set[str]], found: Reading) -> bool:
    """Forget what it names and does not exist; False where it then belongs to nobody."""
    for name, number in list(row.names.items()):
        entity = str(row.values.get("link_entity")) if name == "link_id" else REFERENCES[name]
        if entity == row.entity or number in by.get(entity, ()):
            continue
        needed = name in NEEDED.get(row.entity, ())
        others = PARENTS.get(row.entity, ())
        alone = needed or (name in others and not any(each in row.names for each in others if each != name))
        problem = "names_one_left_out" if number in left_out.get(entity, ()) else "names_unknown"
        elsewhere = next((other for other in ("service", "location", "organization") if number in by[other]), None)
        value = f"{entity} {number}" if elsewhere is None or problem == "names_one_left_out" else f"{entity} {number} ({elsewhere})"
        found.wrong(row.file, row.row, name, problem, value, kept=not alone)
        del row.names[name]
        if alone:
            return False
    return True


def _break_circles(rows: dict[str, CheckedRow], above: str, found: Reading) -> None:
    """A row that names an unknown one above it, or stands above itself, has none above it."""
    for row in rows.values():
        if above in row.names and row.names[above] not in rows:
            found.wrong(row.file, row.row, above, "names_unknown", row.names.pop(above), kept=True)
    sound: set[str] = set()
    for row in list(rows.values()):
        way = list(_way_up(row, rows, above, sound))
        if way and way[-1].names.get(above) in {each.id for each in way}:
            circle = way[[each.id for each in way].index(way[-1].names[above]) :]
            for each in circle:
                found.wrong(each.file, each.row, above, "circle", " → ".join(one.id for one in circle)[:200], kept=True)
                del each.names[above]
        sound.update(each.id for each in way)


def _way_up(row: CheckedRow, rows: dict[str, CheckedRow], above: str, sound: set[str]) -> Iterator[CheckedRow]:
    seen: set[str] = set()
    while row.id not in seen and row.id not in sound:
        seen.add(row.id)
        yield row
        if above not in row.names:
            return
        row = rows[row.names[above]]
