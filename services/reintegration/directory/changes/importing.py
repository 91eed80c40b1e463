"""What another directory now says about an entry that was corrected here: it waits for the coordinator, and overwrites nothing."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

import orjson

from services.reintegration.database import DB
from services.reintegration.directory.changes.actions import ADD
from services.reintegration.directory.entries.parts import COLUMNS
from services.reintegration.directory.entries.records import snapshot
from shared.values import JsonObject

ASKED = """SELECT 1 FROM reintegration.directory_change WHERE subject = $1 AND after = $2::jsonb AND origin = 'import'
    AND state IN ('proposed', 'refused')"""
OWN = frozenset({"organisation", "need", "needs", "protected", "region"})
"""What is decided here and nowhere else."""


@dataclass(frozen=True, slots=True)
class Newer:
    """The columns of an entry as another directory now has them."""

    entity: str
    subject: UUID
    columns: JsonObject


async def propose_newer(newer: Newer, *, source: str, now: datetime) -> bool:
    """Inside the caller's transaction: put it before the coordinator; returns whether that is new.

    What was refused once is not asked again.
    """
    before = await snapshot(newer.entity, newer.subject, lock=True)
    if before is None or before["ended"]:
        return False
    after = before | {name: _merged(before.get(name), value) for name, value in _said(newer).items()}
    body = orjson.dumps(after).decode()
    if after == before or await DB.fetch(ASKED, newer.subject, body):
        return False
    organisation = newer.subject if newer.entity == "organisation" else UUID(str(before["organisation"]))
    about = (uuid4(), newer.entity, newer.subject, organisation, "correct", orjson.dumps(before).decode(), body)
    who = (None, "import", None, None, source, "import", now, None)
    await DB.connection().execute(ADD, *about, *who, "proposed", None, None, None)
    return True


def _said(newer: Newer) -> JsonObject:
    """What the other directory says; a field that it leaves empty says nothing."""
    wanted = set(COLUMNS[newer.entity]) - OWN
    return {name: value for name, value in newer.columns.items() if name in wanted and value not in (None, "", {}, [])}


def _merged(before: object, value: object) -> object:
    """A text in one language keeps the others; a number is compared as one."""
    if isinstance(before, Mapping) and isinstance(value, Mapping):
        return {**before, **value}
    return type(before)(value) if isinstance(before, int | float) and isinstance(value, str | int | float) else value
