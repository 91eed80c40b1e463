"""Writing what a field was before. Rows are added and never changed."""

import json
from collections.abc import Iterable
from datetime import datetime
from uuid import uuid4

from services.probation.database import DB
from services.probation.history.domain import NewChange
from services.probation.history.tables import FieldChange
from shared.actors import Actor
from shared.db.engine import transaction


async def write_changes(changes: Iterable[NewChange], *, by: Actor, now: datetime) -> None:
    """One row for each change, inside the caller's transaction."""
    async with transaction(DB):
        for change in changes:
            await FieldChange.insert(
                FieldChange(
                    id=uuid4(), person=change.person, registration=change.registration, field=change.field, entry=change.entry,
                    old=json.dumps(change.old), new=json.dumps(change.new), kind=change.kind, valid_from=change.valid_from,
                    why=change.why, document=change.document, by_id=by.id, by_name=by.name, at=now, undoes=change.undoes,
                )
            )  # fmt: skip
