"""Recording that a copy of a case was made, before it is handed out."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from services.reintegration.case_export.contents import Part
from services.reintegration.cases.locking import locked_case
from services.reintegration.database import DB, Audit
from services.reintegration.timeline.actions import write_entry
from shared import audit
from shared.actors import Actor
from shared.db.engine import transaction


@dataclass(frozen=True, slots=True)
class Copy:
    """For whom, in which form (pdf or json), with which parts; `purpose`: for what sensitive needs are on it, None without them."""

    recipient: str
    form: str
    parts: Collection[Part]
    purpose: str | None


async def note_copy(person: UUID, copy: Copy, *, by: Actor, now: datetime) -> None:
    """Write it into the history and the audit. A closed case is copied, too. Raises NotThere."""
    async with transaction(DB):
        await locked_case(person, by=by, must_be_open=False)
        await write_entry(person, "case_copied", by=by, now=now, **{"for": copy.recipient})
        details: audit.Details = {
            "for": copy.recipient, "form": copy.form, "parts": " ".join(sorted(copy.parts)), "purpose": copy.purpose or "",
        }  # fmt: skip
        await audit.record(Audit, by=by, action="case_copied", about=person, details=details, at=now)
