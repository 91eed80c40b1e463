"""Which row of ours a row of another directory is: always the same one, so that reading it again changes nothing."""

from hashlib import sha256
from uuid import NAMESPACE_URL, UUID, uuid5

import orjson

from services.reintegration.hsds.checking.checked import CheckedRow
from services.reintegration.hsds.checking.references import By


def source_id(name: str) -> UUID:
    """The id of another directory by its name."""
    return uuid5(NAMESPACE_URL, f"oralu:hsds:{name.casefold()}")


def own_id(source: UUID, entity: str, external: str) -> UUID:
    """Our id of a row of another directory."""
    return uuid5(source, f"{entity}:{external}")


def content_hash(row: CheckedRow) -> str:
    """Changes whenever what the row says changes."""
    content = orjson.dumps([row.values, row.names], default=str, option=orjson.OPT_SORT_KEYS)
    return sha256(content).hexdigest()


def all_ids(source: UUID, by: By) -> dict[UUID, CheckedRow]:
    """The rows by our ids."""
    return {own_id(source, entity, number): row for entity, rows in by.items() for number, row in rows.items()}
