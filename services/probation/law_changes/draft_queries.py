"""Reads of proposed changes of the law's data."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from services.probation.database import DB
from services.probation.law_changes.domain.changes import JUDGED, Change, change_of
from services.probation.law_changes.domain.states import State
from shared.db.keyset import KeysetPage, page_of
from shared.db.rows import fetch_row, fetch_rows, from_json
from shared.values import JsonObject

OF_THE_DESK = "reintegration"
DRAFTS = """SELECT * FROM probation.law_draft WHERE (state = 'waiting') = $1 AND ($3::uuid IS NULL OR (proposed_at, id) <
    (SELECT l.proposed_at, l.id FROM probation.law_draft l WHERE l.id = $3)) ORDER BY proposed_at DESC, id DESC LIMIT $2"""
UNCOUNTED = """SELECT * FROM probation.law_draft WHERE state = 'waiting' AND effects IS NULL AND section = ANY ($1) AND book <> $2
    ORDER BY proposed_at, id LIMIT 1"""
CANCELLING = "SELECT * FROM probation.law_draft WHERE cancels = $1 AND state = 'waiting'"


@dataclass(frozen=True, slots=True)
class Draft:
    """A proposed change with its answer; or, with `cancels`, the proposal to take back that version, which `entry` repeats."""

    id: UUID
    book: str
    section: str
    key: str
    valid_from: date
    why: str
    document: str
    proposed_at: datetime
    proposed_by: UUID
    proposed_by_name: str
    effects_at: datetime | None
    state: State
    answered_at: datetime | None
    answered_by_name: str | None
    answer: str | None
    cancels: UUID | None
    entry: JsonObject = from_json()
    before: JsonObject = from_json()
    effects: JsonObject = from_json()

    @property
    def change(self) -> Change:
        """What it changes."""
        return change_of(self.section, self.entry, self.before or None)

    @property
    def counted(self) -> JsonObject:
        """What was counted, by simulation; drafts from before there were several have one, of the cases."""
        found: JsonObject = self.effects.get("simulations") or ({"cases": self.effects} if "cases" in self.effects else {})
        return found

    @property
    def judges(self) -> bool:
        """Whether open cases of this service can be judged otherwise by it: words judge nothing, and the desk's cases are the desk's."""
        return self.section in JUDGED and self.book != OF_THE_DESK


async def drafts(*, waiting: bool, size: int, after: UUID | None = None) -> KeysetPage[Draft]:
    """Drafts that wait for a second administrator, or those that were answered, the latest first."""
    return page_of(await fetch_rows(DB, Draft, DRAFTS, waiting, size + 1, after), size, begins_after=after)


async def draft(number: UUID) -> Draft | None:
    """One draft."""
    return await fetch_row(DB, Draft, "SELECT * FROM probation.law_draft WHERE id = $1", number)


async def cancelling(version: UUID) -> Draft | None:
    """The draft that waits and would take back that version."""
    return await fetch_row(DB, Draft, CANCELLING, version)


async def uncounted_draft() -> Draft | None:
    """The oldest draft whose effects nobody has counted."""
    return await fetch_row(DB, Draft, UNCOUNTED, sorted(JUDGED), OF_THE_DESK)
