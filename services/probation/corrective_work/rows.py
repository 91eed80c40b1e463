"""An entry of corrective work as it is read."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from services.probation.corrective_work.domain.entries import Entry, Kind
from shared.db.rows import from_json
from shared.values import JsonObject


@dataclass(frozen=True, slots=True)
class ShownEntry:
    """An entry with who made it."""

    id: UUID
    number: int
    kind: Kind
    on_date: date
    refers_to: UUID | None
    document: str
    why: str
    by_id: UUID
    by_name: str
    at: datetime
    content: JsonObject = from_json()

    def plain(self) -> Entry:
        """As the domain takes it."""
        return Entry(self.id, self.number, self.kind, self.on_date, self.content, self.refers_to, self.document)
