"""Reads of the timeline."""

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from services.reintegration.database import DB
from services.reintegration.timeline.tables import ENTRY
from shared.db.keyset import KeysetPage, page_of
from shared.db.rows import fetch_rows, from_json
from shared.values import Details


@dataclass(frozen=True, slots=True)
class TimelineEntryRow:
    """What happened: its kind, codes in `details`, a person's own words in `words`."""

    id: UUID
    person: UUID
    kind: str
    words: str | None = field(repr=False)
    by_name: str
    by_role: str
    at: datetime
    details: Details = from_json()
    sealed: bytes | None = field(default=None, repr=False, kw_only=True)


KINDS: dict[str, tuple[str, ...]] = {
    "notes": ("note",),
    "contacts": ("contact_made", "appointment_made", "appointment_moved", "appointment_cancelled", "appointment_ended"),
    "partners": ("part_note", "part_note_corrected", "part_given", "part_ended", "institution_opened", "institution_handed_over"),
}
"""What a reader can choose to see of a timeline."""


async def timeline_of(person: UUID, *, kinds: str = "", size: int = 100, after: UUID | None = None) -> KeysetPage[TimelineEntryRow]:
    """What happened, newest first; `after` is an entry, `kinds` one of KINDS or empty for everything."""
    chosen = list(KINDS[kinds]) if kinds in KINDS else None
    rows = await fetch_rows(
        DB,
        TimelineEntryRow,
        "SELECT * FROM reintegration.timeline_entry WHERE person = $1 AND ($3::uuid IS NULL OR (at, id) <"
        " (SELECT at, id FROM reintegration.timeline_entry WHERE id = $3)) AND ($4::text[] IS NULL OR kind = ANY ($4))"
        " ORDER BY at DESC, id DESC LIMIT $2",
        *(person, size + 1, after, chosen),
    )
    return page_of(await ENTRY.opened(rows), size, begins_after=after)
